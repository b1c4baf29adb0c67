import DigestCore
import DigestLibrary
import Foundation
import Testing

@Suite struct ArchiveFiles {
  @Test func `finds trees, flat folders and single files, of any case of their endings`() throws {
    let folder = try TemporaryFolder()
    for name in ["2025/01/06.md", "2025/01/07.MD", "notes/2025-01-08.txt", "README.md", "a.TXT"] {
      try folder.write(name, "x")
    }
    try folder.write("b.html", "x")
    try folder.write("hand", "x")

    let (files, unreadable) = try Archive(paths: [folder.path, folder.path("hand")]).files()

    #expect(
      files.map { folder.name($0.path) } == [
        "2025/01/06.md", "2025/01/07.MD", "README.md", "a.TXT", "notes/2025-01-08.txt", "hand",
      ])
    #expect(
      files.map { $0.date?.description } == [
        "2025-01-06", "2025-01-07", nil, nil, "2025-01-08", nil,
      ])
    #expect(files.map(\.isNamed) == [false, false, false, false, false, true])
    #expect(unreadable.isEmpty)
  }

  @Test func `passes over hidden files and what editors leave behind`() throws {
    let folder = try TemporaryFolder()
    for name in [
      ".06.md", "._06.md", "06.md~", ".06.md.swp", "#06.md#", ".git/06.md", ".a/b/06.md",
      "06.md.swp",
    ] {
      try folder.write(name, "x")
    }
    try folder.write("06.md", "x")

    let files = try folder.archive().files().files

    #expect(files.map { folder.name($0.path) } == ["06.md"])
  }

  @Test(
    arguments: [
      ("2025/02/30.md", nil), ("2025/13/01.md", nil), ("20310/01/01.md", nil),
      ("2025/1/06.md", nil),
      ("2025/01/6.md", nil), ("2025/01/06 copy.md", nil), ("01/06.md", nil), ("2025-02-30.md", nil),
      ("2025/01/2025-01-07.md", "2025-01-07"), ("x/2025/01/06.txt", "2025-01-06"),
    ] as [(String, String?)])
  func `a path names a day only where the calendar has it`(name: String, date: String?) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/" + name, "x")

    let files = try folder.archive("in").files().files

    #expect(files.map { $0.date?.description } == [date])
  }

  @Test func `names of folders above the archive count for the day`() throws {
    let folder = try TemporaryFolder()
    try folder.write("2025/01/06.md", "x")

    let month = try folder.archive("2025/01").files().files
    let file = try folder.archive("2025/01/06.md").files().files

    #expect(month.map { $0.date?.description } == ["2025-01-06"])
    #expect(file.map { $0.date?.description } == ["2025-01-06"])
  }

  @Test func `loops of links end, and a file goes by its own name`() throws {
    let folder = try TemporaryFolder()
    try folder.write("b/06.md", "x")
    try folder.link("b/loop", to: "..")
    try folder.link("a.md", to: "b/06.md")
    try folder.link("self.md", to: "self.md")
    try folder.link("gone.md", to: "nowhere.md")
    try folder.link("zero.md", to: "/dev/zero")

    let (files, unreadable) = try folder.archive().files()

    #expect(files.map { folder.name($0.path) } == ["b/06.md"])
    #expect(unreadable.map { folder.name($0.path) }.sorted() == ["gone.md", "self.md"])
  }

  @Test func `what links lead to outside is found`() throws {
    let folder = try TemporaryFolder()
    try folder.write("elsewhere/06.md", "x")
    try folder.makeFolder("in")
    try folder.link("in/there", to: "../elsewhere")

    let files = try folder.archive("in").files().files

    #expect(files.map { folder.name($0.path) } == ["in/there/06.md"])
  }

  @Test func `the same file named twice is one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/06.md", "x")

    let files = try folder.archive("a/06.md", "a", "a/../a/06.md").files().files

    #expect(files.map { folder.name($0.path) } == ["a/06.md"])
  }

  @Test func `a pipe does not block and a folder named like a file is a folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write("07.md/08.md", digest("2025-01-08", "A"))
    let made = unsafe mkfifo(folder.path("09.md"), 0o600)

    let library = folder.library()
    try library.load()

    #expect(made == 0)
    #expect(library.listing == ["2025-01-08: A"])
    #expect(throws: LibraryError.notAFile(path: folder.path("09.md"))) {
      try folder.archive("09.md").files()
    }
  }

  @Test(.enabled(if: geteuid() != 0, "skipped: root may read everything"))
  func `what may not be read is told and ends nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write("06.md", digest("2025-01-06", "2501.00001=A"))
    try folder.write("07.md", digest("2025-01-07", "B"))
    try folder.write("closed/08.md", digest("2025-01-08", "C"))
    for (name, mode) in [("07.md", 0), ("closed", 0)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: folder.path(name))
    }

    let library = folder.library()
    try library.load()

    #expect(library.listing == ["2025-01-06: A"])
    #expect(library.diagnostics.map { folder.name($0.file) } == ["07.md", "closed"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: folder.path("closed"))
  }
}

@Suite struct ArchiveNewest {
  @Test func `goes down a tree by names alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write("2024/12/31.md", digest("2024-12-31", "Old"))
    try folder.write("2025/01/06.md", digest("2025-01-06", "A", "B"))
    try folder.write("2025/01/03.md", digest("2025-01-03", "C"))
    try folder.makeFolder("2025/02")
    try folder.makeFolder("2026")

    let newest = folder.archive().newest()

    #expect(newest?.date?.description == "2025-01-06")
    #expect(newest?.entries.map(\.paper.title) == ["A", "B"])
    #expect(newest?.entries.map { folder.name($0.file) } == ["2025/01/06.md", "2025/01/06.md"])
  }

  @Test func `gives the ids that the library gives`() throws {
    let folder = try TemporaryFolder()
    try folder.write("archive/2025/01/06.md", digest("2025-01-06", "A", "B"))
    try folder.write("README.md", digest("2025-01-06", "A", "B", "X"))

    let newest = folder.archive().newest()
    let library = folder.library()
    try library.load()

    #expect(newest?.entries == Array(library.snapshot.days[0].entries.prefix(2)))
    #expect(library.listing == ["2025-01-06: A, B, X"])
  }

  @Test(arguments: ["2025", "2025/01", "2025/01/06.md", "flat", "clone", "loose.md"])
  func `starts anywhere in an archive`(name: String) throws {
    let folder = try TemporaryFolder()
    let text = digest("2025-01-06", "A")
    for file in ["2025/01/06.md", "flat/2025-01-06.md", "clone/archive/2025/01/06.md"] {
      try folder.write(file, text)
    }
    try folder.write("flat/2025-01-05.md", digest("2025-01-05", "Old"))
    try folder.write("loose.md", digest("2025-01-03", "Older") + text)

    #expect(folder.archive(name).newest()?.date?.description == "2025-01-06")
    #expect(folder.archive(name).newest()?.entries.map(\.paper.title) == ["A"])
  }

  @Test func `is the newest of several paths, and passes over what is no digest`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/2025-01-06.md", digest("2025-01-06", "A"))
    try folder.write("a/2025-01-09.md", "Not a digest.")
    try folder.write("b/2025-01-07.md", digest("2025-01-07", "B"))

    #expect(folder.archive("a", "b").newest()?.date?.description == "2025-01-07")
  }

  @Test func `is nothing where names tell nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write("README.md", digest("2025-01-06", "A"))

    #expect(folder.archive().newest() == nil)
    #expect(folder.archive("missing").newest() == nil)
  }

  @Test func `ends in a loop of links`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("2025/01")
    try folder.link("2025/01/2025", to: "../../2025")
    try folder.link("2025/02", to: "../2025")

    #expect(folder.archive().newest() == nil)
  }
}
