import TerminalGrid

/// A terminal as far as frames need one: plays bytes and holds what they show.
struct PlayedScreen {
  struct Cell: Equatable {
    var text = " "
    var look = Appearance()
    /// The parameters and the target of OSC 8; empty for none.
    var link = ""
  }

  private let size: Size
  /// Whether erased cells get the ground of the moment.
  private let erasesToGround: Bool
  /// Columns of a character; 0 of a mark.
  private let width: (Unicode.Scalar) -> Int
  private(set) var cells: [Cell]
  private(set) var look = Appearance()
  private(set) var link = ""
  /// What was erased while a link was open, which nothing may be.
  private(set) var erasedInLink = 0
  /// What it did not understand.
  private(set) var unknown: [String] = []
  private var row = 0
  private var column = 0
  private var input: [Unicode.Scalar] = []

  init(
    size: Size, erasesToGround: Bool = true,
    width: @escaping (Unicode.Scalar) -> Int = PlayedScreen.usualWidth
  ) {
    self.size = size
    self.erasesToGround = erasesToGround
    self.width = width
    cells = Array(repeating: Cell(), count: size.columns * size.rows)
  }

  subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  mutating func play(_ text: String) {
    input = text.unicodeScalars.reversed()
    while let scalar = input.popLast() {
      switch scalar {
      case "\u{1B}": playEscape()
      case "\r": column = 0
      case "\n": row = min(row + 1, size.rows - 1)
      case "\u{8}": column = max(min(column, size.columns - 1) - 1, 0)
      case "\0"..<" ", "\u{7F}"..."\u{9F}": unknown.append("\(scalar.value)")
      case _ where width(scalar) == 0: mark(scalar)
      default: put(scalar)
      }
    }
  }

  private func place(_ column: Int) -> Int { row * size.columns + min(column, size.columns - 1) }

  /// As the tests need it.
  private static func usualWidth(_ scalar: Unicode.Scalar) -> Int {
    if ("\u{300}"..."\u{36F}").contains(scalar) { return 0 }
    return scalar.value >= 0x1100 && scalar != "\u{FFFD}" ? 2 : 1
  }

  /// Puts a mark onto the character before it.
  private mutating func mark(_ scalar: Unicode.Scalar) {
    var place = place(max(column - 1, 0))
    if cells[place].text.isEmpty { place -= 1 }
    cells[place].text.unicodeScalars.append(scalar)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let isWide = width(scalar) == 2
    if cells[place(column)].text.isEmpty { cells[place(column) - 1].text = " " }
    cells[place(column)] = Cell(text: String(scalar), look: look, link: link)
    column += 1
    if isWide {
      cells[place(column)] = Cell(text: "", look: look, link: link)
      column += 1
    }
    if column < size.columns, cells[place(column)].text.isEmpty { cells[place(column)].text = " " }
  }

  private mutating func playEscape() {
    switch input.popLast() {
    case "[": playControl()
    case "]": playCommand()
    case "=", ">": break
    case "M": row = max(row - 1, 0)
    case let other: unknown.append("ESC \(other.map { "\($0)" } ?? "")")
    }
  }

  private mutating func playCommand() {
    var text = ""
    while let scalar = input.popLast(), scalar != "\u{7}" {
      if scalar == "\u{1B}" {
        if input.popLast() != "\\" { unknown.append("OSC \(text)") }
        break
      }
      text.unicodeScalars.append(scalar)
    }
    guard text.hasPrefix("8;") else { return }
    link = text == "8;;" ? "" : String(text.dropFirst(2))
  }

  private mutating func playControl() {
    var text = ""
    while let scalar = input.popLast() {
      text.unicodeScalars.append(scalar)
      if ("@"..."~").contains(scalar) { break }
    }
    let final = text.popLast()
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(numbers.first ?? 1, 1)
    switch final {
    case "H":
      row = min(count, size.rows) - 1
      column = min(max(numbers.count > 1 ? numbers[1] : 1, 1), size.columns) - 1
    case "A": row = max(row - count, 0)
    case "B": row = min(row + count, size.rows - 1)
    case "C": column = min(column + count, size.columns - 1)
    case "D": column = max(min(column, size.columns - 1) - count, 0)
    case "G": column = min(count, size.columns) - 1
    case "d": row = min(count, size.rows) - 1
    case "J": erase(numbers.first == 2 ? 0..<cells.count : place(column)..<cells.count)
    case "K":
      let start = row * size.columns
      erase(numbers.first == 1 ? start..<place(column) + 1 : place(column)..<start + size.columns)
    case "X": erase(place(column)..<min(place(column) + count, (row + 1) * size.columns))
    case "m": playRendition(numbers.isEmpty ? [0] : numbers)
    case "h", "l", "c", "t": break
    default: unknown.append("CSI \(text)\(final.map { "\($0)" } ?? "")")
    }
  }

  private mutating func erase(_ range: Range<Int>) {
    if !link.isEmpty { erasedInLink += 1 }
    let blank = Cell(look: Appearance(background: erasesToGround ? look.background : .standard))
    for index in range { cells[index] = blank }
  }

  private mutating func playRendition(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: look = Appearance()
      case 1: look.attributes.insert(.bold)
      case 2: look.attributes.insert(.dim)
      case 3: look.attributes.insert(.italic)
      case 4: look.attributes.insert(.underline)
      case 7: look.attributes.insert(.reverse)
      case 22: look.attributes.subtract([.bold, .dim])
      case 23: look.attributes.remove(.italic)
      case 24: look.attributes.remove(.underline)
      case 27: look.attributes.remove(.reverse)
      case 30...39: look.foreground = color(number - 30, &rest)
      case 40...49: look.background = color(number - 40, &rest)
      case 90...97: look.foreground = .ansi(UInt8(number - 82))
      case 100...107: look.background = .ansi(UInt8(number - 92))
      default: unknown.append("SGR \(number)")
      }
    }
  }

  private mutating func color(_ number: Int, _ rest: inout ArraySlice<Int>) -> Color {
    guard number == 8 else { return number == 9 ? .standard : .ansi(UInt8(number)) }
    if rest.popFirst() == 5 { return .indexed(UInt8(rest.popFirst() ?? 0)) }
    return .rgb((0..<3).reduce(0) { value, _ in value << 8 | UInt32(rest.popFirst() ?? 0) })
  }
}
