import DigestCore
import ReaderApp
import TerminalGrid
import Testing

private func text(_ keys: String) throws -> String? {
  try play(keys, searchShelf).state.prompt?.editor.text
}

@Test(
  "Tab completes and goes round",
  arguments: [
    ("/ti<tab>", "title:"), ("/plan -ti<tab>x", "plan -title:x"), ("/sort:<tab>", "sort:date"),
    ("/sort:<tab><tab>", "sort:relevance"), ("/sort:<tab><tab><tab>", "sort:date"),
    ("/sort:<tab><s-tab>", "sort:relevance"), ("/author:we<tab>", "author:\"Wei Li\""),
    ("/author:\"wei l<tab> x", "author:\"Wei Li\" x"),
    ("/author:<tab><tab>", "author:\"Ana Díaz\""),
    ("/date:yes<tab>", "date:yesterday"), ("/(ti<tab>a)", "(title:a)"),
    ("/ti agents<home><right><right><tab>x", "title:x agents"), ("/zzz<tab>", "zzz"),
    ("/author:zzz<tab>", "author:zzz"), ("\\ti<tab>", "title:"), ("tap<tab>", "ap"),
  ])
func completion(keys: String, expected: String) throws {
  #expect(try text(keys) == expected)
}

@Test func `what Tab offers is listed with the papers of each author`() throws {
  let state = try play("/author:<tab><tab>", searchShelf).state

  #expect(state.screen.contains("Wei Li 14   Ana Díaz 9   王伟 9"))
  #expect(state.view.ids.count == 9)
  #expect(try !play("/author:<tab>a", searchShelf).state.screen.contains("Ana Díaz 9"))
}

@Test func `any other key takes the completion as it is`() throws {
  #expect(try text("/author:<tab><tab><bs>") == "author:\"Ana Díaz")
  #expect(try play("/author:<tab><enter>", searchShelf).state.view.ids.count == 14)
}

@Test func `Tab where nothing can be completed says so`() throws {
  #expect(try play("/zzz<tab>", searchShelf).state.message != nil)
  #expect(
    try play("/author:zzz<tab>", searchShelf).state.message?.text == "no author begins like this")
}

@Test(
  "what a line has no room for is said, until the next key", arguments: ["/", ":", "#", "?", "t"])
func leftOut(prompt: String) throws {
  var state = try play(prompt).state
  _ = state.apply(.paste(String(repeating: "é", count: 5_000)))
  #expect(state.message?.text == "no more than 4,096 characters: 904 left out")
  #expect(state.screen.contains("904 left out"))

  let insert = PromptEdit.insert("x")
  let key = state.overlay == nil ? Action.edit(insert) : .overlay(.edit(insert))
  _ = state.apply(key)
  #expect(state.message?.text == "no more than 4,096 characters: 1 left out")
  let back = PromptEdit.deleteBackward
  _ = state.apply(state.overlay == nil ? .edit(back) : .overlay(.edit(back)))
  #expect(state.message == nil)
}

@Test func `authors that come late go nowhere`() {
  var state = typed("author:we")
  #expect(state.apply(.edit(.complete(by: 1))) == [.complete(prefix: "we", limit: 20)])
  #expect(state.awaitsAnswer)
  _ = state.apply(.edit(.insert("i")))
  let before = state

  _ = state.apply(.finished(.completed("we", [AuthorCount(name: "Wes", papers: 1)])))

  #expect(state == before)
}

@Test(
  "the arrows walk earlier queries in an empty prompt",
  arguments: [
    ("/<up>", "title:video"), ("/<up><up>", "rewards"), ("/<up><up><up>", "rewards"),
    ("/<up><up><down>", "title:video"), ("/<up><down>", ""), ("/<up>s", "title:videos"),
    ("/<up>s<up>", "title:videos"), ("/a<up>", "a"), ("/agent<enter>/<c-u><up>", "agent"),
    ("/rewards<enter>/<c-u><up><up>", "title:video"), ("\\<up>", ""),
    ("/title:video<enter>/<c-u><up><up>", "rewards"), ("/zzzqqq<enter>/<c-u><up>", "title:video"),
    ("/zzzqqq<esc>/<up>", "title:video"), ("/agnets<enter><enter>/<c-u><up>", "agents"),
  ])
func earlierQueries(keys: String, expected: String) throws {
  #expect(try text(keys) == expected)
}

@Test func `a query is kept with Enter, and only then`() throws {
  var state = typed("agent")
  state.answer()

  #expect(state.apply(.edit(.submit)) == [.remember("agent")])

  var empty = reader(searchShelf)
  _ = empty.apply(.command(.search, count: nil))
  #expect(empty.apply(.edit(.submit)) == [])
}

@Test("what is confirmed before its answer is kept if that has hits", arguments: [true, false])
func confirmedEarly(hasHits: Bool) {
  var state = typed("agent")
  #expect(state.apply(.edit(.submit)) == [])
  let library = ArrayLibrary(entries: hasHits ? searchShelf.entries : [])
  let request = SearchRequest(query: "agent", today: state.today, revision: state.revision)

  let effects = state.apply(.finished(.searched(library.answer(to: request))))

  #expect(effects.contains(.remember("agent")) == hasHits)
}

@Test(
  "the text comes before how many papers it finds",
  arguments: [
    (20, "agent", " / agent   9 papers"), (20, "agents", " / agents         8"),
    (20, "agent | agen", " / agent | agen   9"), (20, "agent | agent", " / agent | agent"),
    (20, "agent | age | agent", " /  age | agent   9"),
  ])
