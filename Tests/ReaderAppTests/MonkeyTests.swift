import DigestCore
import Foundation
import ReaderApp
import TerminalGrid
import Testing

/// Anything may be typed, at any time.
///
/// `MONKEY_EVENTS=1000000 swift test --filter Monkey` types as many; `Scripts/soak.py` does so in the
/// real program.
struct MonkeyTests {
  private static let events =
    ProcessInfo.processInfo.environment["MONKEY_EVENTS"].flatMap { Int($0) } ?? 10_000

  /// Every irregular row of the fixtures, and a few ordinary days.
  private static let nasty: ArrayLibrary = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures")
    let names = ["broken-rows", "concatenated", "every-row-form", "four-columns", "markup"]
    var days: [DigestDate?: [Paper]] = [:]
    for name in names {
      let bytes =
        (try? Data(contentsOf: folder.appending(path: "\(name).md"))).map(Array.init) ?? []
      for digest in DigestParser.parse(bytes).digests {
        days[digest.date, default: []] += digest.papers
      }
    }
    let entries = days.flatMap { date, papers in
      papers.enumerated().map { position, paper in
        let id = EntryID(date: date, file: 0, position: position)
        return PaperEntry(id: id, file: "fixtures.md", paper: paper)
      }
    }
    var library = shelf
    library.entries = (shelf.entries + entries).sorted { $0.id > $1.id }
    return library
  }()

  @Test("whatever is typed, the state is sound", arguments: [1, 2] as [UInt64])
  func soundness(seed: UInt64) {
    var monkey = Monkey(seed: seed, over: Self.nasty)
    for event in 1...Self.events / 2 {
      monkey.act()
      guard event % 50 == 0 else { continue }
      monkey.answerAll()
      let broken = monkey.state.broken
      guard broken.isEmpty else {
        Issue.record("seed \(seed), event \(event): \(broken.joined(separator: "; "))")
        return
      }
    }
  }

  @Test func `the same events come to the same screen`() {
    func lastScreen() -> Grid {
      var monkey = Monkey(seed: 3, over: Self.nasty)
      for _ in 0..<min(Self.events / 5, 20_000) { monkey.act() }
      monkey.answerAll()
      var grid = Grid(size: monkey.state.size)
      Screen.draw(monkey.state, into: &grid)
      return grid
    }
    #expect(lastScreen() == lastScreen())
  }
}
