import ArgumentParser
import DigestCore
import DigestLibrary
import Marks
import ReaderApp
import TerminalGrid
import Themes

/// `broadsheet replay`: the reader without a terminal.
struct ReplayCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Print the screen after some keys, as text or as a picture.",
    discussion: """
      Keys are written as typed; others in angle brackets: <enter> <esc> <tab> <s-tab> <bs> <del> \
      <space> <up> <down> <left> <right> <home> <end> <pgup> <pgdn> <c-d> <a-j>, and <lt> for < \
      itself. Each key waits for what the one before asked for. Links are not opened.
      """)

  @OptionGroup var options: ReaderOptions

  @Option(help: "Columns and rows of the screen.")
  var size = ScreenSize(columns: 80, rows: 24)

  @Option(parsing: .unconditional, help: "The keys to play.")
  var keys = ""

  @Flag(help: "Print what each cell is, a letter a role, after the screen.")
  var styles = false

  @Flag(help: "Print a picture of the screen, as SVG.")
  var svg = false

  @Option(help: "The day it is, for 'yesterday' and the like.")
  var today: String?

  func exit() throws -> Exit {
    let keys: [Key]
    do {
      keys = try KeyScript.parse(self.keys)
    } catch {
      throw Failure("--keys: \(error)")
    }
    _ = try options.start.days()
    let shelf = Shelf(options.paths)
    shelf.tellHints()
    let archive = OpenArchive(shelf.archive, index: nil)
    try archive.load()
    let library = ReaderLibrary(archive, history: QueryHistory(folder: nil))
    let newest = archive.days.first.map { ($0.date, archive.entries(on: $0.date)) }
    var state = ReaderState(
      size: Size(columns: size.columns, rows: size.rows), today: try date(),
      display: options.start.display,
      theme: ReaderTheme(ThemeChoice(asked: options.theme.map { ThemePreference($0) })),
      archiveName: shelf.name, first: newest,
      hint: shelf.hint)
    var effects = state.start(date: options.date, query: options.query)
    effects += state.apply(.finished(.libraryChanged(library.status)))
    // Nobody's marks: what keys do to them lives as long as the keys.
    effects += state.apply(.finished(.marksLoaded(MarkBook(), problem: nil)))
    let screen = Replay.run(
      state, keys: keys, effects: effects, library: library.access)
    guard !svg else {
      let picture = try picture(of: screen.state)
      print(picture.svg(of: screen.grid, cursor: screen.cursor), terminator: "")
      return .success
    }
    print(screen.grid, terminator: "")
    if styles { print(Replay.styles(of: screen.grid), terminator: "") }
    return .success
  }

  private func picture(of state: ReaderState) throws -> ScreenPicture {
    let found = UserThemes.shelf.resolve(.named(state.theme.slug), onDark: nil)
    if let missing = found.missing { throw Failure("--theme \(missing): there is no such theme") }
    return ScreenPicture(
      themeStyleSheet(found.scheme), foreground: found.scheme[.base05],
      ground: found.scheme[.base00],
      title: state.windowTitle.description)
  }

  private func date() throws -> DigestDate {
    guard let today else { return System.today() }
    guard let date = DigestDate(iso: today) else {
      throw Failure("--today \(today): is no date (write it like 2025-05-07)")
    }
    return date
  }
}

/// `80x24`.
struct ScreenSize: ExpressibleByArgument {
  var columns: Int
  var rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1_000).contains(columns), (1...1_000).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  var defaultValueDescription: String { "\(columns)x\(rows)" }
}
