import DigestCore
import Marks
import TerminalGrid

/// Where what lies over the panes stands, and which of its rows are seen: drawing and clicking
/// go by the same.
struct OverlayLayout: Equatable {
  /// With the frame, or all that the panes have where there is no room for one.
  let box: Rect
  let isFramed: Bool
  /// Without the frame, a column free at both sides.
  let inside: Rect
  /// What is chosen from; empty in a question.
  let rows: Rect
  /// How many rows there are to choose from.
  let count: Int
  /// The selected one, 0-based.
  let selected: Int
  /// The first one on screen.
  let top: Int

  /// Rows from which on there is room for a frame.
  static let framedRows = 9

  init(of overlay: Overlay, _ state: ReaderState) {
    let area = state.layout.content
    let menu = Menu(overlay, state, in: area)
    count = menu.count
    selected = menu.selected
    isFramed = area.rows >= Self.framedRows
    if isFramed {
      // As near to what is wanted as fits, in the middle; at the left where the page is to be seen.
      let width = min(menu.columns + 4, area.columns)
      let height = min(menu.rows + 2, area.rows)
      // What is typed above the rows must not jump about as they get fewer.
      let most = min(max(menu.mostRows, menu.rows) + 2, area.rows)
      box = Rect(
        row: area.row + (area.rows - most) / 2,
        column: area.column + (overlay.isThemes ? 0 : (area.columns - width) / 2), rows: height,
        columns: width)
      inside = box.inset(top: 1, left: 2, bottom: 1, right: 2)
    } else {
      // Where there is little room, all of it is for what is inside.
      box = area
      inside = area.inset(left: 1, right: 1)
    }
    rows = menu.hasField ? inside.inset(top: inside.rows > 4 ? 2 : 1) : inside
    top = min(max(selected - rows.rows / 2, 0), max(count - rows.rows, 0))
  }

  /// Indices of the rows on screen.
  var visible: Range<Int> { top..<max(min(top + rows.rows, count), top) }

  /// The row at a place of the screen.
  func index(at position: Position) -> Int? {
    guard rows.contains(position) else { return nil }
    let index = top + position.row - rows.row
    return visible.contains(index) ? index : nil
  }

  /// The row to select so that the list moves up by `lines`, as near to the selected one as can be.
  func selection(scrolledBy lines: Int) -> Int {
    let last = max(count - rows.rows, 0)
    let target = min(max(top + lines, 0), last)
    let least = target == 0 ? 0 : target + rows.rows / 2
    let most = target == last ? max(count - 1, 0) : target + rows.rows / 2
    return min(max(selected, least), most)
  }
}

/// What a menu has in it, before anything is known of the room for it.
private struct Menu {
  /// Inside the frame.
  var columns: Int
  /// Inside the frame, those of the field that filters counted in.
  var rows: Int
  /// The most rows there are, whatever is typed.
  var mostRows = 0
  var count = 0
  var selected = 0
  /// A field above the rows filters them.
  var hasField = false

  init(_ overlay: Overlay, _ state: ReaderState, in area: Rect) {
    switch overlay {
    case .commands(let list):
      let count = list.rows(of: state.keymap).count
      self.init(columns: 76, rows: min(max(count, 1), 60) + 2, count: count, list.selected)
      mostRows = min(state.keymap.bindings.count, 60) + 2
      hasField = true
    case .themes(let picker):
      let count = picker.rows.count
      let rows = min(max(count, 1), 28) + 2
      self.init(columns: 30, rows: rows, count: count, picker.selected)
      mostRows = min(picker.themes.count, 28) + 2
      hasField = true
    case .copyMenu(let selected):
      self.init(columns: 76, count: CopyForm.allCases.count, selected)
    case .authorMenu(let selected):
      self.init(columns: 50, count: state.selectedEntry?.paper.authors.count ?? 0, selected)
    case .show(let selected):
      self.init(columns: 40, count: ShownPapers.choices.count, selected)
    case .places(let menu):
      self.init(columns: 76, count: state.marks.book.places.count, menu.selected)
    case .consent(let url, let why):
      let question = ConsentQuestion(url: url, why: why, in: area)
      self.init(columns: question.columns, rows: question.lines.count, count: 0, 0)
    case .plot: self.init(columns: area.columns, rows: area.rows, count: 0, 0)
    }
  }

  private init(columns: Int, rows: Int? = nil, count: Int, _ selected: Int) {
    self.columns = columns
    self.rows = rows ?? max(count, 1)
    self.count = count
    self.selected = selected
  }
}
