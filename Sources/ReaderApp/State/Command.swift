/// What a person can ask the reader to do; the raw value is its name in the command palette.
package enum Command: String, CaseIterable, Sendable {
  case down
  case up
  case first
  case last
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case scrollDown = "scroll-down"
  case scrollUp = "scroll-up"
  case left
  case right
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case enter
  case back
  case close
  case quit
  case olderDay = "older-day"
  case newerDay = "newer-day"
  case olderMonth = "older-month"
  case newerMonth = "newer-month"
  case goToDate = "go-to-date"
  case summaryDown = "summary-down"
  case summaryUp = "summary-up"
  case readOn = "read-on"
  case readBack = "read-back"
  case search
  case filter
  case next
  case previous
  case showInDay = "show-in-day"
  case moreByAuthor = "more-by-author"
  case openArxiv = "open-arxiv"
  case openHuggingFace = "open-huggingface"
  case openPDF = "open-pdf"
  case copyLink = "copy-link"
  case copyMenu = "copy-menu"
  case toggleRead = "toggle-read"
  case toggleStar = "toggle-star"
  case tag
  case note
  case pick
  case pickRange = "pick-range"
  case undo
  case redo
  case repeatMark = "repeat"
  case show
  case setPlace = "set-mark"
  case goToPlace = "go-to-mark"
  case watch
  case stats
  case trend
  case skim
  case summaryView = "summary-view"
  case zen
  case dense
  case themes
  case narrower
  case wider
  case mouse
  case reload
  case palette
  case help
  case redraw
  case suspend

  /// Whether it asks what the marks are, or changes them.
  var needsMarks: Bool {
    switch self {
    case .toggleRead, .toggleStar, .tag, .note, .pick, .pickRange, .undo, .redo, .repeatMark, .show,
      .setPlace, .goToPlace, .watch:
      true
    default: false
    }
  }

  /// Whether queries may stand behind its name in the palette.
  var takesQueries: Bool { self == .stats || self == .trend }
}
