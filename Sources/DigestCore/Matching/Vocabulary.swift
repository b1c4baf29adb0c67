/// The folded words of an archive and how many papers have each; about 25 bytes a word.
package struct Vocabulary: Sendable {
  /// All words one behind the other, in the order of their bytes.
  private var bytes: [UInt8] = []
  /// Where each word begins; one more than there are words.
  private var starts: [UInt32] = [0]
  private var papers: [UInt32] = []
  private var lengths: [UInt8] = []
  private var letters: [UInt64] = []

  /// Words are taken as they come where they come in the order of their bytes, as an index gives
  /// them; others are sorted first.
  ///
  /// `words` holds each word once, and 4 GB at most.
  package init(words: [(word: String, papers: Int)]) {
    var isSorted = true
    for (word, papers) in words {
      let start = bytes.count
      bytes.append(contentsOf: word.utf8)
      starts.append(UInt32(clamping: bytes.count))
      self.papers.append(UInt32(clamping: papers))
      let shape = WordShape(bytes.span.extracting(start..<bytes.count))
      lengths.append(shape.length)
      letters.append(shape.letters)
      isSorted = isSorted && (count < 2 || isAscending(count - 2, count - 1))
    }
    if !isSorted { sort() }
  }

  package var count: Int { papers.count }

  private func word(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[index])..<Int(starts[index + 1])]
  }

  private func isAscending(_ first: Int, _ second: Int) -> Bool {
    word(first).lexicographicallyPrecedes(word(second))
  }

  private mutating func sort() {
    let unsorted = self
    let order = papers.indices.sorted { unsorted.isAscending($0, $1) }
    bytes = order.flatMap { unsorted.word($0) }
    papers = order.map { unsorted.papers[$0] }
    lengths = order.map { unsorted.lengths[$0] }
    letters = order.map { unsorted.letters[$0] }
    var end: UInt32 = 0
    for (place, index) in order.enumerated() {
      end += UInt32(unsorted.word(index).count)
      starts[place + 1] = end
    }
  }

  /// Whether a word begins with `prefix`, which is folded; O(log n).
  package func hasPrefix(_ prefix: String) -> Bool {
    let prefix = Array(prefix.utf8)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if word(middle).lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
    }
    return low < count && word(low).starts(with: prefix)
  }

  /// The words nearest to `word`, itself aside: the least distance first, of equal ones that of
  /// the most papers, then by their bytes.
  ///
  /// Empty where `NearWords` takes no such word. O(n), a few milliseconds for a million words.
  package func near(_ word: String, limit: Int) -> [NearWord] {
    guard limit > 0, let nearness = NearWords(word) else { return [] }
    var best: [(distance: Int, papers: UInt32, index: Int)] = []
    let (lengths, letters, bytes, starts) = (lengths.span, letters.span, bytes.span, starts.span)
    for index in lengths.indices {
      let shape = WordShape(length: lengths[index], letters: letters[index])
      guard nearness.mayBeNear(shape) else { continue }
      let other = bytes.extracting(Int(starts[index])..<Int(starts[index + 1]))
      guard let distance = nearness.distance(to: other), distance > 0 else { continue }
      let rank = (distance, UInt32.max - papers[index])
      // Of those that rank the same, the earlier word is the one that is there.
      let place = best.firstIndex { rank < ($0.distance, .max - $0.papers) } ?? best.count
      guard place < limit else { continue }
      best.insert((distance, papers[index], index), at: place)
      if best.count > limit { best.removeLast() }
    }
    return best.map { distance, _, index in
      NearWord(word: String(decoding: self.word(index), as: UTF8.self), distance: distance)
    }
  }
}

/// A word of a vocabulary and its distance from another.
package struct NearWord: Equatable, Sendable {
  package var word: String
  package var distance: Int
}
