import Foundation
import Glibc
import Testing

@testable import DigestLibrary

/// An archive in a folder of its own, watched since it was walked through.
private struct WatchedArchive {
  let folder: TemporaryFolder
  let watch: FolderWatch
  let archive: Archive

  /// Walks through `names`, below a folder that has more than these.
  init(_ names: String...) throws {
    folder = try TemporaryFolder()
    for name in ["archive/2025/01/06.md", "archive/notes.html", "other/2025-01-07.md", "hand.md"] {
      try folder.write(name, "x")
    }
    try folder.makeFolder("archive/.git")
    try folder.link("archive/linked", to: folder.path("other"))
    try folder.link("latest.md", to: folder.path("other/2025-01-07.md"))
    watch = try #require(FolderWatch())
    archive = Archive(paths: names.map(folder.path), watch: watch)
    _ = try archive.files()
  }

  /// Whether the descriptor says that there is something to take.
  var hasNews: Bool {
    var polled = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&polled, 1, 0) == 1
  }
}

extension TemporaryFolder {
  fileprivate func move(_ name: String, to other: String) throws {
    try #require(unsafe rename(path(name), path(other)) == 0)
  }

  fileprivate func hardLink(_ name: String, to target: String) throws {
    try #require(unsafe Glibc.link(path(target), path(name)) == 0)
  }

  /// Opens a file for writing, makes it if it is not there, and writes a letter.
  fileprivate func openForWriting(_ name: String) throws -> Int32 {
    let descriptor = unsafe open(path(name), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
    try #require(unsafe Glibc.write(descriptor, "y", 1) == 1)
    return descriptor
  }
}

/// Something that happens to a folder, and whether it can concern a digest.
private struct Happening: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var isChange: Bool
  var happen: @Sendable (TemporaryFolder) throws -> Void

  init(
    _ what: String, _ isChange: Bool, _ happen: @escaping @Sendable (TemporaryFolder) throws -> Void
  ) {
    testDescription = what
    self.isChange = isChange
    self.happen = happen
  }
}

private let inFolders = [
  Happening("a new digest", true) { try $0.write("archive/2025/01/07.md", "x") },
  Happening("a digest written anew", true) { try $0.write("archive/2025/01/06.md", "y") },
  Happening("one that an editor renames over the old one", true) {
    try $0.move("hand.md", to: "archive/2025/01/06.md")
  },
  Happening("a digest removed", true) { try $0.remove("archive/2025/01/06.md") },
  Happening("a digest moved away", true) { try $0.move("archive/2025/01/06.md", to: "06.md") },
  Happening("a new folder", true) { try $0.makeFolder("archive/2025/02") },
  Happening("a folder moved away", true) { try $0.move("archive/2025/01", to: "01") },
  Happening("the whole archive removed", true) { try $0.remove("archive") },
  Happening("the whole archive moved away", true) { try $0.move("archive", to: "elsewhere") },
  Happening("a link to a digest", true) { try $0.link("archive/a.md", to: $0.path("hand.md")) },
  Happening("a link to a folder", true) { try $0.link("archive/2024", to: $0.path("other")) },
  Happening("a link to a folder, moved here", true) {
    try $0.link("2024", to: $0.path("other"))
    try $0.move("2024", to: "archive/2024")
  },
  Happening("a link to a folder removed", true) { try $0.remove("archive/linked") },
  Happening("another name of a digest", true) {
    try $0.hardLink("archive/b.md", to: "hand.md")
  },
  Happening("a digest in a folder that a link leads to", true) {
    try $0.write("other/2025-01-08.md", "x")
  },
  Happening("a name that is not UTF-8", true) { folder in
    let path = Array("\(folder.path("archive/"))".utf8CString.dropLast()) + [-1, 46, 109, 100, 0]
    close(unsafe creat(path, 0o644))
  },
  Happening("a hidden file, as rsync writes first", false) {
    try $0.write("archive/2025/01/.07.md.Xy12", "x")
  },
  Happening("what editors leave behind", false) {
    try $0.write("archive/2025/01/06.md~", "x")
    try $0.write("archive/2025/01/#06.md#", "x")
    try $0.link("archive/2025/01/.#06.md", to: "nobody@nowhere")
    try $0.write("archive/2025/01/.06.md.swp", "x")
    try $0.remove("archive/2025/01/.06.md.swp")
  },
  Happening("a file of another kind", false) { try $0.write("archive/notes.html", "y") },
  Happening("a file of another kind removed", false) { try $0.remove("archive/notes.html") },
  Happening("a hidden folder", false) { try $0.makeFolder("archive/.cache") },
  Happening("something in a hidden folder", false) { try $0.write("archive/.git/HEAD.md", "x") },
  Happening("a digest beside the archive", false) { try $0.write("hand.md", "y") },
  Happening("a digest read", false) { _ = try Data(contentsOf: $0.url.appending(path: "hand.md")) },
  Happening("other rights", false) {
    try #require(unsafe chmod($0.path("archive/2025/01/06.md"), 0o600) == 0)
  },
]

