import DigestCore
import Glibc

/// All text of an archive, folded, in memory: what a search costs without an index.
struct PlainScan {
  private var text: [UInt8] = []
  /// Where each paper ends in `text`.
  private var ends: [Int] = []

  init(_ archive: ZipfArchive) {
    for day in archive.days {
      for paper in archive.papers(of: day) {
        text += FoldedPaper(paper).bytes
        ends.append(text.count)
      }
    }
  }

  var megabytes: Int { text.count / 1_000_000 }

  /// How many papers hold the bytes of every needle, anywhere.
  func papers(holding needles: [String]) -> Int {
    guard let memmem = unsafe memmem else { return 0 }
    let needles = needles.map { Array($0.utf8) }
    return unsafe text.withUnsafeBytes { text in
      var start = 0
      var count = 0
      for end in ends {
        let paper = unsafe UnsafeRawBufferPointer(rebasing: text[start..<end])
        start = end
        let isHit = needles.allSatisfy { needle in
          unsafe memmem(paper.baseAddress, paper.count, needle, needle.count) != nil
        }
        if isHit { count += 1 }
      }
      return count
    }
  }
}

private typealias Search =
  @convention(c) (UnsafeRawPointer?, Int, UnsafeRawPointer?, Int) -> UnsafeMutableRawPointer?

/// `memmem`, looked up by name: Swift's view of the C library leaves it out.
private let memmem: Search? = unsafe dlsym(nil, "memmem").map {
  unsafe unsafeBitCast($0, to: Search.self)
}
