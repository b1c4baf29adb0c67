import DigestCore

/// Papers of as many words, and as different ones, as real archives of that size have: the same at
/// every run, made a day at a time.
struct ZipfArchive {
  /// Grows with every change of what is generated: what lies on the disk is reused by it.
  static let version = 2

  let papers: Int
  /// In reading order of their days, the newest first.
  var days: Range<Int> { 0..<(papers + papersPerDay - 1) / papersPerDay }

  private let papersPerDay: Int
  private let vocabulary: ZipfVocabulary
  private let names: ZipfVocabulary
  private let text: ZipfSampler
  private let people: ZipfSampler

  init(papers: Int) {
    self.papers = papers
    papersPerDay = Self.papersPerDay(of: papers)
    // Different words grow with about the square root of a text; 30,000 in 4,904 papers.
    let words = min(200_000, Int(430 * Double(papers).squareRoot()) + 1_000)
    vocabulary = ZipfVocabulary(common: ZipfVocabulary.text, count: words, seed: 11)
    names = ZipfVocabulary(common: ZipfVocabulary.names, count: words * 3 / 10, seed: 12)
    text = ZipfSampler(count: words, exponent: 1.05)
    people = ZipfSampler(count: words * 3 / 10, exponent: 0.9)
  }

  /// The day of day 0: 2025-04-22.
  static let newest = DigestDate(dayNumber: 20_200)

  func date(of day: Int) -> DigestDate { Self.newest.adding(days: -day) }

  /// The papers of a day, 0 for the newest; the same however often, and in whatever order, days
  /// are asked for.
  func papers(of day: Int) -> [Paper] {
    var random = SplitMix(state: UInt64(day + 1) &* 0x2545_F491_4F6C_DD1D)
    let first = day * papersPerDay
    return (first..<min(first + papersPerDay, papers)).map { paper(number: $0, &random) }
  }

  private func paper(number: Int, _ random: inout SplitMix) -> Paper {
    let id = Self.id(of: number, papersPerDay: papersPerDay)
    return Paper(
      title: String(decoding: title(&random), as: UTF8.self),
      authors: (0..<2 + random.below(9)).map { _ in
        String(decoding: words(2, names, people, &random), as: UTF8.self)
      },
      arxivID: ArxivID(base: id, version: nil), arxivURL: "https://arxiv.org/abs/\(id)",
      huggingFaceURL: "https://huggingface.co/papers/\(id)",
      summary: String(decoding: summary(&random), as: UTF8.self))
  }

  /// Some 60, more where they would reach back before 2003.
  private static func papersPerDay(of papers: Int) -> Int { max(60, (papers + 8_199) / 8_200) }

  private static func id(of number: Int, papersPerDay: Int) -> String {
    let date = newest.adding(days: -(number / papersPerDay))
    return padded(date.year % 100, 2) + padded(date.month, 2) + "." + padded(number % 100_000, 5)
  }

  /// What somebody may have done to the papers of an archive: of 490,000 100,000 are read, 2,000 starred and
  /// 5,000 tagged, the old as often as the new.
  static func marks(ofPapers papers: Int) -> [(PaperKey, PaperMarks)] {
    let papersPerDay = papersPerDay(of: papers)
    return (0..<papers).compactMap { number in
      let marks = PaperMarks(
        isRead: number % 49 < 10, isStarred: number % 245 == 0,
        tags: number % 98 == 1 ? ["rl"] : [])
      return marks == .none
        ? nil : (PaperKey(arxivID: id(of: number, papersPerDay: papersPerDay)), marks)
    }
  }

  private func title(_ random: inout SplitMix) -> [UInt8] {
    var title = words(7 + random.below(7), vocabulary, text, &random)
    if random.next() % 20 == 0 { title += [UInt8](ascii: " ") + collocation(&random) }
    capitalize(&title, at: 0)
    return title
  }

  /// Of 80 to 160 words, in sentences.
  private func summary(_ random: inout SplitMix) -> [UInt8] {
    var summary: [UInt8] = []
    summary.reserveCapacity(1_400)
    var left = 80 + random.below(81)
    while left > 0 {
      let count = min(left, 14 + random.below(16))
      left -= count
      let start = summary.count
      summary += words(count, vocabulary, text, &random)
      if random.next() % 8 == 0 { summary += [UInt8](ascii: ", ") + collocation(&random) }
      capitalize(&summary, at: start)
      summary += [UInt8](ascii: left > 0 ? ". " : ".")
    }
    return summary
  }

  private func collocation(_ random: inout SplitMix) -> [UInt8] {
    Self.collocations[random.skewed(Self.collocations.count)]
  }

  private func words(
    _ count: Int, _ vocabulary: ZipfVocabulary, _ sampler: ZipfSampler, _ random: inout SplitMix
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 9)
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      bytes += vocabulary.words[sampler.rank(&random)]
    }
    return bytes
  }

  private func capitalize(_ bytes: inout [UInt8], at index: Int) {
    guard index < bytes.count, bytes[index] >= 0x61, bytes[index] <= 0x7A else { return }
    bytes[index] -= 0x20
  }

  /// What chance would not put side by side as often as people do.
  private static let collocations = [
    "large language models", "reinforcement learning", "diffusion models", "chain of thought",
    "flow matching", "text-to-image generation", "vision-language model", "GPT-4o", "zero-shot",
  ].map { Array($0.utf8) }
}

/// `number` in at least so many digits.
func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

extension [UInt8] {
  fileprivate init(ascii text: StaticString) {
    self = text.withUTF8Buffer { unsafe Array($0) }
  }
}
