import ArgumentParser
import DigestLibrary
import TerminalGrid

/// `broadsheet check`: all that could not be read as meant.
struct CheckCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print what could not be read as meant, as FILE:LINE:COLUMN: message.",
    discussion: "Lines and columns count from 1, columns in characters. Exit status 1 where "
      + "there is anything to print.")

  @Argument(help: "Files and folders of digests.", completion: .file())
  var paths: [String] = []

  func exit() throws -> Exit {
    let problems = try Shelf.loaded(paths).diagnostics
    for problem in problems { print(DisplayText.clean("\(problem)")) }
    return problems.isEmpty ? .success : .nothingFound
  }
}
