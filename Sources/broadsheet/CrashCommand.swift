import ArgumentParser
import CursesTerminal

/// `broadsheet crash-test`: opens the reader on the sample and crashes, for those who want to see
/// that the terminal comes back.
struct CrashCommand: ExitingCommand {
  static let name = "crash-test"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Open the reader and crash.", shouldDisplay: false)

  @Argument(help: "How.")
  var how: CrashTest

  func exit() throws -> Exit {
    var start = ReaderStart(paths: [])
    start.crash = how
    return try ReadingSession(start).run()
  }
}

extension CrashTest: ExpressibleByArgument {}
