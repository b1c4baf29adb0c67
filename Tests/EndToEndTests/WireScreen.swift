/// A terminal as far as the reader needs one: what its tokens make of a screen, and what they have
/// switched on.
struct WireScreen {
  private(set) var columns: Int
  private(set) var rows: Int
  /// The scalars of each cell; none where a wide character covers it.
  private var cells: [String]
  private var row = 0
  private var column = 0
  /// Private modes that are on, by their numbers.
  private(set) var modes: Set<Int> = [7, 25]
  private(set) var hasKeypad = false
  private(set) var isPlain = true
  private(set) var link = ""
  private(set) var title = "the user's"
  private(set) var titles: [String] = []
  private(set) var copied: [String] = []
  private var keptTitles: [String] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: " ", count: columns * rows)
  }

  /// As a terminal does it: what fits is kept.
  mutating func resize(columns: Int, rows: Int) {
    var other = WireScreen(columns: columns, rows: rows)
    for row in 0..<min(rows, self.rows) {
      for column in 0..<min(columns, self.columns) {
        other.cells[row * columns + column] = cells[row * self.columns + column]
      }
    }
    cells = other.cells
    self.columns = columns
    self.rows = rows
    row = min(row, rows - 1)
    column = min(column, columns - 1)
  }

  /// The lines without blanks at their ends.
  var lines: [String] {
    (0..<rows).map { row in
      var line = cells[row * columns..<(row + 1) * columns].joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  var text: String { lines.joined(separator: "\n") }

  /// What is left of ours where nothing may be.
  var remains: [String] {
    var remains = modes.symmetricDifference([7, 25]).sorted().map { "mode \($0)" }
    if hasKeypad { remains.append("keypad") }
    if !isPlain { remains.append("attributes") }
    if !link.isEmpty { remains.append("link") }
    if title != "the user's" || !keptTitles.isEmpty { remains.append("title") }
    return remains
  }

  mutating func play(_ token: WireGrammar.Token) {
    switch token {
    case .text(let scalar): put(scalar)
    case .control(0x0D): column = 0
    case .control(0x08): column = max(min(column, columns - 1) - 1, 0)
    case .control: lineFeed()
    case .escape("="): hasKeypad = true
    case .escape(">"): hasKeypad = false
    case .escape("M"): row = max(row - 1, 0)
    case .escape: break
    case .sequence(let parameters, let last): playSequence(parameters, last)
    case .command(2, let text):
      title = text
      titles.append(text)
    case .command(8, let text): link = text == ";" ? "" : text
    case .command(52, let text): copied.append(String(text.dropFirst(2)))
    case .command: break
    }
  }

  private mutating func lineFeed() {
    row += 1
    guard row >= rows else { return }
    row = rows - 1
    cells = Array(cells.dropFirst(columns)) + Array(repeating: " ", count: columns)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(scalar)
    if width == 0 {
      cells[place(max(column - 1, 0))].unicodeScalars.append(scalar)
      return
    }
    if column + width > columns {
      column = 0
      lineFeed()
    }
    guard column + width <= columns else { return }
    cells[place(column)] = String(scalar)
    if width == 2 { cells[place(column + 1)] = "" }
    column += width
    if column < columns, cells[place(column)].isEmpty { cells[place(column)] = " " }
  }

  /// Good enough for what these tests show.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xA960..<0xA980, 0xAC00..<0xD7A4, 0xF900..<0xFB00,
      0xFE30..<0xFE70, 0xFF00..<0xFF61, 0xFFE0..<0xFFE7, 0x1F300..<0x1F650, 0x1F680..<0x1F700,
      0x1F900..<0x1FA00, 0x20000..<0x40000:
      return 2
    default: return 1
    }
  }

  private func place(_ column: Int) -> Int { row * columns + min(column, columns - 1) }

  private mutating func playSequence(_ parameters: String, _ last: Character) {
    let isPrivate = parameters.hasPrefix("?")
    let numbers = WireLists.numbers(isPrivate ? String(parameters.dropFirst()) : parameters)
    let count = max(numbers.first ?? 1, 1)
    switch last {
    case "h" where isPrivate: modes.formUnion(numbers)
    case "l" where isPrivate: modes.subtract(numbers)
    case "m": isPlain = numbers.allSatisfy { $0 == 0 }
    case "t" where parameters.hasPrefix("22"): keptTitles.append(title)
    case "t": title = keptTitles.popLast() ?? "lost"
    case "H":
      row = min(count, rows) - 1
      column = min(max(numbers.count > 1 ? numbers[1] : 1, 1), columns) - 1
    case "A": row = max(row - count, 0)
    case "B": row = min(row + count, rows - 1)
    case "C": column = min(column + count, columns - 1)
    case "D": column = max(min(column, columns - 1) - count, 0)
    case "G": column = min(count, columns) - 1
    case "d": row = min(count, rows) - 1
    case "J": erase(parameters == "2" ? 0..<cells.count : place(column)..<cells.count)
    case "K":
      let start = row * columns
      erase(parameters == "1" ? start..<place(column) + 1 : place(column)..<start + columns)
    case "X": erase(place(column)..<min(place(column) + count, (row + 1) * columns))
    default: break
    }
  }

  private mutating func erase(_ range: Range<Int>) {
    for index in range { cells[index] = " " }
  }
}
