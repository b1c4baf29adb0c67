import DigestCore
import Marks
import ReaderApp
import TerminalGrid
import Testing

/// The message at the foot after `keys`.
private func message(_ keys: String, _ library: ArrayLibrary = shelf) throws -> String? {
  try play(keys, library).state.message?.text
}

/// Titles of the papers with a mark, in reading order.
private func titles(_ state: ReaderState, _ criterion: MarkCriterion) -> [String] {
  shelf.entries.filter { criterion.isMet(by: state.marks.marks(of: $0), isNew: false) }
    .map(\.paper.title)
}

struct MarkStateTests {
  @Test func `r and s mark the selected paper, and again take the mark away`() throws {
    let marked = try play("rjs").state
    #expect(titles(marked, .read) == ["Attention Is Enough"])
    #expect(
      titles(marked, .starred)
        == ["A Survey of Diffusion Models for Text-to-Image Generation at Scale"])

    let unmarked = try play("rrjss").state
    #expect(titles(unmarked, .read).isEmpty)
    #expect(titles(unmarked, .starred).isEmpty)
  }

  @Test(
    "what was done is said, and how to take it back",
    arguments: [
      ("r", "read 2504.10000 · u undoes"), ("rr", "unread 2504.10000 · u undoes"),
      ("s", "starred 2504.10000 · u undoes"), ("ss", "no longer starred: 2504.10000 · u undoes"),
      ("#rl vision<enter>", "#rl #vision: 2504.10000 · u undoes"),
      ("#rl<enter>#-rl<enter>", "-#rl: 2504.10000 · u undoes"),
      ("xxr", "read 2 papers · u undoes"), ("hr", "read 4 papers of 7 May · u undoes"),
      ("hkr", "read 4 papers of May 2025 · u undoes"),
      ("/diffusion<enter>hr", "read 2 papers of “diffusion” · u undoes"),
      ("/diffusion<enter>w", "watching “diffusion” · u undoes"),
      ("ma", "mark a: 2504.10000 · 'a comes back · u undoes"),
      ("ru", "undone: read 2504.10000"), ("ruU", "redone: read 2504.10000"),
      ("hru", "undone: read 4 papers of 7 May"), ("u", "nothing to undo"),
      ("rU", "nothing to redo"), (".", "nothing to repeat"),
      ("w", "search first: w watches a search"),
      ("#a -b<enter>", "#a: 2504.10000 · u undoes"), ("#-b<enter>", "nothing to change"),
      ("#a\"b<enter>", "“a\"b” is no tag (one word, no quotes or brackets)"),
    ])
  func words(keys: String, expected: String) throws {
    #expect(try message(keys) == expected)
  }

  @Test func `marks follow at once in the dates`() throws {
    #expect(try screen().contains("Wed 07      4 ●"))
    #expect(try screen("r").contains("Wed 07      3 ●"))
    // What is all read says how many papers there are.
    #expect(try screen("hr").contains("Wed 07      4  "))
    #expect(try screen("hru").contains("Wed 07      4 ●"))
  }

  @Test func `picked papers are marked together, and a range as it grows`() throws {
    #expect(titles(try play("xjxr").state, .read) == ["Attention Is Enough", "大型語言模型的推理能力研究"])
    #expect(titles(try play("jVjr").state, .read).count == 2)
    let gone = try play("Vj<esc>").state
    #expect(!gone.view.hasPicks)
    #expect(try play("xjVjs").state.view.hasPicks == false)
    #expect(titles(try play("xjVjs").state, .starred).count == 3)
  }

  @Test func `a dot does the same again to the next paper, or to the one gone to`() throws {
    #expect(titles(try play("s.").state, .starred).count == 2)
    #expect(titles(try play("sGs").state, .starred).count == 2)
    let tagged = try play("#rl<enter>..").state
    #expect(titles(tagged, .tag("rl")).count == 3)
    #expect(try message("Gs.") == "this is the last one")
  }

  @Test func `a dot gives the next paper what the last one got, not the opposite`() throws {
    #expect(titles(try play("jsks.").state, .starred).count == 2)
    #expect(try message("jsks.") == "nothing to change")
    // From the dates, the next day: first one without papers.
    #expect(titles(try play("hs.").state, .starred).count == 4)
    #expect(titles(try play("hs..").state, .starred).count == 7)
  }

  @Test func `a count marks as many papers from there on`() throws {
    #expect(titles(try play("3s").state, .starred).count == 3)
    #expect(titles(try play("j9r").state, .read).count == 3)
    #expect(titles(try play("3su").state, .starred).isEmpty)
  }

  @Test func `from the dates what is shown is marked, and nothing else`() throws {
    // One of the four is starred, and only that is shown.
    #expect(titles(try play("jsfshr").state, .read).count == 1)
    #expect(titles(try play("\\survey<enter>hr").state, .read).count == 1)
    #expect(try message("\\survey<enter>hr") == "read 2504.10001 · u undoes")
  }

  @Test func `n and Space go by unread papers, over the border of days`() throws {
    // The second is read, so that n passes it.
    #expect(try play("jrkn").state.view.selected == 2)
    #expect(try play("jrk<space>").state.view.selected == 2)
    // All of 21 April is read: after the last of 7 May comes the paper of the 18th.
    let older = try play("[[hr]]lGn").state
    #expect(older.selectedEntry?.paper.title == "An Older Paper")
    #expect(try play("[[hr]]lGnN").state.selectedEntry?.paper.title == "Sparse Experts")
  }

  @Test func `where nothing is unread any more that is said`() throws {
    var state = reader()
    let all = shelf.entries.map { MarkChange.read(PaperKey($0.paper), .byHand) }
    finish([.mark(all)], &state, shelf)
    finish(state.apply(.command(.next, count: nil)), &state, shelf)
    #expect(state.message?.text == "no unread paper further on")
    #expect(state.view.selected == 0)
  }

  @Test func `a search is marked as a whole from the dates, also what is not on screen`() throws {
    var many = ArrayLibrary(
      entries: papers("2025-05-07", (0..<300).map { "Diffusion \($0)" }))
    many.isToldInParts = true
    let state = try play("/diff<enter>hr", many, size: Size(columns: 120, rows: 20)).state
    #expect(many.entries.allSatisfy { state.marks.marks(of: $0).isRead })
    #expect(state.message?.text == "read 300 papers of “diff” · u undoes")
    let undone = try play("/diff<enter>hru", many, size: Size(columns: 120, rows: 20)).state
    #expect(many.entries.allSatisfy { !undone.marks.marks(of: $0).isRead })
  }

  @Test func `what keys ask for is done in their order, whichever papers are found first`() throws {
    var state = try play("h").state
    var asked: [KeyRequest] = []
    for command in [Command.toggleRead, .toggleStar, .toggleRead, .undo, .toggleStar] {
      for case .findKeys(let request) in state.apply(.command(command, count: nil)) {
        asked.append(request)
      }
    }
    #expect(asked.count == 4)
    let keys = shelf.entries.prefix(4).map { PaperKey($0.paper) }
    var told: [String] = []
    for request in asked.reversed() {
      finish(state.apply(.finished(.keysFound(request, keys))), &state, shelf)
      told.append(state.message?.text ?? "nothing")
    }
    // The last to be found is the first that was asked for.
    let last = "no longer starred: 4 papers of 7 May · u undoes"
    #expect(told == ["nothing", "nothing", "nothing", last])
    #expect(titles(state, .read).count == 4 && titles(state, .starred).isEmpty)
  }

  @Test func `the same paper in two digests has one set of marks`() throws {
    let twice = ArrayLibrary(
      entries: papers("2025-05-07", ["Again"])
        + papers("2025-05-07", ["Again"]).map { entry in
          var entry = entry
          entry.id = EntryID(date: DigestDate("2025-05-06"), file: 0, position: 0)
          return entry
        })
    let state = try play("s[", twice).state
    #expect(state.currentDate == DigestDate("2025-05-06"))
    #expect(state.selectedEntry.map { state.marks.marks(of: $0).isStarred } == true)
    #expect(!(try screen("r", twice).contains("●")))
  }

  @Test func `lines of another window show at once, and say nothing`() throws {
    var state = reader()
    let key = PaperKey(shelf.entries[0].paper)
    let line = MarkLine(time: 5, device: "other", change: .starred(key, true))
    finish(
      state.apply(.finished(.marked([line], problem: nil, isOwn: false))), &state, shelf)
    #expect(state.screen.contains("▌★"))
    #expect(state.message == nil)
  }

  @Test func `marks that cannot be kept are shown, and said as long as that is so`() throws {
    var state = reader()
    let key = PaperKey(shelf.entries[0].paper)
    let line = MarkLine(time: 5, device: "own", change: .starred(key, true))
    let problem = "marks are not being saved: no space left on device"
    _ = state.apply(.finished(.marked([line], problem: problem, isOwn: true)))
    #expect(state.message == Message(problem, .error))
    #expect(state.marks.marks(of: shelf.entries[0]).isStarred)
    _ = state.apply(.command(.down, count: nil))
    #expect(state.screen.contains("marks are not being saved"))
    _ = state.apply(.finished(.marked([], problem: nil, isOwn: true)))
    #expect(!state.screen.contains("marks are not being saved"))
  }

  @Test func `before the marks are known nothing is shown as unread, and no key guesses`() throws {
    var state = ReaderState(
      size: Size(columns: 120, rows: 24), today: DigestDate("2025-05-08"),
      first: (DigestDate("2025-05-07"), Array(shelf.entries.prefix(4))))
    finish(state.apply(.finished(.libraryChanged(shelf.status))), &state, shelf)
    #expect(!state.screen.contains("●"))
    #expect(state.stayID == nil)
    #expect(state.apply(.command(.toggleRead, count: nil)).isEmpty)
    #expect(state.message?.text == "still reading the marks…")
  }
}

