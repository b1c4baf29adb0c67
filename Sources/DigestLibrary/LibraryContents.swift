import DigestCore

/// The files of a library, merged into days.
struct LibraryContents {
  private(set) var files: [String: LoadedFile] = [:]
  private(set) var unreadable: [UnreadablePath] = []
  private(set) var snapshot = LibrarySnapshot()
  private var days: [DigestDate?: Day] = [:]
  /// The paths of the files that have something of a day.
  private var paths: [DigestDate?: Set<String>] = [:]

  /// Puts what was read in place of what those files held, drops others, and merges the days
  /// that any of them has a part in; costs as much as these days hold.
  mutating func replace(
    with loaded: [LoadedFile], removing removed: [String] = [], unreadable: [UnreadablePath]? = nil
  ) {
    var touched: Set<DigestDate?> = []
    for path in removed + loaded.map(\.found.path) {
      for date in files.removeValue(forKey: path)?.dates ?? [] {
        touched.insert(date)
        paths[date]?.remove(path)
      }
    }
    for file in loaded {
      files[file.found.path] = file
      for date in file.dates {
        touched.insert(date)
        paths[date, default: []].insert(file.found.path)
      }
    }
    if let unreadable { self.unreadable = unreadable }
    merge(touched)
  }

  private mutating func merge(_ touched: Set<DigestDate?>) {
    guard !touched.isEmpty else { return }
    let revision = snapshot.revision + 1
    for date in touched {
      let sources = (paths[date] ?? []).compactMap { files[$0]?.source(of: date) }
      if sources.isEmpty { paths[date] = nil }
      days[date] = sources.isEmpty ? nil : Day(date: date, revision: revision, sources: sources)
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

  /// All that the file has of a day, under however many headings.
  fileprivate func source(of date: DigestDate?) -> Day.Source {
    let digests = parsed.digests.filter { $0.date == date }
    let papers = digests.count == 1 ? digests[0].papers : digests.flatMap(\.papers)
    return Day.Source(file: found.path, isOwn: date != nil && found.date == date, papers: papers)
  }
}
