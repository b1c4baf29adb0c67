import Foundation
import Testing

extension InTmux {
  /// What may befall the index between two starts of the reader, or while it is written.
  struct IndexFaultsInTmuxTests {
    private static let files = 40
    private static let papers = "400 papers in 40 days"

    private let folder: TemporaryFolder
    private var archive: String { folder.path("digests") }
    private var caches: [String: String] { ["XDG_CACHE_HOME": folder.path("cache")] }

    init() throws {
      folder = try TemporaryFolder()
      try folder.writeLargeArchive(files: Self.files)
    }

    /// Makes the index; returns where it is.
    private func index() throws -> URL {
      let made = try Program.run([Program.broadsheet, "index", archive], environment: caches)
      #expect(made.status == 0)
      let folder = folder.url.appending(path: "cache/broadsheet")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      return folder.appending(path: try #require(names.first { $0.hasSuffix(".sqlite") }))
    }

    /// Opens the reader, which reads and searches all there is, and says `notice` or nothing.
    private func expectWhole(_ command: String? = nil, notice: String? = nil) throws {
      let words = [Program.broadsheet, archive].map(Program.quoted)
      let tmux = try Tmux(command ?? words.joined(separator: " "), environment: caches)
      if let notice {
        // It takes the place of how much was read.
        try tmux.expect(notice)
      } else {
        let screen = try tmux.settledScreen(Self.papers)
        #expect(!screen.contains("without an index"))
      }
      try expectFound(tmux)
    }

    private func expectFound(_ tmux: Tmux) throws {
      try tmux.type("/diffusion 39")
      try tmux.expect("▌● Diffusion 39 0")
      try tmux.press("Enter")
      try tmux.expect("  ·  \(Self.papers)")
      #expect(try tmux.screen().contains("/ diffusion 39  ·  1/"))
      try tmux.press("Q")
    }

    enum Damage: CaseIterable {
      case cutOff, emptied, noise, noiseInside

      func done(to data: Data) -> Data {
        let third = data.count / 3
        let noise = Data((0..<third).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) })
        return switch self {
        case .cutOff: data.prefix(third)
        case .emptied: Data()
        case .noise: noise + noise
        case .noiseInside: data.prefix(third) + noise + data.suffix(data.count - 2 * third)
        }
      }
    }

    @Test(arguments: Damage.allCases)
    func `an index that is not as it was left is made anew`(damage: Damage) throws {
      let file = try index()
      let whole = try Data(contentsOf: file)
      let damaged = damage.done(to: whole)
      #expect(damaged != whole)
      try damaged.write(to: file)

      try expectWhole()

      #expect(try Data(contentsOf: file).starts(with: Data("SQLite format 3".utf8)))
      #expect(try count() == "120\n")
    }

    /// What a command finds by the index as it was left.
    private func count() throws -> String {
      try Program.run(
        [Program.broadsheet, "search", "--count", "--archive", archive, "diffusion"],
        environment: caches
      ).output
    }

    @Test func `where a folder stands in the index's place, it is done without`() throws {
      let file = try index()
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)

      try expectWhole(notice: "reading without an index: the disk cannot be read or written")

      try FileManager.default.removeItem(at: file)
      try expectWhole()
      #expect(try count() == "120\n")
    }

    @Test(.enabled(if: Program.canMount, "this system lets these tests mount nothing"))
    func `a read-only index is done without`() throws {
      let words = [Program.broadsheet, "index", archive].map(Program.quoted)

      try expectWhole(
        Mounts.command(
          cache: folder.path("cache"), size: "64m",
          "\(words.joined(separator: " ")) && mount -o remount,ro \"$CACHE\"",
          "exec '\(Program.broadsheet)' '\(archive)'"),
        notice: "reading without an index: ")
    }

    @Test(
      "where the disk is full, the index is done without until there is room",
      .enabled(if: Program.canMount, "this system lets these tests mount nothing"),
      arguments: ["4k", "100k", "400k"])
    func fullDisk(size: String) throws {
      let reader = "'\(Program.broadsheet)' '\(archive)'"
      let tmux = try Tmux(
        Mounts.command(
          cache: folder.path("cache"), size: size, reader, "read line",
          "mount -o remount,size=64m \"$CACHE\"", reader, "echo status $?", "read line"),
        environment: caches)
      try tmux.expect("reading without an index: the disk is full")
      try expectFound(tmux)

      try tmux.expect("the end of the first") { try tmux.ask("#{alternate_on}") == "0" }
      try tmux.press("Enter")
      let screen = try tmux.settledScreen(Self.papers)
      #expect(!screen.contains("without an index"))
      try expectFound(tmux)
      try tmux.expect("status 0")
    }
  }
}

/// Disks of a size, seen by one program and gone with it.
private enum Mounts {
  /// A line that runs `lines` of a shell with a disk of that size, or less, at `cache`, which they
  /// know as `$CACHE`.
  static func command(cache: String, size: String, _ lines: String...) -> String {
    let script =
      ["mkdir -p \"$CACHE\" && mount -t tmpfs -o size=\(size) none \"$CACHE\" || exit 9"] + lines
    let words = ["env", "CACHE=\(cache)", "unshare", "-rm", "sh", "-c"]
    return (words + [script.joined(separator: "\n")]).map(Program.quoted).joined(separator: " ")
  }
}
