/// The words of many papers, each once.
///
/// A hash table over bytes, as a set of strings takes most of the time of an import.
final class WordSet {
  private struct Entry {
    var hash: UInt64
    /// Into `bytes`.
    var start: Int
    var length: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Indices into `entries`, one more than that; 0 for a free place. As many as a power of two.
  private var table = [Int32](repeating: 0, count: 1 << 14)
  /// Entries taken already.
  private var taken = 0

  /// Adds every word of a folded text; words stand between spaces and line feeds.
  func add(_ text: [UInt8]) {
    let text = text.span
    var start = 0
    while start < text.count {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var end = start
      while end < text.count, text[end] > 0x20 {
        hash = (hash ^ UInt64(text[end])) &* 0x100_0000_01B3
        end += 1
      }
      if end > start { add(text, start..<end, hash ^ hash >> 31) }
      start = end + 1
    }
  }

  private func add(_ text: Span<UInt8>, _ range: Range<Int>, _ hash: UInt64) {
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] != 0 {
      let entry = entries[Int(table[place]) - 1]
      if entry.hash == hash, holds(text, range, entry) { return }
      place = (place + 1) & (table.count - 1)
    }
    entries.append(Entry(hash: hash, start: bytes.count, length: range.count))
    for index in range { bytes.append(text[index]) }
    table[place] = Int32(entries.count)
    if entries.count * 2 > table.count { grow() }
  }

  private func holds(_ text: Span<UInt8>, _ range: Range<Int>, _ entry: Entry) -> Bool {
    guard entry.length == range.count else { return false }
    for step in 0..<range.count where bytes[entry.start + step] != text[range.lowerBound + step] {
      return false
    }
    return true
  }

  private func grow() {
    table = [Int32](repeating: 0, count: table.count * 2)
    for (index, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash) & (table.count - 1)
      while table[place] != 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(index + 1)
    }
  }

  /// The words that are new since the last call, in the order of their bytes.
  func takeNew() -> [[UInt8]] {
    defer { taken = entries.count }
    return entries[taken...].map { Array(bytes[$0.start..<$0.start + $0.length]) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }
}
