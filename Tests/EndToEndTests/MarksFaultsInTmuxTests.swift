import Foundation
import Glibc
import Testing

extension InTmux {
  /// Marks where they cannot be written: they live on in memory, and the reader says so.
  struct MarksFaultsInTmuxTests {
    private let archive: MarkedArchive
    private let warning = "marks are not being saved: "

    init() throws { archive = try MarkedArchive() }

    /// Marks papers by all ways there are; every one is shown.
    private func expectShown(_ tmux: Tmux) throws {
      try tmux.press("s", seeing: "★ starred")
      try tmux.expect(warning)
      try tmux.press("j", "r", seeing: "2 unread")
      try tmux.press("#", "r", "l", "Enter", seeing: "#rl Ada")
      try tmux.expect(warning)
      try tmux.press("u", "u", seeing: "3 unread")
      try tmux.press("k", seeing: "★ starred")
      // It stays as long as it is so.
      try tmux.expect(warning)
    }

    @Test func `a file in the folder's place keeps marks in memory, until it is gone`() throws {
      try archive.folder.write("state/broadsheet/marks", "in the way\n")
      let tmux = try archive.open(expecting: ": it cannot be read: ")
      try expectShown(tmux)
      try tmux.press("e", seeing: "no note: ")
      #expect(archive.folder.read("state/broadsheet/marks") == "in the way\n")

      try FileManager.default.removeItem(atPath: archive.marks)
      try tmux.press("G", "s", seeing: "starred 2505.10003")
      try tmux.expect("no warning") { try !tmux.screen().contains(warning) }
      try tmux.quit()

      let again = try archive.open("--query is:starred", expecting: "1/2")
      try again.quit()
    }

    @Test(.enabled(if: geteuid() != 0, "the permissions of files do not bind this user"))
    func `a folder that may not be written keeps marks in memory`() throws {
      try FileManager.default.createDirectory(
        atPath: archive.marks, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o555])
      let tmux = try archive.open(expecting: "●")
      try expectShown(tmux)
      try tmux.quit()
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: archive.marks)
    }

    /// The reader with its state on a small disk, which is `spoiled` and, once `mend` asks for it,
    /// `mended`; then once more.
    private func open(spoiled: String, mended: String) throws -> Tmux {
      let lines = [
        "mkdir -p \"$XDG_STATE_HOME\" && cd \"$XDG_STATE_HOME\"",
        "mount -t tmpfs -o size=1m none \"$XDG_STATE_HOME\" && cd \"$XDG_STATE_HOME\" || exit 9",
        spoiled,
        "(while [ ! -e '\(archive.folder.path("mend"))' ]; do sleep 0.05; done",
        "\(mended); echo > '\(archive.folder.path("mended"))') &",
        "'\(Program.broadsheet)' '\(archive.path)'", "echo status $?; read line",
        archive.command(),
      ]
      let words = ["unshare", "-rm", "sh", "-c", lines.joined(separator: "\n")]
      let tmux = try Tmux(
        words.map(Program.quoted).joined(separator: " "), columns: 110, rows: 24,
        environment: archive.environment)
      _ = try tmux.settledScreen("●")
      return tmux
    }

    private func mend(_ tmux: Tmux) throws {
      try archive.folder.write("mend", "")
      try tmux.expect("a disk that is mended") { archive.folder.read("mended") != nil }
    }

    private static let disks = [
      (
        "mkdir -p broadsheet/marks; mount -o remount,ro \"$XDG_STATE_HOME\"",
        "mount -o remount,rw \"$XDG_STATE_HOME\""
      ),
      ("mount -o remount,ro \"$XDG_STATE_HOME\"", "mount -o remount,rw \"$XDG_STATE_HOME\""),
      ("head -c 2000000 /dev/zero > full", "rm full"),
    ]

    @Test(
      "a disk that is full or read-only is told at once, and gets all once it takes something",
      .enabled(if: Program.canMount, "this system lets these tests mount nothing"), arguments: disks
    )
    func disk(spoiled: String, mended: String) throws {
      let tmux = try open(spoiled: spoiled, mended: mended)
      try expectShown(tmux)
      try mend(tmux)
      try tmux.press("G", "s", seeing: "starred 2505.10003")
      try tmux.expect(0, of: warning)
      try tmux.press("C-c", seeing: "status 0")

      try tmux.press("Enter")
      _ = try tmux.settledScreen("3/3  ·  3 unread")
      try tmux.expect(3, of: "★")
    }

    @Test(
      "a disk that fills while marking says so, and gets all once there is room",
      .enabled(if: Program.canMount, "this system lets these tests mount nothing"))
    func fills() throws {
      try archive.writeDay("2025-03-03", from: 1, (1...400).map { "Light \($0)" })
      let tmux = try open(spoiled: "head -c 990000 /dev/zero > full", mended: "rm full")
      try tmux.type("/light")
      try tmux.press("Enter", "h", seeing: "All       400")
      try tmux.press("r", "s", "r", "s", seeing: "no longer starred: 400 papers of “light”")
      try tmux.expect(warning)
      try tmux.press("s", seeing: "starred 400 papers of “light”")
      try mend(tmux)
      try tmux.press("u", seeing: "undone: starred 400 papers of “light”")
      try tmux.press("U", seeing: "redone: starred 400 papers of “light”")
      try tmux.expect(0, of: warning)
      try tmux.press("C-c", seeing: "status 0")

      try tmux.press("Enter")
      _ = try tmux.settledScreen("All       400")
      try tmux.press("q", seeing: "First is studied.")
      try tmux.type("/is:starred is:unread")
      try tmux.press("Enter", seeing: "400 papers  newest first")
    }
  }
}
