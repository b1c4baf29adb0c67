import DigestCore
import Yams

extension SettingsReader {
  /// A path, or a list of paths; those that are none are reported and left out.
  mutating func paths(_ node: Node, of key: String) -> [String] {
    guard case .sequence(let nodes) = node else {
      return path(node, of: key).map { [$0] } ?? []
    }
    return nodes.compactMap { path($0, of: key) }
  }

  /// Absolute; `nil` where there is none, which is reported.
  mutating func path(_ node: Node, of key: String) -> String? {
    guard let text = node.text, !node.isEmpty, !text.isEmpty, !text.contains(where: \.isNewline)
    else {
      report(node, "\(key): must be a path (~/digests)")
      return nil
    }
    if text.hasPrefix("$") {
      report(node, "\(key): variables are not known here (~ is your home)")
      return nil
    }
    if text.hasPrefix("/") { return text }
    guard text.hasPrefix("~") else {
      return file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/") + "/" + text
    }
    let rest = text.dropFirst()
    guard rest.isEmpty || rest.hasPrefix("/") else {
      report(node, "\(key): homes of others are not known here (write out the path)")
      return nil
    }
    guard let home else {
      report(node, "\(key): there is no home that ~ could stand for")
      return nil
    }
    return home + rest
  }

  /// Exact to the millisecond; more than a billion seconds count as a billion.
  mutating func seconds(_ node: Node, of key: String) -> Duration? {
    let parts = (node.text ?? "").utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNumber =
      parts.count <= 2 && parts.contains { !$0.isEmpty }
      && parts.joined().allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let whole = parts.first else {
      report(node, "\(key): must be seconds, 0 or more (1.5)")
      return nil
    }
    let most = 1_000_000_000
    let seconds = min(most, whole.isEmpty ? 0 : Int(Substring(whole)) ?? most)
    let fraction = parts.count == 2 ? Substring(parts[1]).prefix(3) : ""
    let digits = fraction + String(repeating: "0", count: 3 - fraction.count)
    return .seconds(seconds) + .milliseconds(Int(digits) ?? 0)
  }

  /// A watched query, or a list of them.
  mutating func watchedQueries(_ node: Node, of key: String) -> [WatchedQuery] {
    guard case .sequence(let nodes) = node else {
      return watchedQuery(node, of: key).map { [$0] } ?? []
    }
    return nodes.compactMap { watchedQuery($0, of: key) }
  }

  private mutating func watchedQuery(_ node: Node, of key: String) -> WatchedQuery? {
    if case .mapping(let mapping) = node { return watchedQuery(mapping, node, of: key) }
    return query(node, of: key) { $0 }.map { WatchedQuery(name: $0, query: $0) }
  }

  private mutating func watchedQuery(
    _ mapping: Node.Mapping, _ node: Node, of key: String
  ) -> WatchedQuery? {
    var found: [WatchedQuery] = []
    var name: String?
    var (kinds, unknown) = (0, 0)
    for (nameNode, value) in mapping {
      guard let field = nameNode.text, let known = WatchField(rawValue: field) else {
        unknown += 1
        reportUnknown(
          nameNode, nameNode.text ?? "", known: WatchField.allCases.map(\.rawValue),
          hint: "a search that holds a colon and a space stands in quotes")
        continue
      }
      if known == .name {
        name = line(value)
        if name == nil { report(value, "\(key): a name must be a line of text") }
        continue
      }
      kinds += 1
      if let query = query(value, of: key, known.query) {
        found.append(WatchedQuery(name: line(value) ?? query, query: query))
      }
    }
    guard kinds == 1 else {
      // Where one is mistyped, that has been said.
      if kinds > 0 || unknown == 0 {
        report(node, "\(key): must have one of author, phrase and query")
      }
      return nil
    }
    guard var watched = found.first else { return nil }
    if let name { watched.name = name }
    return watched
  }

  /// The query that `make` makes of the text of `node`; what is wrong with it is reported.
  ///
  /// One of which a part is not understood is still one, as where it is typed.
  private mutating func query(
    _ node: Node, of key: String, _ make: (String) -> String?
  ) -> String? {
    guard let text = line(node), let query = make(text) else {
      report(node, "\(key): must be a search on one line, without quotes in author: and phrase:")
      return nil
    }
    // Which day it is changes what a query finds, not what is wrong with it.
    let parsed = Query(parsing: query, today: DigestDate(dayNumber: 0))
    for problem in parsed.problems { report(node, "\(key): \(problem.message)") }
    guard !parsed.isEmpty else {
      if parsed.problems.isEmpty { report(node, "\(key): \(query.shortened) finds everything") }
      return nil
    }
    return query
  }

  /// The text of `node` where it is one line and not empty.
  private func line(_ node: Node) -> String? {
    guard let text = node.text, !node.isEmpty else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count == 1, lines[0].contains(where: { !$0.isWhitespace }) else { return nil }
    return String(lines[0])
  }
}

/// The keys of an entry of the watch list.
private enum WatchField: String, CaseIterable {
  case author, phrase, query, name

  /// What is typed into a search for `text`; `nil` where that cannot be said.
  func query(_ text: String) -> String? {
    switch self {
    case .query, .name: text
    case .author: Self.quoted(text).map { "author:" + $0 }
    case .phrase: Self.quoted(text)
    }
  }

  /// Nothing stands for a quote within quotes.
  private static func quoted(_ text: String) -> String? {
    text.contains { "\"“”".contains($0) } ? nil : "\"\(text)\""
  }
}
