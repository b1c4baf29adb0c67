import DigestCore
import Testing

@Suite struct ParsingProperties {
  @Test(arguments: ["every-row-form", "four-columns", "markup", "concatenated"])
  func `a file cut at any byte keeps every complete row before the cut`(name: String) throws {
    // Without the code block in front: cut open, it is text.
    let text = String(decoding: try fixture(name), as: UTF8.self)
    let bytes = Array((text.split(separator: "```\n").last ?? "").utf8)
    let whole = DigestParser.parse(bytes)
    let ends = rowEnds(of: whole, in: bytes)

    for cut in 0...bytes.count {
      let part = DigestParser.parse(Array(bytes[..<cut]))

      let complete = zip(whole.papers, ends).prefix { $1 <= cut }.map(\.0)
      #expect(Array(part.papers.prefix(complete.count)) == complete, "cut at \(cut)")
      #expect(part.papers.count <= complete.count + 1)
    }
  }

  /// Offsets after the line before the next paper; of the last, the end of the file.
  private func rowEnds(of file: ParsedFile, in bytes: [UInt8]) -> [Int] {
    let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    let lines = file.papers.map(\.line).dropFirst().map { starts[$0 - 1] }
    return lines + [bytes.count]
  }

  @Test(arguments: fixtureNames)
  func `whatever is done to its bytes, what is read of a file holds together`(name: String) throws {
    let original = try fixture(name)
    var random = SeededGenerator(seed: 7)

    for _ in 0..<500 {
      let bytes = mutated(original, &random)
      let file = DigestParser.parse(bytes, pathDate: DigestDate("2025-01-06"))

      expectOrder(of: file, in: bytes)
      for paper in file.papers {
        expectRuns(InlineMarkup.runs(in: paper.title), of: paper.title)
        expectRuns(InlineMarkup.runs(in: paper.summary), of: paper.summary)
        #expect(!paper.title.hasPrefix(" ") && !paper.title.contains("  "))
        #expect(!paper.authors.contains(""))
        #expect(!paper.summary.contains("\n") && !paper.summary.utf8.contains(0))
      }
    }
  }

  private func expectOrder(of file: ParsedFile, in bytes: [UInt8]) {
    let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    let lines = file.digests.flatMap { [$0.line] + $0.papers.map(\.line) }
    #expect(lines == lines.sorted())
    #expect(lines.allSatisfy { (1...lineCount).contains($0) })
    let places = file.diagnostics.map { [$0.line, $0.column] }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(places.allSatisfy { (1...lineCount).contains($0[0]) && $0[1] >= 1 })
    #expect(places.allSatisfy { $0[1] <= bytes.count + 1 })
  }

  private func mutated(_ original: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let telling = Array("||\n\n\r()[]*`$\\#- \0:,/<".utf8) + [0xFF, 0xC3, 0xE2, 0xEF]
    var bytes = original
    for _ in 0...Int.random(in: 0..<6, using: &random) {
      guard !bytes.isEmpty else { break }
      let index = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[index] = telling.randomElement(using: &random) ?? 0
      case 1: bytes.insert(telling.randomElement(using: &random) ?? 0, at: index)
      case 2: bytes.removeSubrange(index..<min(bytes.count, index + 9))
      case 3:
        let end = min(bytes.count, index + Int.random(in: 1..<200, using: &random))
        bytes.insert(contentsOf: bytes[index..<end], at: index)
      default: bytes.removeLast(Int.random(in: 0..<min(40, bytes.count), using: &random))
      }
    }
    return bytes
  }

  @Test func `ten thousand rows and cells of a megabyte are read`() {
    let many = parse(digest((0..<10_000).map { row("T\($0)") }.joined(separator: "\n")))
    let long = String(repeating: "word ", count: 210_000)
    let huge = parse(digest(row("A", summary: long), row(long), row("B")))

    #expect(many.papers.count == 10_000)
    #expect(many.papers.last?.line == 10_004)
    #expect(huge.papers.map(\.summary.utf8.count) == [1_049_999, 2, 2])
    #expect(huge.titles.map(\.utf8.count) == [1, 1_049_999, 1])
  }

  // Each would take hours if its time grew with the square of its length.
  @Test(arguments: [
    "[", "[a](", "(Read more on [", "|\n", "|", "a\n", "\\|", "```\n", "~~~a\n", "*a ",
    "read more on ",
    "| a (Read more on\n", "(", "| [](", "\u{FEFF}", "## Papers for 2025-01-01\n", " ", "|-|\n",
  ])
  func `repeated to a quarter of a megabyte, nothing takes more than linear time`(part: String) {
    let text = String(repeating: part, count: (1 << 18) / part.utf8.count)
    for frame in [text, digest("| " + text), digest(row("T", summary: text)), digest(row(text))] {
      let file = parse(frame)

      #expect(file.diagnostics.allSatisfy { $0.line >= 1 })
    }
  }
}

/// Expects runs in order, apart, not empty and at the boundaries of scalars.
func expectRuns(_ runs: [InlineRun], of text: String) {
  let bytes = Array(text.utf8)
  var end = 0
  for run in runs {
    #expect(!run.range.isEmpty && run.range.lowerBound >= end)
    end = run.range.upperBound
    guard end <= bytes.count else {
      Issue.record("a run ends after the text")
      return
    }
    #expect(bytes[run.range.lowerBound] & 0xC0 != 0x80)
    #expect(end == bytes.count || bytes[end] & 0xC0 != 0x80)
  }
}