private let ofNames = [
  Happening("a named file written", true) { try $0.write("hand.md", "y") },
  Happening("a named file renamed over", true) { try $0.move("archive/notes.html", to: "hand.md") },
  Happening("a named file removed", true) { try $0.remove("hand.md") },
  Happening("what a named link leads to, written", true) {
    try $0.write("other/2025-01-07.md", "y")
  },
  Happening("a named link that leads elsewhere now", true) {
    try $0.link("new", to: $0.path("hand.md"))
    try $0.move("new", to: "latest.md")
  },
  Happening("a file beside a named one", false) { try $0.write("beside.md", "x") },
  Happening("a folder beside a named file", false) { try $0.makeFolder("beside") },
  Happening("a file beside that which a named link leads to", false) {
    try $0.write("other/2025-01-08.md", "x")
  },
]

@Suite struct FolderWatching {
  @Test(arguments: inFolders)
  private func `hears what concerns a digest, and only that`(case happening: Happening) throws {
    let watched = try WatchedArchive("archive")
    #expect(!watched.hasNews)

    try happening.happen(watched.folder)

    #expect(watched.watch.takeChanges() == happening.isChange)
    #expect(!watched.hasNews && !watched.watch.takeChanges())
  }

  @Test(arguments: ofNames)
  private func `hears of named files by their names`(case happening: Happening) throws {
    let watched = try WatchedArchive("hand.md", "latest.md")

    try happening.happen(watched.folder)

    #expect(watched.watch.takeChanges() == happening.isChange)
  }

  @Test func `a digest that is still being written is a change when it is closed`() throws {
    let watched = try WatchedArchive("archive")

    let descriptor = try watched.folder.openForWriting("archive/2025/01/07.md")
    #expect(!watched.watch.takeChanges())
    close(descriptor)

    #expect(watched.watch.takeChanges())
  }

  @Test func `a folder is watched once a walk has come to it, and forgotten with it`() throws {
    let watched = try WatchedArchive("archive")
    try watched.folder.makeFolder("archive/2025/02")
    #expect(watched.watch.takeChanges())

    _ = try watched.archive.files()
    try watched.folder.write("archive/2025/02/03.md", "x")
    #expect(watched.watch.takeChanges())
    try watched.folder.move("archive/2025/02", to: "02")
    #expect(watched.watch.takeChanges())
    _ = try watched.archive.files()
    _ = watched.watch.takeChanges()
    try watched.folder.write("02/04.md", "x")

    #expect(!watched.hasNews)
  }

  @Test func `a walk that began earlier takes nothing back from a later one`() throws {
    let folder = try TemporaryFolder()
    let watch = try #require(FolderWatch())
    var (older, newer) = (FolderWatch.Round(of: watch), FolderWatch.Round(of: watch))

    newer.add(folder: folder.path)
    older.add(folder: folder.path)
    newer.end()
    try folder.write("06.md", "x")

    #expect(watch.takeChanges())
  }

