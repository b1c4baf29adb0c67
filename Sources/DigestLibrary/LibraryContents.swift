import DigestCore

/// The files of a library, merged into days.
struct LibraryContents {
  private(set) var files: [FilePath: LoadedFile] = [:]
  private(set) var unreadable: [UnreadablePath] = []
  private(set) var snapshot = LibrarySnapshot()
  private var days: [DigestDate?: Day] = [:]
  /// The paths of the files that have something of a day.
  private var paths: [DigestDate?: Set<FilePath>] = [:]

  /// Puts what was read in place of what those files held, drops others, and merges the days
  /// that any of them has a part in; costs as much as these days hold.
  mutating func replace(
    with loaded: [LoadedFile], removing removed: [String] = [], unreadable: [UnreadablePath]? = nil
  ) {
    var touched: Set<DigestDate?> = []
    for path in (removed + loaded.map(\.found.path)).map(FilePath.init) {
      for date in files.removeValue(forKey: path)?.dates ?? [] {
        touched.insert(date)
        paths[date]?.remove(path)
      }
    }
    for file in loaded {
      files[file.found.path] = file
      for date in file.dates {
        touched.insert(date)
        paths[date, default: []].insert(FilePath(file.found.path))
      }
    }
    if let unreadable { self.unreadable = unreadable }
    merge(touched)
  }

  private mutating func merge(_ touched: Set<DigestDate?>) {
    guard !touched.isEmpty else { return }
    let revision = snapshot.revision + 1
    // Once a file, however many days it has.
    var sources: [FilePath: [DigestDate?: Day.Source]] = [:]
    for path in Set(touched.flatMap { paths[$0] ?? [] }) { sources[path] = files[path]?.sources }
    for date in touched {
      let parts = (paths[date] ?? []).compactMap { sources[$0]?[date] }
      if parts.isEmpty { paths[date] = nil }
      days[date] = parts.isEmpty ? nil : Day(date: date, revision: revision, sources: parts)
    }
    let sorted = days.values.sorted { LibrarySnapshot.isNewer($0.date, than: $1.date) }
    snapshot = LibrarySnapshot(revision: revision, days: sorted)
  }

  /// By file, then line and column.
  var diagnostics: [FileDiagnostic] {
    let refused = unreadable.map {
      FileDiagnostic(file: $0.path, problem: .notReadable(reason: $0.error.words))
    }
    return (refused + files.values.flatMap(\.diagnostics)).sorted {
      ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column)
    }
  }
}

extension LoadedFile {
  /// The days that the file has a digest of.
  fileprivate var dates: Set<DigestDate?> { Set(parsed.digests.map(\.date)) }

  /// All that the file has of each day, under however many headings.
  var sources: [DigestDate?: Day.Source] {
    Dictionary(grouping: parsed.digests, by: \.date).mapValues { digests in
      let date = digests.first?.date
      return Day.Source(
        file: found.path, isOwn: date != nil && found.date == date,
        papers: digests.count == 1 ? digests[0].papers : digests.flatMap(\.papers))
    }
  }
}
