import ReaderApp
import TerminalGrid
import Testing
import Themes

/// Styles by number: what each looks like.
private func picture(
  _ grid: Grid, cursor: Position? = nil, title: String = "",
  _ appearances: [UInt16: Appearance] = [:]
) -> String {
  let sheet: StyleSheet = { style, _ in appearances[style.rawValue] ?? Appearance() }
  let picture = ScreenPicture(sheet, foreground: 0x222222, ground: 0xF8F4EA, title: title)
  return picture.svg(of: grid, cursor: cursor)
}

private func grid(_ lines: [String], style: UInt16 = 0) -> Grid {
  var grid = Grid(size: Size(columns: 40, rows: lines.count))
  for (row, line) in lines.enumerated() {
    let text = DisplayText(line, style: Style(rawValue: style))
    grid.write(text, row: row, column: 0, in: grid.bounds)
  }
  return grid
}

/// The texts of a picture, each with the cell it begins in and the columns it is given.
private func texts(of svg: String) -> [(row: Int, column: Int, columns: Int, text: String)] {
  svg.matches(of: /<text x="(\d+)" y="(\d+)"(?: textLength="(\d+)"[^>]*)?>([^<]*)<\/text>/).map {
    match in
    let text = String(match.4).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    return (
      (Int(match.2) ?? 0) / 20, (Int(match.1) ?? 0) / 9,
      match.3.flatMap { Int($0) }.map { $0 / 9 } ?? 1,
      text
    )
  }
}

/// What the cells of a row hold from a column on, to be compared with a text there.
private func text(of grid: Grid, row: Int, column: Int, columns: Int) -> String {
  (column..<column + columns).map { grid[row, $0].description }.joined()
}

struct ScreenPictureTests {
  @Test(
    "every text stands over its cells, and none is left out",
    arguments: [
      ["plain words, and  two   gaps", "<b>&amp;\"quoted\"</b>", ""],
      ["大型語言模型 and 한국어", "ab大cd型ef", "e\u{301}a\u{308} naïve Ωμέγα Жук"],
      ["👩‍🔬 🇩🇪 ✎★◆◇", "שלום עולם", "مرحبا x"],
    ])
  func placesTexts(lines: [String]) {
    let grid = grid(lines)

    let found = texts(of: picture(grid))

    var covered = Set<[Int]>()
    for text in found {
      #expect(
        ReaderAppTests.text(of: grid, row: text.row, column: text.column, columns: text.columns)
          == text.text)
      for column in text.column..<text.column + text.columns {
        #expect(covered.insert([text.row, column]).inserted)
      }
    }
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns where !grid[row, column].isBlank {
        #expect(covered.contains([row, column]))
      }
    }
  }

  @Test func `what is not of an alphabet stands alone`() {
    let found = texts(of: picture(grid(["ab ★ cd 大型"])))

    #expect(found.map(\.text) == ["ab", "★", "cd", "大", "型"])
    #expect(found.map(\.columns) == [2, 1, 2, 2, 2])
  }

  @Test(
    "frames, bars and signs are drawn, not written",
    arguments: ["│", "─", "┴", "├", "┼", "╭", "╮", "╯", "╰", "▌", "▁", "█", "▏", "●", "▾", "▸"])
  func shapes(sign: String) {
    let svg = picture(grid(["a\(sign)b"]))

    #expect(!svg.contains(sign))
    #expect(svg.contains(/<path fill="#222" d="(M[\d\sVvHhAaLlz.,-]+)+"\/>/))
    #expect(texts(of: svg).map(\.text) == ["a", "b"])
  }

  @Test(
    "attributes and colours are those of the style",
    arguments: [
      (Appearance(foreground: .rgb(0x123456)), "fill=\"#123456\">"),
      (Appearance(foreground: .rgb(0xAABBCC)), "fill=\"#abc\">"),
      (Appearance(foreground: .ansi(1)), "fill=\"#c72e2e\">"),
      (Appearance(foreground: .indexed(196)), "fill=\"#f00\">"),
      (Appearance(foreground: .indexed(232)), "fill=\"#080808\">"),
      (Appearance(), "fill=\"#222\">"),
      (Appearance(attributes: .bold), "fill=\"#222\" font-weight=\"bold\">"),
      (Appearance(attributes: .italic), "fill=\"#222\" font-style=\"italic\">"),
      (Appearance(attributes: .underline), "fill=\"#222\" text-decoration=\"underline\">"),
      (Appearance(attributes: .dim), "fill=\"#787672\">"),
      (Appearance(attributes: .reverse), "fill=\"#f8f4ea\">"),
    ])
  func looks(appearance: Appearance, look: String) {
    let svg = picture(grid(["text"], style: 1), [1: appearance])

    #expect(svg.contains("<g \(look)<text"))
    let hasGround = svg.contains("<rect x=\"0\" y=\"0\" width=\"36\" height=\"20\" fill=\"#222\"/>")
    #expect(hasGround == appearance.attributes.contains(.reverse))
  }

  @Test func `a ground is one piece, and goes to the window's edge from side to side only`() {
    var grid = Grid(size: Size(columns: 40, rows: 6))
    let area = Rect(row: 2, column: 3, rows: 3, columns: 10)
    grid.fill(area, style: Style(rawValue: 1))
    grid.fill(Rect(row: 0, column: 0, rows: 1, columns: 40), style: Style(rawValue: 2))

    let svg = picture(
      grid, [1: Appearance(background: .rgb(0x445566)), 2: Appearance(background: .rgb(0x778899))])

    #expect(svg.contains("<rect x=\"27\" y=\"40\" width=\"90\" height=\"60\" fill=\"#456\"/>"))
    #expect(svg.contains("<rect x=\"-12\" y=\"-12\" width=\"384\" height=\"32\" fill=\"#789\"/>"))
    #expect(svg.matches(of: /<rect x/).count == 5, "those two, the window, its edge and its shape")
  }

  @Test func `the cursor is drawn where it blinks`() {
    let svg = picture(grid(["abc"]), cursor: Position(row: 0, column: 2))

    #expect(svg.contains("d=\"M18 1h2v18h-2z\""))
    #expect(!picture(grid(["abc"]), cursor: Position(row: 3, column: 2)).contains("<path"))
  }

  @Test func `a screen is a small picture, the same every time, in which nothing acts`() throws {
    let played = try play("/diff<enter>", size: Size(columns: 120, rows: 36))
    let house = ScreenPicture(
      themeStyleSheet(.house(isDark: true)), foreground: 0, ground: 0, title: "<\u{1B}&\u{7}>")

    let svg = house.svg(of: played.grid)

    #expect(svg == house.svg(of: played.grid))
    #expect(svg.utf8.count < 30_000)
    #expect(svg.contains("<title>&lt;\u{FFFD}&amp;\u{FFFD}&gt;</title>"))
    #expect(!svg.contains(/<(a|script|image|style|foreignObject)\b|href|url\((?!#w\))/))
    #expect(svg.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }
}