func roomForText(columns: Int, query: String, line: String) throws {
  let screen = try screen("/\(query)", searchShelf, size: Size(columns: columns, rows: 5))

  #expect(screen.split(separator: "\n", omittingEmptySubsequences: false)[4] == line)
}

@Test func `what is wrong is told as far as the text leaves room for it`() throws {
  let line = try promptLine("/auther:li after:last week", columns: 80).text

  #expect(line.hasSuffix("no field auther: (did you mean author: or a:?)"))
}

@Test func `an earlier query that was asked for before any were there is shown`() throws {
  var state = reader(searchShelf)
  #expect(state.apply(.command(.search, count: nil)) == [.loadHistory])
  _ = state.apply(.edit(.recall(by: 1)))

  finish(state.apply(.finished(.historyLoaded(["a", "b"]))), &state, searchShelf)

  #expect(state.prompt?.editor.text == "a")
}

@Test(
  "the scope goes round: all, day, month",
  arguments: [
    ("/agent", "/ agent", 9), ("/agent<c-r>", "/ on 7 May: agent", 2),
    ("/agent<c-r><c-r>", "/ in May 2025: agent", 5), ("/agent<c-r><c-r><c-r>", "/ agent", 9),
    ("/<c-r>agent", "/ on 7 May: agent", 2), ("hk/agent<c-r>", "/ in May 2025: agent", 5),
    ("hG/agent<c-r>", "/ without a date: agent", 1), ("hG/agent<c-r><c-r>", "/ agent", 9),
    ("/agent<c-r><enter>/", "/ on 7 May: agent", 2),
    ("/agent<c-r><enter>", "/ on 7 May: agent  ·  1/2", 2),
  ])
func scopes(keys: String, line: String, count: Int) throws {
  let state = try play(keys, searchShelf).state

  #expect(state.screen.contains("\n \(line)"))
  #expect(state.view.ids.count == count)
  #expect(state.shownDates.paperCount == count)
}

/// The line of the prompt, and what its cells are.
private func promptLine(_ keys: String, columns: Int = 120) throws -> (text: String, styles: String)
{
  let grid = try play(keys, searchShelf, size: Size(columns: columns, rows: 24)).grid
  func line(_ screen: String) -> String {
    String(screen.split(separator: "\n", omittingEmptySubsequences: false)[22])
  }
  return (line(grid.description), line(Replay.styles(of: grid)))
}

@Test(
  "signs, keys and what is quoted are told apart, and what is not understood is underlined",
  arguments: [
    ("/agent -\"a b\" | title:x", " kk..... xvvvvv x xxxxxx."),
    ("/(date:2025 a)", " kkxxxxxxvvvv .x"), ("/date:never a", " kk__________ ."),
    ("/agent -", " kk..... _"), ("/is:unread a", " kkxxxvvvvvv ."), ("/is:odd a", " kk______ ."),
    ("/王伟 -a", " kk.... x."),
    ("/e\u{301}a -b", " kk.. x."), ("\\a | b", " kk. x ."), ("tapr | b", " kkkkkkkkkkk... . ."),
  ])
func promptStyles(keys: String, expected: String) throws {
  let styles = try promptLine(keys).styles

  #expect(styles.hasPrefix(expected), "\(styles)")
}

@Test func `a long query scrolls with its colours`() throws {
  let words = String(repeating: "词é ", count: 40)
  for columns in [20, 21, 40, 80] {
    let (text, styles) = try promptLine("/\(words)-title:x", columns: columns)

    #expect(text.contains("x"))
    #expect(styles.contains("x.") || styles.contains("xx"), "\(columns): \(styles)")
  }
}

@Test func `every prefix of any query can be drawn, the cursor anywhere`() throws {
  let tokens = [
    "-", "|", "(", ")", "\"", "title:", "date:", "é", "漢", "👩‍🚀", "*", "NEAR", " ", "e\u{301}", "is:",
  ]
  for seed in 0..<60 {
    var lottery = Lottery(seed: UInt64(seed))
    var state = reader(searchShelf, size: Size(columns: 20 + lottery.draw(80), rows: 24))
    _ = state.apply(.command(.search, count: nil))
    for _ in 0..<30 {
      let edits: [PromptEdit] = [
        .insert(tokens[lottery.draw(tokens.count)]), .insert(tokens[lottery.draw(tokens.count)]),
        .insert(tokens[lottery.draw(tokens.count)]), .left, .deleteBackward,
        .complete(by: 1), .nextScope,
      ]
      let edit = edits[lottery.draw(edits.count)]
      if state.prompt?.editor.text.isEmpty == true, edit == .deleteBackward { continue }
      finish(state.apply(.edit(edit)), &state, searchShelf)
      var grid = Grid(size: state.size)
      let cursor = Screen.draw(state, into: &grid)
      #expect(cursor.map { grid.bounds.columns > $0.column } == true)
    }
  }
}

@Test func `what is being typed is not called wrong, what was typed is`() throws {
  #expect(try promptLine("/date:nev").styles.hasSuffix("s"))
  #expect(try promptLine("/date:nev ").styles.hasSuffix("E"))
}

@Test func `a line feed is Enter, as one typed before the terminal was ours`() throws {
  let entered = try play("/agent<enter>", searchShelf).state
  let typedAhead = try play("/agent<c-j>", searchShelf).state

  #expect(typedAhead.prompt == nil)
  #expect(typedAhead.screen == entered.screen)
}
