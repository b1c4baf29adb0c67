import DigestCore
import ReaderApp
import TerminalGrid
import Testing

/// A view: what it is called and the keys that lead to it.
private let views: [(name: String, keys: String)] = [
  ("reading", ""),
  ("dates", "hj"),
  ("month", "hk"),
  ("page", "jll"),
  ("zen", "jz"),
  ("dense", "d"),
  ("raw", "vv"),
  ("searching", "/scale"),
  ("results", "/scale<enter>j"),
  ("narrowed", "/scale<enter>hj"),
  ("filter", "\\speech<enter>"),
  ("no-hits", "/zzzz"),
  ("marked", "s#rl<enter>jsr"),
  ("picked", "xjx"),
  ("help", "?"),
  ("palette", ":copy"),
  ("themes", "T"),
  ("themes-filtered", "Tnews"),
  ("copy-menu", "Y"),
  ("author-menu", "*"),
  ("show-menu", "f"),
  ("places", "mam"),
  ("date-prompt", "tapr 21"),
  ("tag-prompt", "#rl"),
  ("stats", "c"),
  ("stats-below", "cGk"),
  ("stats-of-a-query", "/scale<enter>c"),
  ("trend", ":trend scale, speech<enter>"),
  ("trend-counts", ":trend scale, speech<enter>cjh"),
  ("trend-prompt", "C"),
]

@Test("every view is as recorded at every size", arguments: views.map(\.name), recordedSizes)
func viewScreens(name: String, size: Size) throws {
  try expectView(name, among: views, of: worldShelf, size: size)
}

@Test("what parts the screen where there are no grounds is as recorded", arguments: recordedSizes)
func ruledScreens(size: Size) throws {
  let screen = try screen(
    "", worldShelf, size: size, display: Display(glyphs: .ascii, hasGrounds: false))

  try expectScreen(screen, named: "views/ruled-\(size.columns)x\(size.rows)")
}

@Test(
  "looks and grounds are as recorded",
  arguments: ["reading", "results", "themes", "marked", "stats", "trend"]
)
func viewStyles(name: String) throws {
  let keys = try #require(views.first { $0.name == name }?.keys)

  let grid = try play(keys, worldShelf, size: recordedSizes[1]).grid

  try expectScreen(Replay.styles(of: grid), named: "views/\(name).styles")
  try expectScreen(grounds(of: grid), named: "views/\(name).grounds")
}

/// A letter a cell: `b` a bar, `s` the selection, `m` a menu, `-` what steps back behind one.
private func grounds(of grid: Grid) -> String {
  (0..<grid.size.rows).map { row in
    var line = String(
      grid.row(row).map { cell -> Character in
        let look = Look(cell.style)
        if look.overlays.contains(.faded) { return "-" }
        return switch look.ground {
        case .page: " "
        case .bar: "b"
        case .selection: "s"
        case .menu: "m"
        }
      })
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }.joined()
}

/// Papers in scripts of all kinds: wide, marked, right to left, with emoji; markup and formulas.
private let worldShelf = ArrayLibrary(
  entries: world(
    "2025-05-07",
    [
      (
        "Scale Is Not All: 大型語言模型的推理能力與規模之研究", ["王伟", "Jürgen Müller", "yhcao"],
        "We study **scale** at every size. On *Kanji-Bench* it gains 5.73% over the best "
          + "baseline, from 61.2% to 66.9%, with 2.3× fewer steps (`pass@128`)."
      ),
      (
        "Speech at Scale 🎧: Hearing the World 👩‍👩‍👧 with e\u{301}clat",
        ["Zoë Ångström", "Nguyễn Văn A"],
        "A model that hears 🎧 and answers. It reaches 28.4 BLEU; see https://example.org/speech."
      ),
      (
        "قياس النماذج الكبيرة: Measuring Large Models", ["سارة علي", "דוד לוי"],
        "Right to left and left to right in one line: قياس النماذج. The loss is $O(n^{2})$ and "
          + "$\\alpha \\leq 0.5$."
      ),
      (
        "ภาษาไทย and देवनागरी at SL$^{2}$A", [],
        "Marks above and below stay with their letters: น้ำ, किताब. It costs $5.4 billion."
      ),
    ])
    + world(
      "2025-04-21",
      [
        (
          "Diffusion for Speech at a Scale That Does Not Fit on One Line of Any List of Papers",
          ["Ada Lovelace", "mikeshou", "Grace Hopper", "Alan Turing", "Emmy Noether"],
          String(repeating: "The method is long and is told at length. ", count: 14)
        )
      ]))

private func world(
  _ day: String, _ papers: [(title: String, authors: [String], summary: String)]
) -> [PaperEntry] {
  papers.enumerated().map { position, paper in
    let date = DigestDate(day)
    return PaperEntry(
      id: EntryID(date: date, file: 0, position: position), file: "\(day).md",
      paper: Paper(
        title: paper.title, authors: paper.authors,
        arxivID: ArxivID(parsing: "2505.0\(1_000 + position)"),
        huggingFaceURL: position == 0 ? "https://huggingface.co/papers/2505.00001" : nil,
        summary: paper.summary, line: position + 6))
  }
}
