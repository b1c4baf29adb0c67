import DigestCore

/// Papers with words of a rank-frequency like that of abstracts, the same for the same seed.
struct GeneratedPapers {
  private var state: UInt64
  private var words = [
    "the", "and", "a", "to", "of", "for", "in", "on", "with", "models", "model", "reasoning",
    "diffusion", "video", "image", "text-to-image", "GPT-4o", "flow", "matching", "agent",
    "reinforcement", "learning", "survey", "reward", "R²", "café",
  ]
  private let names = [
    "Wei Li", "Ana Müller", "Łukasz Novák", "yhcao", "Jun Zhang", "Zoë Øster", "Priya Singh",
  ]

  init(seed: UInt64) {
    state = seed
    let syllables = [
      "ba", "con", "di", "fer", "gra", "lin", "mo", "net", "per", "ra", "sim", "tor",
    ]
    while words.count < 12_000 {
      let count = 2 + next(below: 3)
      var word = ""
      for _ in 0..<count { word += syllables[next(below: syllables.count)] }
      words.append(word)
    }
  }

  func entries(count: Int) -> [PaperEntry] {
    var generator = self
    return (0..<count).map { index in
      let authors = (0..<5).map { _ in generator.names[generator.next(below: 7)] }
      let paper = Paper(
        title: generator.text(words: 11), authors: authors, summary: generator.text(words: 150))
      let date = DigestDate(dayNumber: 19_900 + index / 16)
      return PaperEntry(
        id: EntryID(date: date, file: 0, position: index % 16), file: "generated", paper: paper)
    }
  }

  private mutating func text(words count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      // The square makes low ranks frequent, about as much as in a language.
      let position = Double(next(below: 1 << 20)) / Double(1 << 20)
      text += words[Int(position * position * position * Double(words.count))] + " "
    }
    return text
  }

  /// SplitMix64.
  private mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
