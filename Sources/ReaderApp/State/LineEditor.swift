/// One line of text with a cursor.
package struct LineEditor: Equatable, Sendable {
  package private(set) var text: String
  /// In characters from the start, 0 to the number of characters.
  package private(set) var cursor: Int
  /// The whole text is selected: what is typed replaces it.
  package private(set) var isFresh: Bool
  /// Characters of what was typed last that the line had no room for.
  private(set) var leftOut = 0

  package init(_ text: String = "", isFresh: Bool = false) {
    self.text = text
    cursor = text.count
    self.isFresh = isFresh && !text.isEmpty
  }

  package var beforeCursor: Substring { text.prefix(cursor) }

  /// Whether the text changed.
  @discardableResult
  package mutating func apply(_ edit: PromptEdit) -> Bool {
    let before = text
    leftOut = 0
    switch edit {
    case .insert(let new): insert(new)
    case .deleteBackward: delete(from: isFresh ? 0 : cursor - 1, to: cursor)
    case .deleteForward: delete(from: cursor, to: cursor + 1)
    case .deleteWord: delete(from: wordStart, to: cursor)
    case .deleteToStart: delete(from: 0, to: cursor)
    case .deleteToEnd: delete(from: cursor, to: text.count)
    case .left: cursor = max(cursor - 1, 0)
    case .right: cursor = min(cursor + 1, text.count)
    case .start: cursor = 0
    case .end: cursor = text.count
    case .submit, .cancel, .moveSelection, .movePage, .complete, .recall, .nextScope: return false
    }
    isFresh = false
    return text != before
  }

  /// Puts the cursor behind so many characters, as far as there are.
  package mutating func moveCursor(to characters: Int) {
    cursor = min(max(characters, 0), text.count)
    isFresh = false
  }

  /// Replaces the whole text.
  package mutating func set(_ new: String) {
    text = new
    cursor = new.count
    isFresh = false
  }

  /// Replaces the whole text and puts the cursor behind a UTF-8 offset of it.
  package mutating func set(_ new: String, cursor offset: Int) {
    set(new)
    let index = new.utf8.index(new.startIndex, offsetBy: min(max(offset, 0), new.utf8.count))
    cursor = new[..<index].count
  }

  /// Characters of a line.
  static let longest = 4_096

  private mutating func insert(_ new: String) {
    if isFresh { set("") }
    let room = max(Self.longest - text.count, 0)
    leftOut = max(new.count - room, 0)
    let typed = String(new.prefix(room).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    let head = text.prefix(cursor) + typed
    let tail = text.dropFirst(cursor)
    let whole = String(head + tail)
    cursor = min(head.count, whole.count)
    text = whole
  }

  private mutating func delete(from start: Int, to end: Int) {
    let start = max(start, 0)
    let end = min(end, text.count)
    guard start < end else { return }
    text = String(text.prefix(start) + text.dropFirst(end))
    cursor = start
  }

  /// Where the word before the cursor begins, the spaces after it counted in.
  private var wordStart: Int {
    let head = Array(text.prefix(cursor))
    var start = head.count
    while start > 0, head[start - 1] == " " { start -= 1 }
    while start > 0, head[start - 1] != " " { start -= 1 }
    return start
  }
}
