import DigestCore
import DigestLibrary

/// Digests and queries that are the same in every run, of few words, so that they meet.
struct GeneratedDigests {
  private var random: SeededGenerator

  static let words = [
    "diffusion", "diffuse", "diffusive", "video", "vision", "language", "large", "model", "models",
    "Müller", "muller", "naïve", "naive", "R²", "GPT-4o", "gpt", "4o", "text-to-image", "V_AI",
    "agents", "agent", "a", "the", "of", "for", "and", "漢字", "学習", "Ångström", "straße", "50%",
    "state-of-the-art", "re-ranking", "transformers", "transform", "translation", "transfer",
    "reward", "learning", "flow", "matching", "flow-matching", "x", "über", "résumé", "résume",
    "2.5×", "LLM", "LLMs", "(AI)", "C++", "O(n²)", "emoji🙂", "ﬁne", "fine-tuning", "NEAR", "NOT",
  ]
  static let names = [
    "Wei Li", "Li Wei", "Ana Müller", "José García-López", "Łukasz Kaiser", "O'Neil", "X. Y. Zhang",
    "李 明", "Jürgen Muller", "A. Author", "Wei",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private mutating func some(_ words: [String], _ count: ClosedRange<Int>) -> [String] {
    (0..<Int.random(in: count, using: &random)).map { _ in words.randomElement(using: &random) ?? ""
    }
  }

  private mutating func row() -> String {
    let title = some(Self.words, 1...7).joined(separator: " ")
    let authors = some(Self.names, 1...4).joined(separator: ", ")
    let summary = some(Self.words, 4...30).joined(separator: " ") + "."
    let number = String(Int.random(in: 10_000...10_400, using: &random))
    let id = Bool.random(using: &random) ? "[arXiv](https://arxiv.org/abs/2501.\(number))" : ""
    return "| \(title) (Read more on \(id))| \(authors) | \(summary) |\n"
  }

  /// A digest of some papers; without a date where it is `nil`.
  mutating func digest(_ date: DigestDate?) -> String {
    let rows = (0..<Int.random(in: 0...9, using: &random)).map { _ in row() }
    let heading = date.map { "## Papers for \($0)" } ?? "## Papers"
    return "\(heading)\n\n| Title | Authors | Summary |\n|---|---|---|\n" + rows.joined()
  }

  /// Names and texts of files: most days have one of their own, some have parts in others.
  mutating func files(days: Int) -> [(name: String, text: String)] {
    var files: [(String, String)] = []
    for day in 0..<days {
      let date = DigestDate(dayNumber: 20_100 - day * 3)
      let parts = date.description.split(separator: "-").joined(separator: "/")
      files.append(("\(parts).md", digest(date)))
      if day % 7 == 0 { files.append(("extra/\(day).md", digest(date) + digest(nil))) }
    }
    return files
  }

  private mutating func word() -> String {
    let word = Self.words.randomElement(using: &random) ?? "a"
    guard Bool.random(using: &random) else { return word }
    return String(word.prefix(Int.random(in: 1...word.count, using: &random)))
  }

  private mutating func operand() -> String {
    switch Int.random(in: 0..<14, using: &random) {
    case 0: "\"\(word()) \(word())\""
    case 1: "\"\(word()) \(word())"
    case 2: "title:\(word())"
    case 3: "a:\"\(Self.names.randomElement(using: &random) ?? "")\""
    case 4: "s:\(word())"
    case 5: "2024-1\(Int.random(in: 0...2, using: &random))"
    case 6: "after:2024-06-1\(Int.random(in: 0...9, using: &random))"
    case 7: "id:2501.10\(Int.random(in: 100...400, using: &random))"
    case 8: "t:\"\(word())\""
    default: word()
    }
  }

  static let tags = ["rl", "agents", "漢字", "a:b"]

  /// Marks of one paper: most have some, few have all.
  mutating func marks() -> PaperMarks {
    PaperMarks(
      isRead: Int.random(in: 0..<3, using: &random) == 0,
      isStarred: Int.random(in: 0..<8, using: &random) == 0,
      isNoted: Int.random(in: 0..<12, using: &random) == 0,
      tags: Self.tags.filter { _ in Int.random(in: 0..<9, using: &random) == 0 })
  }

  /// Words that ask for marks.
  mutating func mark() -> String {
    let words = ["unread", "unread", "read", "starred", "tagged", "noted", "new"].map { "is:" + $0 }
    return (words + Self.tags.map { "tag:" + $0 } + ["tag:none"]).randomElement(using: &random)
      ?? ""
  }

  /// A query in which some operands, at least one, ask for marks.
  mutating func markedQuery() -> String {
    func sign(_ random: inout SeededGenerator) -> String {
      Int.random(in: 0..<4, using: &random) == 0 ? "-" : ""
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return sign(&random) + mark()
    case 1: return "\(sign(&random))\(mark()) \(sign(&random))\(mark())"
    case 2: return "\(query()) | \(sign(&random))\(mark()) \(operand())"
    case 3: return "\(sign(&random))(\(mark()) | \(operand())) \(query())"
    default: return "\(query()) \(sign(&random))\(mark())"
    }
  }

  /// A query of up to four operands, with negations, alternatives and brackets.
  mutating func query() -> String {
    var text = ""
    for place in 0..<Int.random(in: 1...4, using: &random) {
      if place > 0 { text += Int.random(in: 0..<4, using: &random) == 0 ? " | " : " " }
      if Int.random(in: 0..<5, using: &random) == 0 { text += "-" }
      text +=
        Int.random(in: 0..<6, using: &random) == 0
        ? "(\(operand()) | \(operand()) \(operand()))" : operand()
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: text += " sort:date"
    case 1: text = "sort:relevance " + text
    default: break
    }
    return text
  }
}
