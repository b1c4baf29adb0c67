import Foundation
import Glibc
import Testing

extension InTmux {
  /// Files that change under the real program, which nobody tells to look.
  struct ChangesInTmuxTests {
    private let folder: TemporaryFolder
    private let tmux: Tmux

    /// Opens an archive of two days, and moves to the second paper of the newest.
    init() throws {
      folder = try TemporaryFolder()
      try folder.write("2025/05/06.md", Digests.digest("2025-05-06", "Old"))
      try folder.write("2025/05/07.md", Digests.digest("2025-05-07", "First", "Second", "Third"))
      tmux = try Tmux("'\(Program.broadsheet)' '\(folder.path(""))'")
      try tmux.expect("4 papers in 2 days")
      try tmux.press("j")
      try tmux.expect("2/3")
    }

    /// The line is there, and the reader is where it was.
    private func expect(
      _ line: String, _ counts: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      try tmux.expect(line, sourceLocation: sourceLocation)
      let screen = try tmux.screen()
      #expect(screen.contains("2/3  ·  3 unread  ·  \(counts)"), sourceLocation: sourceLocation)
      #expect(screen.contains("▌● Second"), sourceLocation: sourceLocation)
    }

    @Test func `a digest that arrives while reading shows up by itself, with one line`() throws {
      try folder.write("2025/05/08.md", Digests.digest("2025-05-08", "New", "Newer"))

      try expect("1 file new; 2 papers more", "6 papers in 3 days")
      try tmux.press("]")
      try tmux.expect("▌● New ")
    }

    @Test func `a digest that is written in two steps appears whole`() throws {
      let text = Digests.digest("2025-05-08", "New", "Newer")
      let half = text.utf8.count - 42
      let file = try folder.openNew("2025/05/08.md")
      try file.write(contentsOf: Data(text.utf8.prefix(half)))
      // Longer than changes are waited for.
      for _ in 0..<12 {
        try tmux.press("k")
        try tmux.expect("1/3")
        try tmux.press("j")
        try tmux.expect("2/3")
      }
      let halfway = try tmux.screen()
      #expect(halfway.contains("4 papers in 2 days"))

      try file.write(contentsOf: Data(text.utf8.dropFirst(half)))
      try file.close()

      try expect("1 file new; 2 papers more", "6 papers in 3 days")
    }

    @Test func `a folder of a new month is read and watched`() throws {
      try folder.write("2025/06/01.md", Digests.digest("2025-06-01", "June"))
      try expect("1 file new; 1 paper more", "5 papers in 3 days")

      try folder.write("2025/06/02.md", Digests.digest("2025-06-02", "Also June", "Again"))

      try expect("1 file new; 2 papers more", "7 papers in 4 days")
    }

    @Test func `a digest that is removed goes`() throws {
      try FileManager.default.removeItem(atPath: folder.path("2025/05/06.md"))

      try expect("1 file gone; 1 paper fewer", "3 papers in 1 day")
    }

    @Test func `a digest that an editor saves by renaming is read anew`() throws {
      try folder.write(
        "2025/05/.07.md.tmp", Digests.digest("2025-05-07", "First", "Second", "Fourth"))
      let renamed = unsafe rename(folder.path("2025/05/.07.md.tmp"), folder.path("2025/05/07.md"))
      #expect(renamed == 0)

      try expect("1 file changed; as many papers as before", "4 papers in 2 days")
      #expect(try tmux.screen().contains("Fourth"))
    }

    @Test func `a file that is written and holds the same is not worth a line`() throws {
      let before = try tmux.settledScreen("papers in 2 days")
      try folder.write("2025/05/07.md", Digests.digest("2025-05-07", "First", "Second", "Third"))
      try folder.write("2025/05/notes.html", "x")
      try tmux.press("k", "j")
      #expect(try tmux.screen() == before)

      // Whatever was to be said is said before this.
      try folder.write("2025/05/08.md", Digests.digest("2025-05-08", "New"))

      try expect("1 file new; 1 paper more", "5 papers in 3 days")
    }

    @Test func `a folder that is moved away is gone, and comes back`() throws {
      try FileManager.default.moveItem(atPath: folder.path("2025"), toPath: folder.path(".away"))
      try tmux.expect("2 files gone; 4 papers fewer")

      try FileManager.default.moveItem(atPath: folder.path(".away"), toPath: folder.path("2025"))

      try tmux.expect("2 files new; 4 papers more")
      try tmux.expect("▌● First")
    }

    @Test func `an archive that is not there for a while is read when it is back`() throws {
      let away = folder.url.deletingLastPathComponent().appending(path: UUID().uuidString)
      try FileManager.default.moveItem(at: folder.url, to: away)
      try tmux.expect("there is no such file or folder")
      try FileManager.default.removeItem(at: away.appending(path: "2025/05/06.md"))

      try FileManager.default.moveItem(at: away, to: folder.url)

      try expect("1 file gone; 1 paper fewer", "3 papers in 1 day")
    }
  }

  /// An archive on a disk of its own that is taken away.
  struct UnmountedInTmuxTests {
    @Test(.enabled(if: Program.canMount, "this system lets these tests mount nothing"))
    func `an archive that is unmounted is gone, and R reads it when it is back`() throws {
      let folder = try TemporaryFolder()
      try folder.write("disk/2025/05/07.md", Digests.digest("2025-05-07", "First", "Second"))
      try folder.write("archive/.keep", "")
      let mount = "mount -t tmpfs none archive && cp -r disk/2025 archive"
      let wait = "{ while [ ! -e $1 ]; do sleep 0.05; done; }"
      let lines = [
        "cd \(Program.quoted(folder.path(""))) && \(mount) || exit 9", "await() \(wait)",
        "{ await gone; umount archive; await back; \(mount); touch done; } &",
        "exec \(Program.quoted(Program.broadsheet)) archive",
      ]
      let script = lines.joined(separator: "\n")
      let tmux = try Tmux("unshare -rm sh -c \(Program.quoted(script))")
      try tmux.expect("2 papers in 1 day")
      try tmux.press("j", "s")
      try tmux.expect("★ Ada Lovelace")

      try folder.write("gone", "")
      // Files that are found and cannot be read any more are told before they are gone.
      try tmux.expect("1 file gone; ")
      try tmux.press("j", "l", "h", "/")
      try tmux.type("first")
      try tmux.expect("0 papers")
      try tmux.press("Escape")
      try tmux.expect("no digests")
      try folder.write("back", "")
      try tmux.expect("the disk again") { folder.read("done") != nil }
      try tmux.press("R")

      try tmux.expect("1 file new; 2 papers more")
      try tmux.expect("★ Ada Lovelace")
    }
  }
}

extension TemporaryFolder {
  /// Makes a file and keeps it open.
  fileprivate func openNew(_ name: String) throws -> FileHandle {
    let descriptor = unsafe open(path(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
    return FileHandle(fileDescriptor: descriptor)
  }
}
