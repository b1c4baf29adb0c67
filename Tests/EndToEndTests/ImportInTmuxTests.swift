import Foundation
import Glibc
import Testing

extension InTmux {
  /// The first reading of an archive that is not read in a moment.
  struct ImportInTmuxTests {
    private static let files = 300
    private static let papers = "3,000 papers in 300 days"
    private static let hits = "900 papers"

    private let folder: TemporaryFolder
    private let cache: String

    init() throws {
      folder = try TemporaryFolder()
      try folder.writeLargeArchive(files: Self.files)
      cache = folder.path("cache/broadsheet")
    }

    /// The reader, whose number is in the file `pid`.
    private func open() throws -> Tmux {
      let words = [Program.broadsheet, folder.path("digests")].map(Program.quoted)
      return try Tmux(
        "echo $$ > '\(folder.path("pid"))'; exec \(words.joined(separator: " "))",
        environment: ["XDG_CACHE_HOME": folder.path("cache")])
    }

    /// Searches, once the reader takes keys.
    private func search(_ tmux: Tmux) throws {
      try tmux.expect("Sun 28 December 2025")
      try tmux.type("/diffusion")
      try tmux.press("Enter")
    }

    /// Waits until all is read, and found.
    private func expectWhole(_ tmux: Tmux, place: Int) throws {
      try tmux.expect("/ diffusion  ·  \(place)/900  ·  \(Self.papers)")
      try tmux.expect(" \(Self.hits)  titles first, newest first")
      let screen = try tmux.screen()
      #expect(!screen.contains("indexing ") && !screen.contains("so far"))
    }

    /// How the index was left, from the file beside it.
    private func seal() throws -> String? {
      let names = try FileManager.default.contentsOfDirectory(atPath: cache)
      let name = try #require(names.first { $0.hasSuffix(".seal") })
      return folder.read("cache/broadsheet/\(name)")
    }

    /// Looks until results are there while files are still read; returns how many.
    private func resultsWhileIndexing(_ tmux: Tmux) throws -> Int? {
      var count: Int?
      try tmux.expect("results beside the progress") {
        let screen = try tmux.screen()
        guard screen.contains("/ diffusion "), screen.contains("papers so far"),
          let progress = screen.firstMatch(of: /indexing ([0-9]+)(%| of 300)/),
          let shown = screen.firstMatch(of: /([0-9,]+) papers so far/)
        else { return false }
        count = Int(shown.1.replacing(",", with: ""))
        return count != 0 && progress.1 != "300"
      }
      return count
    }

    @Test func `a search is answered while the archive is first read`() throws {
      let tmux = try open()
      try search(tmux)

      let first = try #require(try resultsWhileIndexing(tmux))
      #expect(first < 900 && first % Digests.hitsPerFile == 0)
      // The list, the date pane and the summary go on with what there is.
      try tmux.press("j")
      try tmux.expect("/ diffusion  ·  2/")

      try expectWhole(tmux, place: 2)
      #expect(try tmux.screen().contains("▌● Diffusion 0 1"))
      #expect(try seal()?.hasPrefix("finished ") == true)
    }

    @Test func `the newest day is there before the archive is read, and stays`() throws {
      let tmux = try open()
      try tmux.expect("indexing ")
      #expect(try tmux.screen().contains("Sun 28 December 2025  10 papers"))
      try tmux.press("j", "j")
      try tmux.expect("3/10")

      let whole = try tmux.settledScreen(Self.papers)
      #expect(whole.contains("3/10"))
      #expect(whole.contains("▌● Diffusion 0 2"))
    }

    @Test func `q leaves in the middle of an import, and the next start goes on`() throws {
      do {
        let tmux = try open()
        try tmux.expect("indexing ")
        try tmux.press("q")
        try tmux.expect("the end") { try tmux.ask("#{pane_dead}") == "1" }
      }
      #expect(try seal() == "importing\n")

      try expectRepaired()
    }

    @Test func `killed in the middle of an import, the next start reads, searches and repairs`()
      throws
    {
      do {
        let tmux = try open()
        try tmux.expect("indexing ")
        let pid = try #require(folder.read("pid")).trimmingCharacters(in: .newlines)
        #expect(try Program.run(["kill", "-KILL", pid]).status == 0)
        try tmux.expect("the end") { try tmux.ask("#{pane_dead}") == "1" }
      }
      #expect(try seal() == "importing\n")

      try expectRepaired()
    }

    /// The next start answers at once, and ends with an index of all.
    private func expectRepaired() throws {
      let tmux = try open()
      try search(tmux)
      try tmux.expect("▌● Diffusion 0 0")
      try expectWhole(tmux, place: 1)
      #expect(try seal()?.hasPrefix("finished ") == true)

      let count = try Program.run(
        [
          Program.broadsheet, "search", "--count", "--archive", folder.path("digests"), "diffusion",
        ],
        environment: ["XDG_CACHE_HOME": folder.path("cache")])
      #expect(count.output == "900\n")
    }

    @Test func `two readers of one archive both answer, and both end with all of it`() throws {
      let (one, two) = (try open(), try open())
      for tmux in [one, two] { try search(tmux) }
      for tmux in [one, two] { try tmux.expect("▌● Diffusion 0 0") }
      for tmux in [one, two] { try expectWhole(tmux, place: 1) }
      try two.expect("the screen of the other") { try two.screen() == one.screen() }

      // Both hear of what is new, and one of them writes it.
      try folder.write("digests/2026/1/2.md", Digests.digest("2026-01-02", "Diffusion Anew"))
      for tmux in [one, two] {
        try tmux.expect("1 file new; 1 paper more")
        try tmux.expect("/ diffusion  ·  2/901")
      }
    }
  }
}
