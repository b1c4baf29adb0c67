import TerminalGrid
import Themes

/// The lines of the question before a link is opened that is not of arXiv or HuggingFace.
struct ConsentQuestion {
  let columns: Int
  let lines: [DisplayText]
  /// Whether all of it is seen: nobody can agree to what is cut off.
  let fits: Bool

  /// `area` is what the panes have.
  init(url: String, why: String, in area: Rect) {
    columns = max(min(72, area.columns - 4), 1)
    let reason = DisplayText(why, .text)
    let link = DisplayText(url, .identifier)
    let columns = columns
    func wrapped(_ text: DisplayText) -> [DisplayText] {
      TextWrap.lines(of: text, columns: columns).map(text.slice)
    }
    lines = wrapped(reason) + [DisplayText()] + wrapped(link)
    let rows = area.rows >= OverlayLayout.framedRows ? area.rows - 2 : area.rows
    fits = lines.count <= rows
  }
}
