package import DigestCore
import Synchronization

/// The papers of an archive, in memory.
///
/// Any thread may ask at any time; what is asked while files are read is answered from what is
/// there by then.
package final class Library: Sendable {
  package let archive: Archive
  private let contents = Mutex(LibraryContents())

  package init(_ archive: Archive) {
    self.archive = archive
  }

  /// Reads the whole archive, the newest days first, and calls `progress` with each batch added.
  ///
  /// The first batches are small, so that something is there soon. Throws where a path is not
  /// there, and where there is no digest at all.
  package func load(
    progress: (LibrarySnapshot) -> Void = { _ in }
  ) throws(LibraryError) {
    let (found, unreadable) = try archive.files()
    let files = Self.newestFirst(found)
    contents.withLock { $0.replace(with: [], unreadable: unreadable) }
    var start = 0
    var batch = 8
    while start < files.count {
      let end = min(start + batch, files.count)
      let loaded = files[start..<end].map(LoadedFile.init(reading:))
      let snapshot = contents.withLock { contents in
        contents.replace(with: loaded)
        return contents.snapshot
      }
      progress(snapshot)
      start = end
      batch = min(batch * 2, 512)
    }
    try checkForDigests()
  }

  /// Reads what is new, changed or gone since, and tells what that was.
  ///
  /// Throws where a path of the archive is no longer there; all is kept then.
  package func reload() throws(LibraryError) -> LibraryChanges {
    let (found, unreadable) = try archive.files()
    let (known, before) = contents.withLock { ($0.files, $0.snapshot) }
    var changes = LibraryChanges()
    var loaded: [LoadedFile] = []
    for file in found {
      guard let old = known[file.path] else {
        changes.added.append(file.path)
        loaded.append(LoadedFile(reading: file))
        continue
      }
      guard old.status == nil || old.status != (try? FileSystem.status(of: file.path)) else {
        continue
      }
      let new = LoadedFile(reading: file)
      if new.parsed != old.parsed { changes.changed.append(file.path) }
      loaded.append(new)
    }
    let here = found.map { FilePath($0.path) }
    changes.removed = Set(known.keys).subtracting(here).sorted().map(\.text)
    let after = contents.withLock { contents in
      contents.replace(with: loaded, removing: changes.removed, unreadable: unreadable)
      return contents.snapshot
    }
    changes.papers = after.paperCount - before.paperCount
    changes.snapshot = after
    return changes
  }

  package var snapshot: LibrarySnapshot { contents.withLock { $0.snapshot } }

  /// All that is wrong with the archive's files, by file, line and column.
  package var diagnostics: [FileDiagnostic] { contents.withLock { $0.diagnostics } }

  /// Files whose paths name a day by that, the newest first; then the others.
  private static func newestFirst(_ files: [FoundFile]) -> [FoundFile] {
    files.sorted { LibrarySnapshot.isNewer($0.date, than: $1.date) }
  }

  private func checkForDigests() throws(LibraryError) {
    let (isEmpty, files, unreadable) = contents.withLock {
      ($0.snapshot.days.isEmpty, $0.files, $0.unreadable)
    }
    guard isEmpty, let path = archive.paths.first else { return }
    if let failure = files[path]?.failure { throw LibraryError(path: path, failure) }
    if let refused = unreadable.first(where: { $0.path == path }) {
      throw LibraryError(path: path, refused.error)
    }
    throw files[path] == nil ? .noDigest(folder: path) : .notADigest(path: path)
  }
}

/// What a second look at an archive found.
package struct LibraryChanges: Sendable {
  /// Paths of files, in the archive's order.
  package var added: [String] = []
  package var changed: [String] = []
  package var removed: [String] = []
  /// How many papers there are more than before; negative for fewer.
  package var papers = 0
  package var snapshot = LibrarySnapshot()

  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
}

// What a reader asks for.
extension Library {
  /// The newest first, undated papers last; days without papers included.
  package func days() -> [(date: DigestDate?, papers: Int)] {
    snapshot.days.map { ($0.date, $0.count) }
  }

  /// In reading order; none where there is no such day.
  package func entries(on date: DigestDate?) -> [PaperEntry] {
    snapshot.day(date)?.entries ?? []
  }
}
