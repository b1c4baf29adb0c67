package import DigestCore
package import Marks

/// Marks with a letter: put with `m`, gone to with `'`.
package struct PlaceMenu: Equatable, Sendable {
  /// Else it is for going there.
  package var isSetting: Bool
  package var selected = 0
  /// The papers of the marks, by key; `nil` until they are found.
  package var entries: [PaperKey: PaperEntry]?
  /// The letter that was chosen before they were.
  var wanted: Unicode.Scalar?

  /// By letter.
  package static func places(in book: MarkBook) -> [(letter: Unicode.Scalar, place: MarkedPlace)] {
    book.places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension ReaderState {
  mutating func openPlaces(isSetting: Bool) -> [Effect] {
    if isSetting, selectedEntry == nil {
      message = Message("no paper is selected", .error)
      return []
    }
    if !isSetting, marks.book.places.isEmpty {
      message = Message("no marks yet: m and a letter puts one")
      return []
    }
    overlay = .places(PlaceMenu(isSetting: isSetting))
    return [.findPapers(PlaceMenu.places(in: marks.book).map(\.place.key))]
  }

  mutating func applyToPlaces(_ action: OverlayAction, _ menu: PlaceMenu) -> [Effect] {
    var menu = menu
    let places = PlaceMenu.places(in: marks.book)
    switch action {
    case .edit(.moveSelection(let steps)):
      menu.selected = min(max(menu.selected + steps, 0), max(places.count - 1, 0))
      overlay = .places(menu)
      return []
    case .accept:
      guard places.indices.contains(menu.selected) else { return [] }
      return take(places[menu.selected].letter, menu)
    case .choose(let letter):
      // Letters only: signs and digits are left for what may come.
      guard letter.properties.isAlphabetic else { return [] }
      return take(letter, menu)
    case .edit, .complete, .close: return []
    }
  }

  private mutating func take(_ letter: Unicode.Scalar, _ menu: PlaceMenu) -> [Effect] {
    guard !menu.isSetting else { return setPlace(letter) }
    guard let place = marks.book.places[letter] else {
      message = Message("no mark \(letter)", .error)
      overlay = nil
      return []
    }
    guard let entries = menu.entries else {
      var menu = menu
      menu.wanted = letter
      overlay = .places(menu)
      return []
    }
    overlay = nil
    guard let entry = entries[place.key] else {
      message = Message("\(MarkAction.name(of: place.key)) is not in this archive", .error)
      return []
    }
    return go(to: entry)
  }

  private mutating func setPlace(_ letter: Unicode.Scalar) -> [Effect] {
    overlay = nil
    guard let entry = selectedEntry else { return [] }
    let key = PaperKey(entry.paper)
    let place = MarkedPlace(key: key, date: entry.date)
    let words = "mark \(letter): \(MarkAction.name(of: key))"
    message = Message("\(words)\(glyphs.between)'\(letter) comes back\(glyphs.between)u undoes")
    return perform(MarkAction(changes: [.place(letter, place)], words: words))
  }

  /// Shows a paper in its day; Esc comes back.
  private mutating func go(to entry: PaperEntry) -> [Effect] {
    hasMoved = true
    uncoverHidden(entry)
    if view.source == .day(entry.date), let index = view.ids.firstIndex(of: entry.id) {
      view.select(index)
      view.focus = .list
      return []
    }
    return push(.day(entry.date), arrival: .paper(entry.id))
  }

  /// Takes the papers of marks.
  mutating func take(placesOf papers: [PaperEntry]) -> [Effect] {
    guard case .places(var menu) = overlay else { return [] }
    menu.entries = Dictionary(papers.map { (PaperKey($0.paper), $0) }) { first, _ in first }
    overlay = .places(menu)
    return menu.wanted.map { take($0, menu) } ?? []
  }
}
