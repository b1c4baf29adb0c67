import DigestLibrary
import Glibc

/// The lines of a file that is named on the command line, or of standard input.
struct InputLines: ~Copyable {
  private let name: String
  private var lines: TextLines

  /// Opens what is to be read.
  ///
  /// - Parameter file: a path, or `-`.
  /// - Throws: `Failure` where it is no file, or one that cannot be read.
  init(of file: String) throws {
    guard file != "-" else {
      name = "standard input"
      lines = TextLines(of: STDIN_FILENO)
      return
    }
    name = file
    do {
      lines = try TextLines(path: file)
    } catch {
      throw Self.unreadable(file, error)
    }
  }

  /// The next line without its end, `nil` behind the last.
  mutating func next() throws -> String? {
    do {
      return try lines.next()
    } catch {
      throw Self.unreadable(name, error)
    }
  }

  private static func unreadable(_ name: String, _ error: FileError) -> Failure {
    Failure("\(name): it cannot be read (\(error.words))")
  }
}
