import ArgumentParser
import DigestLibrary
import ReaderApp
import Settings
import TerminalGrid
import Themes

/// How a page is asked for.
struct PageOptions: ParsableArguments {
  @Flag(help: "Draw in ASCII.")
  var ascii = false

  @Option(help: ColorOption.help)
  var color = ColorOption.auto

  var page: PrintedPage { PrintedPage(color, isASCII: ascii) }
}

/// Standard output for pages of text, in the looks of the configuration.
struct PrintedPage {
  /// Those of the terminal; 80 where it is none.
  let columns: Int
  let isASCII: Bool
  private let depth: ColorDepth
  private let sheet: StyleSheet

  init(_ color: ColorOption, isASCII: Bool) {
    let outputColumns = System.outputColumns
    columns = outputColumns ?? 80
    let settings = UserSettings.reading.settings
    self.isASCII = isASCII || settings.isASCII
    let kept = Places.state.flatMap { LookFile(stateFolder: $0).text } ?? ""
    let isOnDark = KeptLook(text: kept).isOnDark
    let wanted = color.printedDepth(isTerminal: outputColumns != nil)
    // A theme's inks can be read on a ground that is known; the terminal's own on any.
    depth = isOnDark == nil && color.depth == nil ? min(wanted, .sixteen) : wanted
    let scheme = UserThemes.shelf.resolve(settings.theme, onDark: isOnDark).scheme
    sheet =
      depth <= .sixteen && isOnDark == nil
      ? standardStyleSheet
      : themeStyleSheet(
        scheme, isLifting: settings.liftsContrast,
        isTransparent: scheme.isDark == isOnDark ?? scheme.isDark)
  }

  var hasColors: Bool { depth > .none }

  func print(_ lines: [DisplayText]) {
    for line in lines {
      let text = ColoredText.line(line.withoutEnd, styleSheet: sheet, depth: depth)
      Swift.print(text)
    }
  }
}

extension DayCount {
  /// The same for the reader.
  var entry: DayEntry { DayEntry(date: date, count: papers) }
}

extension DisplayText {
  /// Without blanks at the end.
  fileprivate var withoutEnd: DisplayText {
    slice(0..<(cells.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0))
  }
}
