import DigestCore

/// The parts of summaries that lists can be skimmed by.
enum SkimmedParts {
  /// In the order in which they are gone through.
  static let order: [SummarySections.Label] = [
    .results, .objective, .method, .implication, .summary,
  ]

  /// The one after `part`, `nil` after the last.
  static func next(after part: SummarySections.Label?) -> SummarySections.Label? {
    guard let part else { return order.first }
    return order.drop { $0 != part }.dropFirst().first
  }

  static func part(named name: String) -> SummarySections.Label? {
    order.first { $0.name == name }
  }
}

extension ReaderState {
  package var isSkimming: Bool { skimmedPart != nil }

  /// Whether the keys that read on do so in the list.
  var isReadingParts: Bool { isSkimming && focus == .list }

  var skimRoom: SkimRoom {
    guard isSkimming else { return .none }
    let isAll =
      isDense && !isZen && view.focus != .summary && prompt == nil && !display.isPlain
    guard isAll else { return .columns }
    let hasStatus =
      message != nil || count != nil || isLoading || marks.problem != nil || !view.isLoaded
    return .all(hasStatus: hasStatus)
  }

  /// Skims the list by the next part, at the end by none.
  mutating func skim() {
    // Who skims wants the list.
    isZen = false
    if view.focus == .summary { view.focus = .list }
    skimmedPart = SkimmedParts.next(after: skimmedPart)
    let key = keymap.keyName(of: .skim)
    message = Message(
      skimmedPart.map { part in
        let next = SkimmedParts.next(after: part)
        return "skimming: \(part.name)\(glyphs.between)\(key): \(next?.name ?? "the whole list")"
      } ?? "the whole list")
  }
}
