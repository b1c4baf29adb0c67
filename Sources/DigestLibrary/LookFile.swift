import Synchronization

/// What the reader keeps of its look from one start to the next, whatever the archive.
package final class LookFile: Sendable {
  private let folder: String
  private var path: String { ArchiveWalk.join(folder, "look") }
  private let failure = Mutex<String?>(nil)

  /// Names the file only; `stateFolder` is the reader's own, such as `~/.local/state/broadsheet`.
  package init(stateFolder: String) {
    folder = stateFolder
  }

  /// `nil` where there is none, or none that can be read.
  package var text: String? { FileSystem.smallText(of: path) }

  /// Why the look is not kept, and where; `nil` where it is.
  package var problem: String? { failure.withLock { $0 } }

  /// From any thread, one at a time.
  package func write(_ text: String) {
    failure.withLock { failure in
      guard text != self.text else { return failure = nil }
      do throws(FileError) {
        try FileSystem.makeFolders(folder)
        try FileSystem.replace(path, with: Array(text.utf8))
        failure = nil
      } catch {
        failure = "\(path): the look is not kept: \(error.words)"
      }
    }
  }
}

extension FileSystem {
  /// The text of a file of the reader's own, of less than 1 MB; `nil` where there is none that can
  /// be read.
  static func smallText(of path: String) -> String? {
    guard let status = try? status(of: path), status.kind == .file, status.size < 1 << 20,
      let (bytes, _) = try? contents(of: path)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