/// Staying on a paper.
struct AutoReadTests {
  @Test func `a paper that was stayed on is read, once`() throws {
    var state = reader()
    let id = try #require(state.stayID)
    finish(state.apply(.stayed(id)), &state, shelf)
    #expect(titles(state, .read) == ["Attention Is Enough"])
    #expect(state.marks.book.readState(of: PaperKey(shelf.entries[0].paper)) == .seen)
    #expect(state.stayID == nil)
    #expect(state.message?.text == "read 2504.10000 · u undoes")
  }

  @Test(
    "what was made unread by hand is not read again by staying",
    arguments: [[Command.undo], [.toggleRead]])
  func staysUnread(commands: [Command]) throws {
    var state = reader()
    finish(state.apply(.stayed(try #require(state.stayID))), &state, shelf)
    for command in commands {
      finish(state.apply(.command(command, count: nil)), &state, shelf)
    }
    #expect(titles(state, .read).isEmpty)
    #expect(state.stayID == nil)
    // Who comes back to it reads it.
    finish(state.apply(.command(.down, count: nil)), &state, shelf)
    #expect(state.stayID != nil)
    finish(state.apply(.command(.up, count: nil)), &state, shelf)
    #expect(state.stayID == shelf.entries[0].id)
  }

  @Test func `what happened by itself is undone after what somebody did and was told of`() throws {
    var state = reader()
    finish(state.apply(.command(.toggleStar, count: nil)), &state, shelf)
    finish(state.apply(.stayed(try #require(state.stayID))), &state, shelf)
    #expect(state.message?.text == "starred 2504.10000 · u undoes")
    finish(state.apply(.command(.undo, count: nil)), &state, shelf)
    #expect(titles(state, .starred).isEmpty)
    #expect(titles(state, .read).count == 1)
    finish(state.apply(.command(.undo, count: nil)), &state, shelf)
    #expect(titles(state, .read).isEmpty)
  }

  @Test func `only what can be read is read: no prompt, no menu, a summary in sight`() throws {
    #expect(try play("/").state.stayID == nil)
    #expect(try play("?").state.stayID == nil)
    #expect(try play("r").state.stayID == nil)
    #expect(try play("h").state.stayID == nil)
    #expect(try play("", shelf, size: Size(columns: 60, rows: 20)).state.stayID == nil)
    #expect(try play("l", shelf, size: Size(columns: 60, rows: 20)).state.stayID != nil)
    #expect(try play("z").state.stayID != nil)
  }
}
