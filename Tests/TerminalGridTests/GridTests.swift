import TerminalGrid
import Testing

struct GridTests {
  private func grid(_ lines: String..., columns: Int) -> Grid {
    var grid = Grid(size: Size(columns: columns, rows: lines.count))
    for (row, line) in lines.enumerated() {
      grid.write(DisplayText(line), row: row, column: 0, in: grid.bounds)
    }
    return grid
  }

  @Test func `text is clipped to the area and to the screen`() {
    var grid = Grid(size: Size(columns: 6, rows: 2))
    let area = Rect(row: 0, column: 1, rows: 2, columns: 3)

    let end = grid.write(DisplayText("abcdef"), row: 0, column: 0, in: area)
    grid.write(DisplayText("xyz"), row: 1, column: 5, in: grid.bounds)
    grid.write(
      DisplayText("no"), row: 2, column: 0, in: Rect(row: 0, column: 0, rows: 9, columns: 9))
    grid.write(DisplayText("no"), row: -1, column: 0, in: grid.bounds)

    #expect(end == 6)
    #expect(grid.description == " bcd\n     x\n")
  }

  @Test func `half of a wide character at an edge becomes a blank`() {
    let style = Style(rawValue: 2)
    var grid = Grid(size: Size(columns: 4, rows: 1))

    grid.write(
      DisplayText("漢漢漢", style: style), row: 0, column: 0,
      in: Rect(row: 0, column: 1, rows: 1, columns: 2))

    #expect(grid.description == "\n")
    #expect(grid.row(0).map(\.style.rawValue) == [0, 2, 2, 0])
  }

  @Test(arguments: [
    (0, "x", "x 字"), (1, "x", " x字"), (2, "x", "漢x"), (3, "x", "漢 x"), (1, "国", " 国"),
    (0, "国", "国字"), (1, "xy", " xy"), (3, "国", "漢"),
  ])
  func `what is left of an overwritten wide character is blank`(
    column: Int, text: String, expected: String
  ) {
    var grid = grid("漢字", columns: 4)

    grid.write(DisplayText(text), row: 0, column: column, in: grid.bounds)

    #expect(grid.description == expected + "\n")
  }

  @Test func `filling blanks what it cuts in two`() {
    var grid = grid("漢字漢字", columns: 8)

    grid.fill(Rect(row: 0, column: 1, rows: 1, columns: 4), style: Style(rawValue: 1))

    #expect(grid.description == "      字\n")
    #expect(grid.row(0).map(\.style.rawValue) == [0, 1, 1, 1, 1, 0, 0, 0])
  }

  @Test func `an empty screen takes everything and shows nothing`() {
    for size in [Size(columns: 0, rows: 3), Size(columns: 3, rows: 0), Size(columns: 0, rows: 0)] {
      var grid = Grid(size: size)

      grid.write(DisplayText("漢字 and more"), row: 0, column: 0, in: grid.bounds)
      grid.fill(grid.bounds)
      grid.restyle(grid.bounds) { $0 }

      #expect(grid.description == String(repeating: "\n", count: size.rows))
    }
  }

  @Test func `a part of a text is drawn by its cells`() {
    var grid = Grid(size: Size(columns: 5, rows: 1))

    grid.write(DisplayText("ab漢cd"), cells: 1..<3, row: 0, column: 1, in: grid.bounds)

    #expect(grid.description == " b漢\n")
  }

  @Test func `wide characters keep their halves whatever is drawn over them`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let grid = scribbled(Size(columns: 9, rows: 3), using: &random)

      for row in 0..<3 {
        for column in 0..<9 {
          let isRightHalf = grid[row, column].width == 0
          let followsWide = column > 0 && grid[row, column - 1].width == 2
          #expect(isRightHalf == followsWide)
        }
        #expect(grid[row, 8].width != 2)
      }
    }
  }

  @Test func `the changed rows of the new screen make the old one the same`() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let size = Size(columns: 7, rows: 4)
      let old = scribbled(size, using: &random)
      var new = old
      for _ in 0..<Int.random(in: 0...2, using: &random) { scribble(on: &new, using: &random) }

      let rows = GridDiff.changedRows(from: old, to: new)

      let isSorted = zip(rows, rows.dropFirst()).allSatisfy(<)
      #expect(isSorted)
      for row in 0..<size.rows {
        #expect(rows.contains(row) == !old.row(row).elementsEqual(new.row(row)))
      }
    }
  }

  @Test func `a change of one style, mark or width is seen`() {
    let old = grid("ab", "cd", "ef", columns: 2)
    var new = old
    new.restyle(Rect(row: 0, column: 1, rows: 1, columns: 1)) { _ in Style(rawValue: 0x800) }
    new.write(DisplayText("d\u{301}"), row: 1, column: 1, in: new.bounds)

    #expect(GridDiff.changedRows(from: old, to: new) == [0, 1])
    #expect(GridDiff.changedRows(from: old, to: old).isEmpty)
    #expect(
      GridDiff.changedRows(from: Grid(size: Size(columns: 3, rows: 3)), to: new) == [0, 1, 2])
  }

  private func scribbled(_ size: Size, using random: inout SeededGenerator) -> Grid {
    var grid = Grid(size: size)
    for _ in 0..<12 { scribble(on: &grid, using: &random) }
    return grid
  }

  private func scribble(on grid: inout Grid, using random: inout SeededGenerator) {
    let row = Int.random(in: -1...grid.size.rows, using: &random)
    let column = Int.random(in: -3...grid.size.columns, using: &random)
    let area = Rect(
      row: row, column: column, rows: Int.random(in: 0...3, using: &random),
      columns: Int.random(in: 0...6, using: &random))
    if Bool.random(using: &random) {
      let text = generatedText(scalars: Int.random(in: 0...6, using: &random), using: &random)
      grid.write(DisplayText(text), row: row, column: column - 1, in: area)
    } else {
      grid.fill(area, style: Style(rawValue: UInt16.random(in: 0...3, using: &random)))
    }
  }
}
