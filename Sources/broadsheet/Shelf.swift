import Desktop
import DigestCore
import DigestLibrary
import ReaderApp
import SampleDigests
import Settings
import Synchronization

/// The archive that is read, chosen by path, by `$BROADSHEET_ARCHIVE`, by the configuration, or the
/// built-in sample.
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

  /// What is wrong with the configuration, where it was asked for the archive.
  private let problems: [SettingsProblem]

  /// Opens what is named, else what the environment names, else what the configuration does, else
  /// the sample; `isWatched` where changes of the files are to be heard of.
  init(_ paths: [String], isWatched: Bool = false) {
    let named = paths.isEmpty ? Self.environmentPaths : paths
    let settings = named.isEmpty ? UserSettings.reading : SettingsReading()
    problems = settings.problems
    let paths = named.isEmpty ? settings.settings.archive : named
    if !paths.isEmpty {
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

  private static var environmentPaths: [String] {
    let variable = "BROADSHEET_ARCHIVE"
    let path = ProcessEnvironment.values(of: [variable])[variable] ?? ""
    return path.isEmpty ? [] : [path]
  }

  /// All of it read into memory, for commands that print all.
  static func loaded(_ paths: [String]) throws(LibraryError) -> Library {
    let shelf = Shelf(paths)
    shelf.tellHints()
    let library = Library(shelf.archive)
    try library.load()
    return library
  }

  /// Says on standard error which archive is read where nobody has named one, and what in the
  /// configuration may be why.
  func tellHints() {
    tellProblems()
    if let hint { Exit.printError(hint) }
  }

  func tellProblems() { for problem in problems { Exit.printError("\(problem)") } }

  /// The archive for commands that look something up: out of the index where there is one.
  func opened() throws(LibraryError) -> OpenArchive {
    tellHints()
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
    let isWorthIt = indexFile?.exists ?? false || archive.hasFolder || archive.hasLargeFile
    return OpenArchive(archive, index: isWorthIt ? indexFile : nil, newest: newest)
  }

  /// Where the reader was left; `nil` for the sample, and without a home.
  var sessionFile: SessionFile? {
    hint == nil ? Places.state.map { SessionFile(of: archive, stateFolder: $0) } : nil
  }

  /// The day to begin with: that of `session`, where it is still in its file, else the newest.
  func first(_ session: Session?) throws(LibraryError) -> NewestDay? {
    try archive.check()
    if case .day(let date) = session?.lists.first?.source, let file = session?.file,
      let day = archive.day(date, inFile: file)
    {
      return day
    }
    return try newest()
  }

  /// The newest day, where that can be known at once; what is wrong with the paths is thrown while
  /// there is still a shell to say it in.
  func newest() throws(LibraryError) -> NewestDay? {
    if let newest = archive.newest() { return newest }
    // Names tell nothing: a few files are read at once, many behind the first frame.
    let files = try archive.files().files
    guard files.count <= 16, files.allSatisfy({ $0.isSmall }) else { return nil }
    let library = Library(archive)
    try library.load()
    return library.snapshot.days.first.map { NewestDay(date: $0.date, entries: $0.entries) }
  }
}
