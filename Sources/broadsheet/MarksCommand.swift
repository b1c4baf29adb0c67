import ArgumentParser
import DigestCore
import DigestLibrary
import Marks
import Settings
import TerminalGrid

/// `broadsheet marks`: what is kept of papers, for scripts and other programs.
struct MarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marks", abstract: "Export, import, set or list the marks of papers.",
    discussion: """
      Marks are what you have done to papers: read, starred, tagged, noted, and named places and \
      watched queries. The format of the log and of the JSON is in docs/MARKS.md.
      """,
    subcommands: [
      MarksExportCommand.self, MarksImportCommand.self, MarksLogCommand.self, MarksSetCommand.self,
    ])
}

/// Whose marks are meant.
struct MarksOptions: ParsableArguments {
  @Option(
    name: .customLong("marks"), help: "The folder of the marks, instead of the configured one.",
    completion: .directory)
  var folder: String?

  /// The log, with what is wrong in it told on standard error; whether all of its files could be
  /// read.
  func opened() throws -> (log: MarkLog, book: MarkBook, isWhole: Bool) {
    guard let folder = folder ?? UserSettings.reading.settings.marks ?? Places.marks else {
      throw Failure("marks: there is no place for them (set XDG_STATE_HOME or HOME)")
    }
    let log = MarkLog(folder: folder, stateFolder: Places.state)
    let (book, problems) = log.load()
    for problem in problems { Exit.printError("\(problem)") }
    return (log, book, problems.allSatisfy { $0.line != nil })
  }
}

/// `broadsheet marks log`: what was done when, and on which machine.
struct MarksLogCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print every line of the log, the newest last.",
    discussion:
      "Times are those of Greenwich. With --json one object a line, as export prints them.")

  @OptionGroup var marks: MarksOptions

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Option(help: "Print that many lines at most, the newest.")
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit \(limit): must be 0 or more") }
  }

  func exit() throws -> Exit {
    let (log, _, isWhole) = try marks.opened()
    let lines = log.lines()
    for line in lines.suffix(limit ?? lines.count) {
      print(json ? ExportedMark(line: line, text: nil).json : DisplayText.clean(line.words))
    }
    return isWhole ? .success : .nothingFound
  }
}

/// `broadsheet marks set`: marks from scripts.
struct MarksSetCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Mark papers.",
    discussion: """
      Prints the id of each paper once its marks are written. A minus stands for ids from standard \
      input, one a line: broadsheet search --json diffusion | jq -r .arxiv_id | broadsheet marks \
      set --read -
      """)

  @OptionGroup var marks: MarksOptions

  @Flag(help: "Mark them read.")
  var read = false

  @Flag(help: "Mark them unread.")
  var unread = false

  @Flag(help: "Star them.")
  var star = false

  @Flag(help: "Take their stars away.")
  var unstar = false

  @Option(
    name: .customLong("tag"), parsing: .singleValue, help: "Tag them; may be given several times.")
  var tags: [String] = []

  @Option(
    name: .customLong("untag"), parsing: .singleValue,
    help: "Take a tag away; may be given several times.")
  var removedTags: [String] = []

  @Argument(
    help: "arXiv ids or URLs, keys of papers as export prints them, or - for standard input.")
  var ids: [String]

  func validate() throws {
    if read, unread { throw ValidationError("--read and --unread: only one of them can be") }
    if star, unstar { throw ValidationError("--star and --unstar: only one of them can be") }
    for tag in tags + removedTags where TagName.name(tag) == nil {
      throw ValidationError("\(tag): is no name of a tag (it has no spaces, quotes or commas)")
    }
    if !read, !unread, !star, !unstar, tags.isEmpty, removedTags.isEmpty {
      throw ValidationError(
        "nothing to set (say --read, --unread, --star, --unstar, --tag or --untag)")
    }
  }

  func exit() throws -> Exit {
    let (log, _, _) = try marks.opened()
    let isComplete: Bool
    do {
      defer { log.close() }
      isComplete = try set(in: log)
    }
    if let problem = log.problem { throw Failure(problem) }
    return isComplete ? .success : .nothingFound
  }

  /// Whether all ids name papers.
  private func set(in log: MarkLog) throws -> Bool {
    var isComplete = true
    for id in ids {
      if id == "-" {
        var input = try InputLines(of: id)
        while let line = try input.next() {
          let id = line.prefix { !$0.isWhitespace }
          if !id.isEmpty, try !set(String(id), in: log) { isComplete = false }
        }
      } else if try !set(id, in: log) {
        isComplete = false
      }
    }
    return isComplete
  }

  /// Whether `id` names a paper.
  private func set(_ id: String, in log: MarkLog) throws -> Bool {
    guard
      let key = PaperKey(parsing: id) ?? ArxivReference.id(in: id).map(PaperKey.init(arxivID:))
    else {
      Exit.printError("\(id): is no arXiv id (they look like 2504.13837 or hep-th/9901001)")
      return false
    }
    if let problem = log.append(changes(of: key)).problem {
      throw Failure(log.problem ?? problem)
    }
    print(key)
    // Whoever reads this may rely on it at once.
    guard System.flushOutput() else { throw Failure("standard output: it cannot be written") }
    return true
  }

  private func changes(of key: PaperKey) -> [MarkChange] {
    var changes: [MarkChange] = []
    if read || unread { changes.append(.read(key, read ? .byHand : .unread)) }
    if star || unstar { changes.append(.starred(key, star)) }
    changes += tags.compactMap(TagName.name).map { .tagged(key, $0, true) }
    changes += removedTags.compactMap(TagName.name).map { .tagged(key, $0, false) }
    return changes
  }
}

extension MarkLine {
  /// Untrusted when shown: queries and tags come from files.
  fileprivate var words: String {
    let (days, rest) = time.quotientAndRemainder(dividingBy: 86_400_000)
    let seconds = Int(rest / 1_000)
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
      .map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    return "\(DigestDate(dayNumber: Int(days))) \(clock)  \(device)  \(change.words)"
  }
}

extension MarkChange {
  fileprivate var words: String {
    switch self {
    case .read(let key, .byHand): "read        \(key)"
    case .read(let key, .seen): "seen        \(key)"
    case .read(let key, .unread): "unread      \(key)"
    case .starred(let key, let isSet): (isSet ? "starred     " : "unstarred   ") + "\(key)"
    case .noted(let key, let isSet): (isSet ? "noted       " : "note gone   ") + "\(key)"
    case .tagged(let key, let tag, let isSet):
      (isSet ? "tagged      " : "untagged    ") + "\(key)  \(tag)"
    case .place(let letter, let place?):
      "place       \(place.key)  \(letter)" + (place.date.map { "  \($0)" } ?? "")
    case .place(let letter, nil): "place gone  \(letter)"
    case .watched(let query, let isSet): (isSet ? "watched     " : "unwatched   ") + query
    }
  }
}
