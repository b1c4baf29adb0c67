import DigestCore
import Glibc

/// Scans a generated archive of today's size for queries as they are typed, and compares each
/// with a plain `memmem` over the same bytes.
func benchmarkMatching() {
  let entries = GeneratedPapers(seed: 7).entries(count: 4_904)
  let clock = ContinuousClock()
  var papers: [(entry: PaperEntry, folded: FoldedPaper)] = []
  let foldTime = clock.measure {
    papers = entries.map { ($0, FoldedPaper($0.paper)) }
  }
  let bytes = papers.reduce(0) { $0 + $1.folded.bytes.count }
  print("matching: \(papers.count) papers, \(bytes) folded bytes, folded in \(foldTime)")

  for text in [
    "a", "q", "zq", "diffusion", "diffusion video", "reinforcement", "text-to-image",
    "\"flow matching\"", "title:agent -survey", "é", "müller", "nothinglikethis", "a b c d e",
    "(alpha | beta) | gamma",
  ] {
    let query = Query(parsing: text, today: DigestDate(dayNumber: 20_000))
    var found = 0
    let ours = best(of: 7, clock) {
      found = papers.reduce(0) { $0 + ($1.folded.bytes.isEmpty ? 0 : isHit(query, $1) ? 1 : 0) }
    }
    let plain = best(of: 7, clock) { _ = plainScan(query, papers) }
    let perMillisecond = Double(papers.count) / (ours * 1_000)
    print(
      "  \(text): \(found) hits, \(rounded(ours * 1_000)) ms, \(Int(perMillisecond)) papers/ms,",
      "\(rounded(ours / plain)) × memmem (\(rounded(plain * 1_000)) ms)")
  }
}

private func isHit(_ query: Query, _ paper: (entry: PaperEntry, folded: FoldedPaper)) -> Bool {
  query.tier(of: paper.entry, folded: paper.folded) != nil
}

private typealias Search =
  @convention(c) (UnsafeRawPointer?, Int, UnsafeRawPointer?, Int) -> UnsafeMutableRawPointer?

/// `memmem`, looked up by name: Swift's view of the C library leaves it out.
private let memmem: Search? = unsafe dlsym(nil, "memmem").map {
  unsafe unsafeBitCast($0, to: Search.self)
}

/// How many papers hold the bytes of every positive term.
private func plainScan(
  _ query: Query, _ papers: [(entry: PaperEntry, folded: FoldedPaper)]
) -> Int {
  guard let memmem = unsafe memmem else { return 0 }
  let needles = query.positiveTerms.map(\.needle)
  return papers.count { paper in
    unsafe paper.folded.bytes.withUnsafeBytes { bytes in
      needles.allSatisfy { needle in
        unsafe needle.withUnsafeBytes {
          unsafe memmem(bytes.baseAddress, bytes.count, $0.baseAddress, $0.count) != nil
        }
      }
    }
  }
}

/// Seconds of the fastest of `runs`.
private func best(of runs: Int, _ clock: ContinuousClock, _ body: () -> Void) -> Double {
  (0..<runs).map { _ in clock.measure(body) / .seconds(1) }.min() ?? 0
}

private func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
