import TerminalGrid

/// Cells of one colour behind the text.
struct PictureGround: Equatable {
  var area: Rect
  var color: String
}

/// The parts of a picture, each in the order in which it is met first, from the top left on.
struct PictureDrawing {
  private(set) var grounds: [PictureGround] = []
  /// What is drawn in each colour, as data of a path.
  private(set) var shapes: [(color: String, path: String)] = []
  /// Elements by the attributes that they share.
  private(set) var texts: [(look: String, elements: [String])] = []

  private let colors: PictureColors
  private var inks: [Style: PictureColors.Ink] = [:]
  private var shapePlaces: [String: Int] = [:]
  private var textPlaces: [String: Int] = [:]

  init(of grid: Grid, cursor: Position?, colors: PictureColors) {
    self.colors = colors
    for row in 0..<grid.size.rows {
      drawGrounds(of: grid, row: row)
      drawTexts(of: grid, row: row)
    }
    guard let cursor, grid.bounds.contains(cursor) else { return }
    let ink = ink(of: grid[cursor.row, cursor.column].style)
    add(PictureShape.cursor, row: cursor.row, column: cursor.column, color: ink.color)
  }

  private mutating func ink(of style: Style) -> PictureColors.Ink {
    if let ink = inks[style] { return ink }
    let ink = colors.ink(of: style)
    inks[style] = ink
    return ink
  }

  /// One rectangle for each run of a ground; it grows down as long as the rows below are alike.
  private mutating func drawGrounds(of grid: Grid, row: Int) {
    var column = 0
    while column < grid.size.columns {
      let start = column
      let color = ink(of: grid[row, start].style).ground
      while column < grid.size.columns, ink(of: grid[row, column].style).ground == color {
        column += 1
      }
      guard let color else { continue }
      let isAbove = grounds.lastIndex { ground in
        ground.color == color && ground.area.endRow == row && ground.area.column == start
          && ground.area.endColumn == column
      }
      if let isAbove {
        grounds[isAbove].area.rows += 1
      } else {
        let area = Rect(row: row, column: start, rows: 1, columns: column - start)
        grounds.append(PictureGround(area: area, color: color))
      }
    }
  }

  private mutating func drawTexts(of grid: Grid, row: Int) {
    var run = PictureText(row: row)
    for column in 0..<grid.size.columns {
      let cell = grid[row, column]
      guard cell.width > 0 else { continue }
      let ink = ink(of: cell.style)
      if let shape = PictureShape.shape(of: cell) {
        add(run.taken())
        add(shape, row: row, column: column, color: ink.color)
      } else if !run.take(cell, at: column, ink) {
        add(run.taken())
        _ = run.take(cell, at: column, ink)
      }
    }
    add(run.taken())
  }

  private mutating func add(_ text: PictureText?) {
    guard let text, let look = text.look else { return }
    guard let place = textPlaces[look] else {
      textPlaces[look] = texts.count
      texts.append((look, [text.element]))
      return
    }
    texts[place].elements.append(text.element)
  }

  private mutating func add(_ shape: PictureShape, row: Int, column: Int, color: String) {
    let path = shape.path(
      x: column * ScreenPicture.width, y: row * ScreenPicture.height)
    guard let place = shapePlaces[color] else {
      shapePlaces[color] = shapes.count
      shapes.append((color, path))
      return
    }
    shapes[place].path += path
  }
}
