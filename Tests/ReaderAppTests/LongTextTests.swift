import DigestCore
import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

/// Summaries of more than 64 kB are laid out once, and marked where they are seen: just as though
/// all had been marked.
struct LongTextTests {
  private static let words = [
    "diffusion", "*models*", "`code of it`", "大型语言模型", "naïve", "e\u{301}tude", "$x^2$", "12.5%",
    "https://arxiv.org/abs/2505.00001", "👩🏽‍🔬", "**bold", "words**", "a_b", "\u{202E}", "agents",
    "  ", "\\*", "का", "-", "(see", "below)", "1\u{FE0F}\u{20E3}", "$\\alpha$", "\u{600}9",
  ]

  private func summary(seed: UInt64, bytes: Int = 80_000, between: String) -> String {
    var random = SeededGenerator(seed: seed)
    var text = ""
    while text.utf8.count < bytes {
      text += Self.words[Int.random(in: 0..<Self.words.count, using: &random)] + between
    }
    return text
  }

  private func page(
    _ summary: String, _ query: Query?, mode: SummaryMode = .plain, from old: SummaryPage? = nil
  ) -> SummaryPage {
    var entry = shelf.entries[0]
    entry.paper.summary = summary
    let key = SummaryPage.Key(id: entry.id, columns: 60, mode: mode, query: query)
    return SummaryPage(of: entry, key: key, from: old)
  }

  private func query(_ text: String) -> Query {
    Query(parsing: text, today: DigestDate("2025-05-07"))
  }

  private func isHit(_ cell: Cell) -> Bool { Look(cell.style).overlays.contains(.hit) }

  private static let queries: [(words: String, mode: SummaryMode)] = [
    ("diff", .plain), ("diff", .structured), ("diff", .raw), ("models OR \"of it\"", .plain),
    ("语言", .plain), ("a", .plain), ("a", .raw), ("x", .plain), ("nowhere", .plain),
    ("\"diffusion agents\"", .plain), ("étude", .structured), ("2505", .plain),
  ]

  @Test("what is seen has the hits that all of the text has", arguments: queries, [" ", ""])
  func hits(asked: (words: String, mode: SummaryMode), between: String) throws {
    let summary = summary(seed: 1, between: between)
    let query = query(asked.words)
    let page = page(summary, query, mode: asked.mode)
    let whole = MarkedText.text(summary, .text, marking: query, in: .summary, mode: asked.mode)
    let block = try #require(page.lines.last?.block)
    let lines = page.lines.indices.filter { page.lines[$0].block == block }
    for top in [0, lines[0]] + Array(stride(from: lines[0], to: page.lines.count, by: 150)) {
      let seen = top..<min(top + 40, page.lines.count)
      let texts = page.texts(ofLines: seen)
      let wrong = seen.filter { line in
        guard page.lines[line].block == block else { return false }
        let (text, cells) = texts[line - top]
        return text.cells[cells] != whole.cells[page.lines[line].cells]
      }
      #expect(wrong == [], "lines")
    }

    let hits = lines.filter { whole.cells[page.lines[$0].cells].contains(where: isHit) }
    #expect(hits.isEmpty == (asked.words == "nowhere"))
    for line in [0, lines[0]] + Array(stride(from: lines[0], to: page.lines.count, by: 150)) {
      #expect(page.hitLine(from: line) == hits.first { $0 >= line }, "from \(line)")
      #expect(page.hitLine(before: line) == hits.last { $0 < line }, "before \(line)")
    }
  }

  @Test func `a page that is made from another is the same as one that is made anew`() {
    let summary = summary(seed: 3, between: " ")
    let others = [
      page(summary, nil), page(summary, query("agents")), page("short", nil),
      page(summary + "x", query("diff")), page(summary, query("diff"), mode: .raw),
    ]
    for old in others {
      for words in [nil, "diff", "agents"] {
        let query = words.map(query)
        let isSame = page(summary, query, from: old) == page(summary, query)
        #expect(isSame)
      }
    }
  }

  @Test func `the note below a long summary is there`() {
    var entry = shelf.entries[0]
    entry.paper.summary = summary(seed: 4, between: " ")
    let key = SummaryPage.Key(
      id: entry.id, columns: 60, mode: .plain, query: query("diff"), note: "mine")

    let page = SummaryPage(of: entry, key: key)

    let (text, cells) = page.texts(ofLines: page.lines.indices).last ?? (DisplayText(), 0..<0)
    #expect(text.slice(cells).description == "mine")
  }
}
