import DigestCore

/// What is kept of a stay in the reader until the next one, for each archive: where it was left,
/// and what was there.
package struct SessionFile: Sendable {
  private let folder: String
  private let path: String
  private var visitedPath: String { path + ".visited" }

  /// Names the files only; `stateFolder` is the reader's own, such as `~/.local/state/broadsheet`.
  package init(of archive: Archive, stateFolder: String) {
    folder = ArchiveWalk.join(stateFolder, "sessions")
    path = ArchiveWalk.join(folder, ArchiveName.name(of: archive))
  }

  /// `nil` where there is none, or none that can be read.
  package var text: String? { FileSystem.smallText(of: path) }

  /// The days of the archive at the end of the last visit; `nil` where there was none.
  package var visited: [DayCount]? {
    guard let text = FileSystem.smallText(of: visitedPath) else { return nil }
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let papers = Int(parts[1]), papers >= 0 else { return nil }
      if parts[0] == "undated" { return DayCount(date: nil, papers: papers) }
      return DigestDate(iso: String(parts[0])).map { DayCount(date: $0, papers: papers) }
    }
  }

  /// Keeps where the reader is, and what there is, as far as that is known.
  ///
  /// - Returns: why that cannot be kept, and where; what was kept before is still there then.
  package func write(_ text: String, visited: [DayCount]?) -> String? {
    do throws(FileError) {
      try FileSystem.makeFolders(folder)
      try FileSystem.replace(path, with: Array(text.utf8))
      guard let visited, visited != self.visited else { return nil }
      let lines = visited.map { "\($0.date?.description ?? "undated") \($0.papers)\n" }
      try FileSystem.replace(visitedPath, with: Array(lines.joined().utf8))
      return nil
    } catch {
      return "\(path): where you were is not kept: \(error.words)"
    }
  }
}
