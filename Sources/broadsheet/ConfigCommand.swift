import ArgumentParser
import Settings
import TerminalGrid

/// `broadsheet config`: a configuration to begin with, and what is wrong with the one there is.
struct ConfigCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print a commented default configuration, or check yours.",
    discussion: """
      The default goes to standard output, where it belongs is said on standard error: \
      broadsheet config > FILE makes one to begin with. No file is needed.

      With --check the configuration is read, and what is wrong with it is printed as \
      FILE:LINE:COLUMN: message. Exit status 1 where there is anything to print.
      """)

  enum Task: String, ExpressibleByArgument, CaseIterable {
    case check, path
  }

  @Flag(help: "Print what is wrong with the configuration.")
  var check = false

  @Flag(help: "Print the path of the configuration.")
  var path = false

  @Argument(help: ArgumentHelp("The same as words.", visibility: .hidden))
  var task: Task?

  func validate() throws {
    if tasks.count > 1 {
      throw ValidationError("--check and --path: only one of them can be asked")
    }
  }

  private var tasks: Set<Task> {
    Set((check ? [.check] : []) + (path ? [.path] : []) + (task.map { [$0] } ?? []))
  }

  func exit() throws -> Exit {
    switch tasks.first {
    case .check: return try checkFile()
    case .path: print(DisplayText.clean(try file().path))
    case nil:
      print(Settings.defaultText, terminator: "")
      // In this order too where both go to one place.
      _ = System.flushOutput()
      Exit.printError(Self.place)
    }
    return .success
  }

  private func checkFile() throws -> Exit {
    let file = try file()
    guard file.exists else {
      Exit.printError("\(file.path): is not there; the defaults apply")
      return .success
    }
    let problems = UserSettings.reading.problems
    for problem in problems { print(DisplayText.clean("\(problem)")) }
    return problems.isEmpty ? .success : .nothingFound
  }

  private func file() throws -> SettingsFile {
    guard let file = UserSettings.file else { throw Failure("config: \(Self.place)") }
    return file
  }

  private static var place: String {
    guard let file = UserSettings.file else {
      return "there is no place for it (set XDG_CONFIG_HOME or HOME)"
    }
    return file.exists
      ? "the configuration is \(file.path)" : "it belongs in \(file.path) (not there yet)"
  }
}
