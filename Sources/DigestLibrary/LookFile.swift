/// What the reader keeps of its look from one start to the next, whatever the archive.
package struct LookFile: Sendable {
  private let folder: String
  private var path: String { ArchiveWalk.join(folder, "look") }

  /// Names the file only; `stateFolder` is the reader's own, such as `~/.local/state/broadsheet`.
  package init(stateFolder: String) {
    folder = stateFolder
  }

  /// `nil` where there is none, or none that can be read.
  package var text: String? { FileSystem.smallText(of: path) }

  /// What cannot be kept is not: the next start looks as the configuration says.
  package func write(_ text: String) {
    guard text != self.text else { return }
    do {
      try FileSystem.makeFolders(folder)
      try FileSystem.replace(path, with: Array(text.utf8))
    } catch {
      // A full disk takes nothing that a person made.
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
