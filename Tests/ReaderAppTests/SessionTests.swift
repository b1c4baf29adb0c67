import DigestCore
import Marks
import ReaderApp
import TerminalGrid
import Testing

/// The reader as it is opened again where `keys` left it.
private func resumed(
  after keys: String, _ library: ArrayLibrary = shelf, size: Size = Size(columns: 120, rows: 24)
) throws -> (left: ReaderState, now: ReaderState) {
  let left = try play(keys, library, size: size).state
  let text = try #require(left.session?.text)
  let session = try #require(Session(text: text))
  var state = ReaderState(
    size: size, today: DigestDate("2025-05-08"), archiveName: "shelf",
    first: (library.days[0].date, library.entries.filter { $0.date == library.days[0].date }))
  var effects = state.resume(session)
  effects += state.apply(.finished(.libraryChanged(library.status)))
  finish(effects, &state, library)
  let marks = EffectResult.marksLoaded(left.marks.book, problem: nil)
  finish(state.apply(.finished(marks)), &state, library)
  // Papers near the screen.
  finish(state.settle(), &state, library)
  return (left, state)
}

private let large = ArrayLibrary(
  entries: papers("2025-05-07", (0..<40).map { "Paper \($0) of the newer day" })
    + papers("2025-05-06", (0..<60).map { "Diffusion \($0)" })
    + papers("2025-04-02", (0..<9).map { "April \($0)" }))

struct SessionTests {
  @Test(
    "the reader opens as it was left",
    arguments: [
      "", "jj", "[", "[20j", "[20j^e".replacing("^e", with: "<c-e><c-e>"), "hk", "hjj",
      "/diff<enter>", "/diff<enter>12j", "/diff<enter>12jhj", "/diff<enter>hjjjj", "\\of<enter>3j",
      "[\\3<enter>j", "z", "[5jzJ", "<tab>", ">>>", "h>>", "v", "vv", "S", "SSj", "dSj", "S<enter>",
      "jfu", "[10jsfs",
      "fu/diff<enter>5j",
      "/diff<enter>8j<c-o>", "ra[r", "/diff<enter>5j\\2<enter>3j", "/diff<enter>hj\\1<enter>j<c-o>",
      "hjjjj",
      "/diff<enter>40jz", "fn",
    ])
  func opens(keys: String) throws {
    let (left, now) = try resumed(after: keys, large)
    var before = left
    before.dropMessageForComparison()
    var after = now
    after.dropMessageForComparison()
    #expect(after.screen == before.screen)
  }

  @Test func `a screen of another size shows the same paper`() throws {
    let (left, now) = try resumed(after: "[30j", large)
    var small = now
    finish(small.apply(.resized(Size(columns: 80, rows: 12))), &small, large)
    #expect(small.selectedEntry == left.selectedEntry)
  }

  @Test func `of a day that is gone the newest is shown, of a paper that is gone its place`() throws
  {
    let left = try play("[[4j", large).state
    let session = try #require(left.session)
    var fewer = large
    fewer.entries.removeAll { $0.date == DigestDate("2025-04-02") }
    var state = reader(fewer)
    var effects = state.resume(session)
    effects += state.apply(.finished(.libraryChanged(fewer.status)))
    finish(effects, &state, fewer)
    #expect(state.currentDate == DigestDate("2025-05-07"))

    fewer = large
    fewer.entries.remove(at: 100 + 4)
    state = reader(fewer)
    effects = state.resume(session)
    effects += state.apply(.finished(.libraryChanged(fewer.status)))
    finish(effects, &state, fewer)
    #expect(state.selectedEntry?.paper.title == "April 5")
  }

  @Test func `a new day does not take the reader away from where it was`() throws {
    let left = try play("3j", large).state
    var more = large
    more.entries = papers("2025-05-08", ["Newest"]) + more.entries
    var state = reader(more)
    var effects = state.resume(try #require(left.session))
    effects += state.apply(.finished(.libraryChanged(more.status)))
    finish(effects, &state, more)
    #expect(state.currentDate == DigestDate("2025-05-07"))
    #expect(state.view.selected == 3)
  }

  @Test(
    "text that is no session is none, and lines that say nothing are passed over",
    arguments: [
      ("", false), ("hello", false), ("broadsheet session 1\n", false),
      ("broadsheet session 1\nlist search x\n", false),
      ("broadsheet session 1\nlist day 2025-05-07\n", true),
      ("broadsheet session 1\nlist day 2025-05-07\nplace a b c\nwidths x\nfoo\n", true),
      ("broadsheet session 1\nlist day 2025-13-77\n", false),
      ("broadsheet session 1\nlist day 2025-05-07\nplace -5 999999999 -1 7\nfocus 9\n", true),
      ("broadsheet session 1\nlist day 2025-05-06\nplace \(Int.min) 0 0 -1\n", true),
      ("broadsheet session 1\nlist day 2025-05-06\nplace -5 \(Int.max) \(Int.max)\n", true),
      (
        "broadsheet session 1\nlist month 2025-05-06\nlist search diff\n"
          + "place \(Int.max) \(Int.min) 3\nperiod year \(Int.max)\n", true
      ),
      ("broadsheet session 2\nlist day 2025-05-07\n", false),
    ])
  func odd(text: String, isSession: Bool) {
    let session = Session(text: text)
    #expect((session != nil) == isSession)
    guard let session else { return }
    var state = reader(large)
    finish(state.resume(session), &state, large)
    finish(state.settle(), &state, large)
    #expect(!state.screen.isEmpty)
  }
}

extension ReaderState {
  /// What was said goes with the key that comes next.
  fileprivate mutating func dropMessageForComparison() {
    _ = apply(.digit(1))
    _ = apply(.command(.back, count: 1))
  }
}
