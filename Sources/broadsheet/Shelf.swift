import Desktop
import DigestCore
import DigestLibrary
import SampleDigests
import Synchronization

/// The archive that is read, chosen by path, by `$BROADSHEET_ARCHIVE`, or the built-in sample.
struct Shelf {
  let archive: Archive
  /// Hears of changes in the folders that were read; `nil` where the system cannot say them.
  let watch: FolderWatch?
  /// For the status line and the window's title; untrusted.
  let name: String
  /// One line for who opens the sample.
  let hint: String?
  /// Where its index is or would be; `nil` for the sample, and without a home.
  ///
  /// Computed when it is asked for, which is after the first frame.
  var indexFile: IndexFile? {
    hint == nil ? Places.cache.map { IndexFile(of: archive, cacheFolder: $0) } : nil
  }

  /// Opens what is named, else what the environment names, else the sample; `isWatched` where
  /// changes of the files are to be heard of.
  init(_ paths: [String], isWatched: Bool = false) {
    let variable = "BROADSHEET_ARCHIVE"
    let home = ProcessEnvironment.values(of: [variable])[variable] ?? ""
    if !paths.isEmpty || !home.isEmpty {
      let paths = paths.isEmpty ? [home] : paths
      watch = isWatched ? FolderWatch() : nil
      archive = Archive(paths: paths, watch: watch)
      name = paths.count == 1 ? paths[0] : paths.joined(separator: " ")
      hint = nil
    } else {
      watch = nil
      archive = Archive(embedded: SampleDigests.files)
      name = "sample"
      hint = "this is the built-in sample; broadsheet DIR opens your own digests"
    }
  }

  /// All of it read into memory, for commands that print all.
  static func loaded(_ paths: [String]) throws(LibraryError) -> Library {
    let shelf = Shelf(paths)
    shelf.tellHint()
    let library = Library(shelf.archive)
    try library.load()
    return library
  }

  /// Says on standard error which archive is read, where nobody has named one.
  func tellHint() { if let hint { Exit.printError(hint) } }

  /// The archive for commands that look something up: out of the index where there is one.
  func opened() throws(LibraryError) -> OpenArchive {
    tellHint()
    let indexFile = indexFile
    let hasIndex = indexFile?.exists ?? false
    let open = OpenArchive(archive, index: hasIndex ? indexFile : nil)
    let told = Mutex<String?>(nil)
    @Sendable func tell(_ notice: String?) {
      guard let notice, told.withLock({ $0 != notice }) else { return }
      told.withLock { $0 = notice }
      Exit.printError(notice)
    }
    try open.load { tell($0.notice) }
    tell(open.status.notice)
    return open
  }

  /// The archive for the reader; nothing of it is read but what `newest` holds.
  ///
  /// A few files named by hand are read faster than an index is opened.
  func openedForReading(_ newest: NewestDay?) -> OpenArchive {
    let indexFile = indexFile
    let isWorthIt = indexFile?.exists ?? false || archive.hasFolder
    return OpenArchive(archive, index: isWorthIt ? indexFile : nil, newest: newest)
  }

  /// The newest day, where that can be known at once; what is wrong with the paths is thrown while
  /// there is still a shell to say it in.
  func newest() throws(LibraryError) -> NewestDay? {
    try archive.check()
    if let newest = archive.newest() { return newest }
    // Names tell nothing: a few files are read at once, many behind the first frame.
    guard try archive.files().files.count <= 16 else { return nil }
    let library = Library(archive)
    try library.load()
    return library.snapshot.days.first.map { NewestDay(date: $0.date, entries: $0.entries) }
  }
}
