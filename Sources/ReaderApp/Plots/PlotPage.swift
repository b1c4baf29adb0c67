package import DigestCore
package import TerminalGrid
import Themes

/// What a place of a plot leads to.
package enum PlotTarget: Hashable, Sendable {
  case day(DigestDate)
  /// A name; untrusted.
  case author(String)
  /// A word of titles, or two.
  case term(String)
}

/// A place of a page that leads somewhere.
struct PlotPlace: Equatable {
  /// 0-based, as the columns.
  var row: Int
  var columns: Range<Int>
  var target: PlotTarget
  /// What stands there while it is selected, where what is drawn leaves no room for a ground.
  var sign: String?
}

/// Lines, and the places in them that lead somewhere.
package struct PlotPage {
  package private(set) var lines: [DisplayText]
  private(set) var places: [PlotPlace]

  init(_ lines: [DisplayText] = []) {
    self.lines = lines
    places = []
  }

  /// Rows of which each is a place.
  init(_ rows: [DisplayText], leadingTo targets: [PlotTarget]) {
    self.init(rows)
    places = zip(rows.indices, targets).map { row, target in
      PlotPlace(row: row, columns: 0..<rows[row].width, target: target)
    }
  }

  mutating func append(_ line: DisplayText) { lines.append(line) }

  /// Adds a place to the last line.
  mutating func add(_ target: PlotTarget, columns: Range<Int>, sign: String?) {
    places.append(
      PlotPlace(row: lines.count - 1, columns: columns, target: target, sign: sign))
  }

  static func += (page: inout Self, other: Self) {
    page.places += other.places.map { place in
      var place = place
      place.row += page.lines.count
      return place
    }
    page.lines += other.lines
  }

  /// No line wider than `columns`, and no place beyond them.
  func cut(to columns: Int, ellipsis: DisplayText) -> Self {
    var page = Self(lines.map { $0.truncated(to: max(0, columns), ellipsis: ellipsis) })
    page.places = places.filter { $0.columns.lowerBound < columns }.map { place in
      var place = place
      place.columns = place.columns.clamped(to: 0..<max(0, columns))
      return place
    }
    return page
  }

  /// Pages side by side, each with its columns; the last may be as wide as it is.
  init(beside pages: [(page: PlotPage, columns: Int)]) {
    self.init()
    for row in 0..<(pages.map(\.page.lines.count).max() ?? 0) {
      var line = DisplayText()
      var start = 0
      for (page, columns) in pages {
        line.append(String(repeating: " ", count: max(0, start - line.width)), .text)
        if page.lines.indices.contains(row) { line.append(page.lines[row]) }
        start += columns
      }
      lines.append(line)
    }
    var start = 0
    for (page, columns) in pages {
      places += page.places.map { place in
        var place = place
        place.columns = place.columns.lowerBound + start..<place.columns.upperBound + start
        return place
      }
      start += columns
    }
  }
}

// Moving among places.
extension PlotPage {
  enum Direction { case left, right, up, down }

  /// What stands at a place.
  func text(of place: PlotPlace) -> DisplayText {
    let line = lines[place.row]
    var column = 0
    var inside: [Int] = []
    for (index, cell) in line.cells.enumerated() {
      if place.columns.contains(column) { inside.append(index) }
      column += Int(cell.width)
    }
    guard let first = inside.first, let last = inside.last else { return DisplayText() }
    return line.slice(first..<last + 1)
  }

  func place(of target: PlotTarget?) -> PlotPlace? { places.first { $0.target == target } }

  /// The day with papers that is the nearest to one; the newest to none.
  func day(near date: DigestDate?) -> PlotTarget? {
    let days = places.compactMap { if case .day(let day) = $0.target { day } else { nil } }
    let nearest = date.flatMap { date in
      days.min { abs($0.dayNumber - date.dayNumber) < abs($1.dayNumber - date.dayNumber) }
    }
    return (nearest ?? days.max()).map { .day($0) }
  }

  /// The place with a cell.
  func place(at row: Int, _ column: Int) -> PlotPlace? {
    places.first { $0.row == row && $0.columns.contains(column) }
  }

  /// The nearest place in a direction: of the same row, or of the next row that has one.
  func place(_ direction: Direction, of place: PlotPlace) -> PlotPlace? {
    let (row, column) = (place.row, place.columns.lowerBound)
    switch direction {
    case .left:
      return places.filter { $0.row == row && $0.columns.lowerBound < column }
        .max { $0.columns.lowerBound < $1.columns.lowerBound }
    case .right:
      return places.filter { $0.row == row && $0.columns.lowerBound > column }
        .min { $0.columns.lowerBound < $1.columns.lowerBound }
    case .up: return nearest(in: places.lazy.filter { $0.row < row }.map(\.row).max(), to: column)
    case .down: return nearest(in: places.lazy.filter { $0.row > row }.map(\.row).min(), to: column)
    }
  }

  /// The place nearest to a column, in a row.
  private func nearest(in row: Int?, to column: Int) -> PlotPlace? {
    places.filter { $0.row == row }.min { distance($0, column) < distance($1, column) }
  }

  private func distance(_ place: PlotPlace, _ column: Int) -> Int {
    if place.columns.contains(column) { return 0 }
    return column < place.columns.lowerBound
      ? place.columns.lowerBound - column : column - place.columns.upperBound + 1
  }

  /// The place to select among the rows on screen: that of `target` where it is there, else the
  /// nearest to it.
  func place(near target: PlotTarget?, in rows: Range<Int>) -> PlotPlace? {
    guard let place = place(of: target) else { return places.first { rows.contains($0.row) } }
    if rows.contains(place.row) { return place }
    let row = place.row < rows.lowerBound ? rows.lowerBound : rows.upperBound - 1
    let seen = places.filter { rows.contains($0.row) }
    let nearest = seen.min { abs($0.row - row) < abs($1.row - row) }
    return self.nearest(in: nearest?.row, to: place.columns.lowerBound)
  }
}
