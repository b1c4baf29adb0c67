import TerminalGrid

/// Writes frames as ncurses and `FramePainter` do, as far as a frame's meaning goes: rows that differ,
/// in numbers, the ends of rows erased where they are blank.
struct FrameWriter {
  struct Way {
    var endsSingly: Bool
    var erasesToGround: Bool
    /// Whether of a row only what differs is written.
    var skips: Bool
    var erasesEnds: Bool

    init(number: Int) {
      endsSingly = number & 1 != 0
      erasesToGround = number & 2 != 0
      skips = number & 4 != 0
      erasesEnds = number & 8 != 0
    }
  }

  static let urls = [
    "https://a.example/é", "http://b.example/?q=\u{1B}]8;;", "javascript:alert(1)",
  ]

  private let size: Size
  private let way: Way
  private var translation: FrameTranslation
  /// The last frame; `nil` where the terminal may show anything.
  private var shown: Grid?
  private let openings: [[UInt8]]
  private let meanings: [FrameTranslation.Meaning]

  init(size: Size, way: Way) {
    self.size = size
    self.way = way
    translation = FrameTranslation(rendition: GraphicRendition(endsSingly: way.endsSingly))
    let targets = Self.urls.compactMap(LinkTarget.cleaned)
    require(targets.count == 2, "a link to no page")
    openings =
      [LinkTarget.closing] + targets.enumerated().map { LinkTarget.opening($1, id: $0 + 1) }
    meanings = (0..<openings.count).flatMap { link in
      (0..<64).map { .init(appearance: Self.look(of: Style(rawValue: $0)), link: link) }
    }
  }

  func newScreen() -> PlayedScreen {
    PlayedScreen(size: size, erasesToGround: way.erasesToGround) { scalar in
      scalar.isASCII ? 1 : DisplayText("a\(scalar)").width - 1
    }
  }

  mutating func forget() {
    shown = nil
    translation.forget()
  }

  mutating func written(_ grid: Grid) -> String {
    let rows = shown.map { GridDiff.changedRows(from: $0, to: grid) } ?? Array(0..<size.rows)
    var drawn: [UInt8] = []
    for row in rows { drawRow(row, of: grid, into: &drawn) }
    shown = grid
    let bytes = translation.translate(drawn, meanings: meanings, openings: openings)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func drawRow(_ row: Int, of grid: Grid, into drawn: inout [UInt8]) {
    var columns = 0..<size.columns
    if way.skips, let shown {
      let differing = columns.filter { column in
        grid[row, column] != shown[row, column]
          || number(of: grid, row, column) != number(of: shown, row, column)
      }
      guard let first = differing.first, let last = differing.last else { return }
      columns = first..<last + 1
      // A wide character is written whole, also where it was.
      if grid[row, first].width == 0 || shown[row, first].width == 0 {
        columns = first - 1..<columns.upperBound
      }
    }
    let end = columns.upperBound == size.columns ? endOfText(of: grid, row) : columns.upperBound
    drawn += Array("\u{1B}[\(row + 1);\(columns.lowerBound + 1)H".utf8)
    var current: Int?
    for column in columns where column < end && grid[row, column].width > 0 {
      let next = number(of: grid, row, column)
      if next != current { drawn += FrameTranslation.marker("\(next)") }
      current = next
      drawn += Array(grid[row, column].description.utf8)
    }
    guard end < size.columns, columns.upperBound == size.columns else { return }
    let column = max(end, columns.lowerBound)
    drawn += Array("\u{1B}[\(row + 1);\(column + 1)H".utf8)
    drawn += FrameTranslation.marker("\(number(of: grid, row, column))")
    drawn += Array("\u{1B}[K".utf8)
  }

  /// Where the blanks begin that can be erased: all of one number, in no link.
  private func endOfText(of grid: Grid, _ row: Int) -> Int {
    let last = number(of: grid, row, size.columns - 1)
    let meaning = meanings[last]
    guard way.erasesEnds, meaning.link == 0,
      meaning.appearance.attributes.isDisjoint(with: .onBlanks),
      way.erasesToGround || meaning.appearance.background == .standard
    else { return size.columns }
    var end = size.columns
    while end > 0, grid[row, end - 1].isBlank, number(of: grid, row, end - 1) == last { end -= 1 }
    return end
  }

  /// The number of a cell's look and link.
  private func number(of grid: Grid, _ row: Int, _ column: Int) -> Int {
    place(ofLinkIn: grid, row, column) * 64 + Int(grid[row, column].style.rawValue)
  }

  private func place(ofLinkIn grid: Grid, _ row: Int, _ column: Int) -> Int {
    let link = grid.links.first { $0.row == row && $0.columns.contains(column) }
    let place = link.flatMap { Self.urls.firstIndex(of: $0.url) } ?? 2
    return place < 2 ? place + 1 : 0
  }

  /// What a screen says of the link that a cell is part of; empty where of none.
  func link(of grid: Grid, _ row: Int, _ column: Int) -> String {
    let place = place(ofLinkIn: grid, row, column)
    guard place > 0 else { return "" }
    return String(decoding: openings[place].dropFirst(4).dropLast(2), as: UTF8.self)
  }

  /// Any look, of 64 styles.
  static func look(of style: Style) -> Appearance {
    let number = Int(style.rawValue)
    let colors: [Color] = [.standard, .ansi(1), .ansi(12), .indexed(200), .rgb(0x0A_FF00)]
    return Appearance(
      foreground: colors[number % 5], background: colors[number / 5 % 5],
      attributes: number < 20 ? [] : TextAttributes(rawValue: UInt8(number % 32)))
  }
}
