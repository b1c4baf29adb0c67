/// Digests made up of nonsense words, the same at every run, in the shape of real ones.
enum GeneratedArchive {
  /// The bytes of `digests` files, one a day.
  static func files(digests: Int, papersPerDigest: Int) -> [[UInt8]] {
    var random = SplitMix(state: 1)
    return (0..<digests).map { digest in
      let month = digest / 28 % 12 + 1
      let day = digest % 28 + 1
      let date = "20\(25 + digest / 336)-\(padded(month))-\(padded(day))"
      var text = "\n\n## Papers for \(date)\n\n| Title | Authors | Summary |\n"
      text += "|-------|---------|---------|\n"
      for paper in 0..<papersPerDigest {
        text += row(id: "2501.\(10_000 + digest * papersPerDigest + paper)", &random)
      }
      return Array(text.utf8)
    }
  }

  private static func row(id: String, _ random: inout SplitMix) -> String {
    var title = words(10, &random)
    if random.next() % 5 < 2 { title += "\n  " + words(3, &random) }
    let authors = (0..<5).map { _ in words(2, &random) }.joined(separator: ", ")
    let summary = (0..<5).map { _ in words(29, &random) + "." }.joined(separator: " ")
    return "| \(title) (Read more on [arXiv](https://arxiv.org/abs/\(id)) or "
      + "[HuggingFace](https://huggingface.co/papers/\(id)))| \(authors) | \(summary)  |\n"
  }

  private static func words(_ count: Int, _ random: inout SplitMix) -> String {
    (0..<count).map { _ in
      (0..<Int(random.next() % 3 + 2)).map { _ in
        String(consonants[Int(random.next() % 16)]) + String(vowels[Int(random.next() % 6)])
      }.joined()
    }.joined(separator: " ")
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let consonants = Array("bcdfghklmnprstvz")
  private static let vowels = Array("aeiouö")
}

/// The generator of Steele, Lea and Flood: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SplitMix {
  /// Even enough for a benchmark.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// Low ones more often.
  mutating func skewed(_ limit: Int) -> Int { min(below(limit), below(limit)) }
}
