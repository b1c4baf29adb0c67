package import DigestCore

/// The newest day of an archive, as its own file has it.
package struct NewestDay: Sendable {
  package var date: DigestDate?
  /// With the ids that the whole library gives them, where the file is the day's own.
  package var entries: [PaperEntry]

  package init(date: DigestDate?, entries: [PaperEntry]) {
    self.date = date
    self.entries = entries
  }
}

extension Archive {
  /// The newest day, found by the names of files and folders, without walking through them all.
  ///
  /// Costs about the same for any number of digests. `nil` where names tell nothing, or wrongly:
  /// then only loading the library tells.
  package func newest() -> NewestDay? {
    var candidates = embedded
    for path in paths {
      guard let kind = try? FileSystem.status(of: path).kind else { continue }
      let real = FileSystem.realPath(path) ?? path
      if kind == .file {
        candidates.append(FoundFile(path: path, date: PathName.date(of: real), isNamed: true))
      } else if kind == .folder {
        candidates += NewestSearch.newest(in: path, real)
      }
    }
    // Named files without a date in their names tell only when they are read.
    let named = candidates.filter { $0.isNamed && $0.date == nil }.prefix(NewestSearch.tries)
    let dated = candidates.filter { $0.date != nil }
      .sorted { LibrarySnapshot.isNewer($0.date, than: $1.date) }.prefix(NewestSearch.tries)
    var days = named.compactMap(day)
    // Not lazily: what generic types cost at first use is a tenth of the first frame.
    for found in dated {
      guard let day = day(found) else { continue }
      days.append(day)
      break
    }
    return days.max { LibrarySnapshot.isNewer($1.date, than: $0.date) }
  }

  /// A day of a file, as that has it; `nil` where the file has no such day any more.
  package func day(_ date: DigestDate?, inFile path: String) -> NewestDay? {
    guard let status = try? FileSystem.status(of: path), status.kind == .file else { return nil }
    let found = day(FoundFile(path: path, date: date, isNamed: true))
    return found?.date == date ? found : nil
  }

  /// The digests of a file, of a large one the first of them: the rest comes with the index.
  private func beginning(of found: FoundFile) -> [Digest] {
    guard found.bytes == nil, let size = (try? FileSystem.status(of: found.path))?.size,
      LargeFile.isOne(size)
    else { return LoadedFile(reading: found).parsed.digests }
    guard let bytes = try? FileSystem.beginning(of: found.path, bytes: 1 << 20),
      let end = bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return [] }
    return DigestParser.parse(Array(bytes[...end]), pathDate: found.date).digests
  }

  private func day(_ found: FoundFile) -> NewestDay? {
    let digests = beginning(of: found)
    guard let newest = digests.max(by: { LibrarySnapshot.isNewer($1.date, than: $0.date) }) else {
      return nil
    }
    let papers = digests.filter { $0.date == newest.date }.flatMap(\.papers)
    let source = Day.Source(file: found.path, isOwn: true, papers: papers)
    return NewestDay(
      date: newest.date, entries: Day(date: newest.date, sources: [source]).entries)
  }
}

/// Goes down `YYYY/MM/DD.md` by the greatest names.
enum NewestSearch {
  /// Files that are looked into before giving up; the first is nearly always a digest.
  static let tries = 4
  /// Folders that are looked into where no name is a year's.
  private static let folders = 32
  /// Year, month.
  private static let depth = 2

  /// The files of the newest dates in the folder or, without any, in the folders right below it;
  /// the newest first.
  static func newest(in path: String, _ realPath: String) -> [FoundFile] {
    guard let names = names(in: path) else { return [] }
    let here = dated(names, path, realPath)
    if !here.isEmpty { return here }
    let below = names.filter { $0.kind != .file }.map(\.name).sorted().prefix(folders)
    for name in below {
      let folder = ArchiveWalk.join(path, name)
      let files = self.names(in: folder).map {
        dated($0, folder, ArchiveWalk.join(realPath, name))
      }
      if let files, !files.isEmpty { return files }
    }
    return []
  }

  /// Dated files among `names`, or else in folders among them that are years, months.
  private static func dated(
    _ names: [FileSystem.Entry], _ path: String, _ realPath: String, depth: Int = depth
  ) -> [FoundFile] {
    var found = names.compactMap { entry -> FoundFile? in
      guard entry.kind != .folder, PathName.isText(entry.name),
        let date = PathName.date(of: ArchiveWalk.join(realPath, entry.name))
      else { return nil }
      return FoundFile(path: ArchiveWalk.join(path, entry.name), date: date)
    }
    guard depth > 0 else { return found }
    let digits = isYear(realPath) ? 2 : 4
    let folders = names.filter {
      $0.kind != .file && PathName.number($0.name, digits: digits) != nil
    }
    for folder in folders.map(\.name).sorted(by: >) {
      guard let inside = self.names(in: ArchiveWalk.join(path, folder)) else { continue }
      let newest = dated(
        inside, ArchiveWalk.join(path, folder), ArchiveWalk.join(realPath, folder),
        depth: depth - 1)
      found += newest
      if !newest.isEmpty { break }
    }
    return Array(
      found.sorted { LibrarySnapshot.isNewer($0.date, than: $1.date) }.prefix(tries))
  }

  private static func isYear(_ path: String) -> Bool {
    path.split(separator: "/").last.map { PathName.number($0, digits: 4) != nil } ?? false
  }

  private static func names(in path: String) -> [FileSystem.Entry]? {
    (try? FileSystem.entries(of: path))?.filter {
      $0.hasName && !PathName.isPassedOver($0.name)
    }
  }
}
