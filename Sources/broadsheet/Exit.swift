import ArgumentParser
import CursesTerminal
import DigestLibrary
import Glibc
import TerminalGrid

/// How the program ends: 0; 1 for "no hit" and "diagnostics found"; 2 for every failure.
enum Exit: Int32 {
  case success = 0
  case nothingFound = 1
  case failure = 2

  /// Runs `body` and ends the process; what it throws is printed, in plain words.
  @MainActor
  static func run(_ body: () throws -> Exit) -> Never {
    do {
      let code = try body()
      guard System.flushOutput() else {
        throw Failure("standard output: not all could be written (is the disk full?)")
      }
      exit(code.rawValue)
    } catch let ending as EndedBySignal {
      CursesTerminal.endProcess(bySignal: ending.signal)
    } catch let error as LibraryError {
      report(Failure("\(error)\(Broadsheet.suggestion(for: error))"))
    } catch {
      report(error)
    }
  }

  private static func report(_ error: any Error) -> Never {
    let message = Broadsheet.fullMessage(for: error)
    guard Broadsheet.exitCode(for: error) != .success else {
      print(message)
      _ = System.flushOutput()
      exit(success.rawValue)
    }
    printError(message)
    exit(failure.rawValue)
  }

  /// Prints to standard error, every line made harmless.
  static func printError(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    System.writeError(lines.map { DisplayText.clean($0) }.joined(separator: "\n") + "\n")
  }
}

/// The system asked for the end while the reader was open; the terminal has been given back.
struct EndedBySignal: Error {
  var signal: Int32
}

/// A failure in words: `place: what is wrong (what to do)`.
struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
