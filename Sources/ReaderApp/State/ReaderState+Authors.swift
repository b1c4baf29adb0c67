import DigestCore
import TerminalGrid

/// More by an author of the selected paper.
extension ReaderState {
  mutating func moreByAuthor() -> [Effect] {
    guard let entry = selectedEntry else {
      message = Message("no paper is selected", .error)
      return []
    }
    let authors = entry.paper.authors
    guard let first = authors.first else {
      message = Message("this paper names no authors", .error)
      return []
    }
    guard authors.count > 1 else { return search(author: first) }
    overlay = .authorMenu(selected: 0)
    return []
  }

  /// Lays the papers of an author over the present list.
  mutating func search(author: String) -> [Effect] {
    // A quote would end the name.
    let name = String(author.map { "\"\u{201C}\u{201D}".contains($0) ? " " : $0 })
    let text = "author:\"\(name)\""
    guard TextTerm(name, field: .author) != nil else {
      message = Message("this name has no letters to search for", .error)
      return []
    }
    guard view.source != .search(text) else {
      message = Message("these are the papers of \(author)")
      return []
    }
    hasMoved = true
    return pushSearch(text)
  }

  mutating func applyToAuthorMenu(_ action: OverlayAction, selected: Int) -> [Effect] {
    let authors = selectedEntry?.paper.authors ?? []
    let chosen: Int?
    switch action {
    case .edit(.moveSelection(let steps)):
      overlay = .authorMenu(selected: min(max(selected + steps, 0), max(authors.count - 1, 0)))
      return []
    case .edit(.movePage(let pages)):
      let target = selected + pages * max(layout.content.rows - 4, 1)
      overlay = .authorMenu(selected: min(max(target, 0), max(authors.count - 1, 0)))
      return []
    case .accept: chosen = selected
    case .choose(let key): chosen = AuthorMenu.index(of: key)
    case .edit, .complete, .close: chosen = nil
    }
    guard let chosen, authors.indices.contains(chosen) else { return [] }
    overlay = nil
    return search(author: authors[chosen])
  }
}

/// The keys of the menu of authors: digits, then letters that move nothing.
enum AuthorMenu {
  private static let keys = Array("123456789abcdefghilmoprstuvwxyz".unicodeScalars)

  /// `nil` for those beyond the keys.
  static func key(of index: Int) -> Unicode.Scalar? {
    keys.indices.contains(index) ? keys[index] : nil
  }

  static func index(of key: Unicode.Scalar) -> Int? { keys.firstIndex(of: key) }
}
