import ArgumentParser
import DigestLibrary

/// `broadsheet`: the reader is its default command, the others print text.
struct Broadsheet: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Read daily digests of AI papers in the terminal.",
    usage: """
      broadsheet [PATH ...] [--date DATE] [--query QUERY] [--theme THEME]
             broadsheet COMMAND ...
      """,
    discussion: """
      Opens the reader on any mix of files and folders of digests; without a path on that of \
      $BROADSHEET_ARCHIVE, else on the archive of the configuration (broadsheet config), else on a \
      built-in sample.
      """,
    version: version,
    subcommands: [
      ReadCommand.self, SearchCommand.self, ListCommand.self, ShowCommand.self,
      TrendCommand.self, StatsCommand.self, CheckCommand.self, IndexCommand.self, MarksCommand.self,
      ThemesCommand.self,
      ConfigCommand.self, ReplayCommand.self, CrashCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)

  static var commandNames: [String] {
    configuration.subcommands.map { $0._commandName } + ["help"]
  }

  /// Parses `arguments` and does what they ask for.
  @MainActor
  static func run(_ arguments: [String]) throws -> Exit {
    if [["--help"], ["-h"], ["help"]].contains(arguments) {
      print(help)
      return .success
    }
    let command = try parsed(arguments)
    if let command = command as? any ExitingCommand { return try command.exit() }
    var other = command
    try other.run()
    return .success
  }

  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    do {
      return try parseAsRoot(arguments)
    } catch {
      let isHelp = exitCode(for: error) == .success
      guard !isHelp, arguments.first == SearchCommand._commandName,
        let problem = SearchCommand.problem(with: Array(arguments.dropFirst()))
      else { throw error }
      throw Failure("search: \(problem)")
    }
  }

  /// What a path that is not there may have been meant for.
  static func suggestion(for error: LibraryError) -> String {
    guard case .notThere(let path) = error, !path.contains("/"), !path.contains("."),
      let name = commandNames.first(where: { $0.isAlmost(path) && $0 != CrashCommand.name })
    else { return "" }
    return "; the command is called \(name)"
  }

  /// The help of the root with the options of the reader, which are those of the root to a person.
  private static var help: String {
    let own = helpMessage()
    let reader = helpMessage(for: ReadCommand.self)
    guard let options = reader.firstRange(of: "ARGUMENTS:"),
      let rest = own.firstRange(of: "OPTIONS:"),
      let commands = own.firstRange(of: "SUBCOMMANDS:")
    else { return own }
    return own[..<rest.lowerBound] + reader[options.lowerBound...]
      + "\n" + own[commands.lowerBound...] + """


        EXAMPLES:
          broadsheet ~/digests                             read the newest day
          broadsheet ~/digests --query 'title:diffusion'   start with a search
          broadsheet search 'a:"wei li" reward' | head     the first hits, as text
          broadsheet list --json ~/digests | jq .title     the titles, for a script
        """
  }
}

/// A command of ours: what it ends with is its answer.
protocol ExitingCommand: ParsableCommand {
  @MainActor func exit() throws -> Exit
}

/// What the reader is opened with.
struct ReaderOptions: ParsableArguments {
  @Argument(help: "Files and folders of digests.", completion: .file())
  var paths: [String] = []

  @Option(help: "Start at this date: 2025-04-21, 2025-03, 'apr 21', yesterday.")
  var date: String?

  @Option(help: "Start with the results of this search.")
  var query: String?

  @Flag(help: "Draw frames and signs in ASCII.")
  var ascii = false

  @Flag(help: "Draw words only, for screen readers: one pane, a line a thing.")
  var plain = false

  @Option(help: "A theme by its name (broadsheet themes), or auto.")
  var theme: String?

  @Option(help: ColorOption.help)
  var color = ColorOption.auto
}

extension ReaderOptions {
  var start: ReaderStart {
    ReaderStart(
      paths: paths, date: date, query: query, isASCII: ascii, isPlain: plain, theme: theme,
      color: color)
  }
}

/// `broadsheet read`: the reader, by its name.
struct ReadCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Open the reader (what happens without a command).")

  @OptionGroup var options: ReaderOptions

  func exit() throws -> Exit { try ReadingSession(options.start).run() }
}

extension String {
  /// Whether one letter added, left out, changed or swapped with the next makes `other` of it.
  fileprivate func isAlmost(_ other: String) -> Bool {
    let (left, right) = (Array(self), Array(other))
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    let rest = (left.dropFirst(start).dropLast(end), right.dropFirst(start).dropLast(end))
    if rest.0.count <= 1, rest.1.count <= 1 { return true }
    return rest.0.count == 2 && rest.0.elementsEqual(rest.1.reversed())
  }
}