  @Test func `an archive that comes back is a change`() throws {
    let watched = try WatchedArchive("archive")
    try watched.folder.remove("archive")
    #expect(throws: LibraryError.self) { try watched.archive.files() }
    _ = watched.watch.takeChanges()

    try watched.folder.makeFolder("archive")

    #expect(watched.watch.takeChanges())
  }

  @Test func `more changes than the system keeps are a change`() throws {
    let watched = try WatchedArchive("hand.md")
    let limit = try String(
      contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let count = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
    // Two names in turn, as the same event twice counts once; neither is the named one.
    for _ in 0...count / 4 {
      for name in ["a", "b"] { close(try watched.folder.openForWriting(name)) }
      for name in ["a", "b"] { _ = unsafe unlink(watched.folder.path(name)) }
    }

    #expect(watched.watch.takeChanges())
    #expect(!watched.hasNews)
  }

  @Test func `all folders of a small archive can be watched`() throws {
    #expect(try WatchedArchive("archive", "hand.md").watch.isComplete)
  }

  @Test func `a folder that nobody may read is not watched`() throws {
    let watched = try WatchedArchive("archive")
    try #require(unsafe chmod(watched.folder.path("archive/2025"), 0) == 0)
    defer { _ = unsafe chmod(watched.folder.path("archive/2025"), 0o700) }
    let mayRead = unsafe access(watched.folder.path("archive/2025"), R_OK) == 0

    _ = try watched.archive.files()

    // The superuser may read everything.
    #expect(watched.watch.isComplete == mayRead)
  }

  @Test(arguments: 0..<40)
  func `where no change is heard, there is none`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let watched = try WatchedArchive("archive", "hand.md")
    var known = try watched.folder.contents(of: watched.archive)
    // Where a path of the archive is gone, a walk throws, and what was known stays.
    for step in 0..<60 {
      watched.folder.disturb(step, using: &generator)
      if watched.watch.takeChanges() {
        // Whatever happens after the walk is heard, and read with the next one.
        let found = try? watched.archive.files()
        if Bool.random(using: &generator) { watched.folder.disturb(step, using: &generator) }
        if found == nil || watched.watch.takeChanges() { _ = try? watched.archive.files() }
        known = (try? watched.folder.contents(of: watched.archive)) ?? known
        continue
      }
      let now = (try? watched.folder.contents(of: Archive(paths: watched.archive.paths))) ?? known

      #expect(now == known, "step \(step)")
    }
  }
}

extension TemporaryFolder {
  /// What the files of an archive hold, by path.
  fileprivate func contents(of archive: Archive) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for file in try archive.files().files {
      contents[name(file.path)] = try Data(contentsOf: URL(filePath: file.path))
    }
    return contents
  }

  /// Does one thing to files and folders; some cannot be done, and do nothing.
  fileprivate func disturb(_ step: Int, using generator: inout SeededGenerator) {
    let folders = [
      "archive", "archive/2025", "archive/2025/01", "archive/2025/02", "other", "away",
    ]
    let names = folders.flatMap { ["\($0)/06.md", "\($0)/07.md"] } + ["hand.md"]
    func any(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }
    let (name, folder) = (any(names), any(folders))
    switch Int.random(in: 0..<9, using: &generator) {
    case 0, 1: try? Data("\(step)".utf8).write(to: url.appending(path: name))
    case 2: _ = unsafe rename(path(name), path(any(names)))
    case 3: try? remove(name)
    case 4, 5: _ = unsafe mkdir(path(folder), 0o755)
    case 6: _ = unsafe rename(path(folder), path(any(folders)))
    case 7: if folder != "archive" { try? remove(folder) }
    default: try? link(name, to: path(any(folders)))
    }
  }
}
