/// Finds a run of bytes in others.
///
/// Compares, 64 places at a time and without a branch, two bytes of the needle that are rare in
/// folded text; the compiler makes vector instructions of it, so that this keeps up with
/// `memmem`. Only where both are found is the whole compared.
struct ByteSearch: Hashable, Sendable {
  /// At least two bytes.
  let needle: [UInt8]
  /// Offsets into `needle`.
  private let rarest: Int
  private let nextRarest: Int

  private static var block: Int { 64 }

  init(_ needle: [UInt8]) {
    self.needle = needle
    let frequencies = Self.frequencies
    let rarest = needle.indices.min { frequencies[Int(needle[$0])] < frequencies[Int(needle[$1])] }
    self.rarest = rarest ?? 0
    let others = needle.indices.lazy.filter { needle[$0] != needle[rarest ?? 0] }
    nextRarest =
      others.min { frequencies[Int(needle[$0])] < frequencies[Int(needle[$1])] } ?? self.rarest
  }

  /// Where the needle first stands in `bytes[start..<end]`.
  func offset(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    let needle = needle.span
    guard needle.count > 0 else { return nil }
    let places = end - needle.count + 1
    var place = start
    while place + Self.block <= places {
      if holdsCandidate(bytes, at: place, needle),
        let found = firstMatch(in: bytes, places: place..<place + Self.block, needle)
      {
        return found
      }
      place += Self.block
    }
    guard place < places else { return nil }
    return firstMatch(in: bytes, places: place..<places, needle)
  }

  @inline(__always)
  private func holdsCandidate(
    _ bytes: Span<UInt8>, at place: Int, _ needle: Span<UInt8>
  ) -> Bool {
    let firsts = bytes.extracting(place + rarest..<place + rarest + Self.block)
    let seconds = bytes.extracting(place + nextRarest..<place + nextRarest + Self.block)
    let first = needle[rarest]
    let second = needle[nextRarest]
    var least = UInt8.max
    for index in 0..<Self.block {
      least = min(least, (firsts[index] ^ first) | (seconds[index] ^ second))
    }
    return least == 0
  }

  private func firstMatch(
    in bytes: Span<UInt8>, places: Range<Int>, _ needle: Span<UInt8>
  ) -> Int? {
    let first = needle[rarest]
    for place in places where bytes[place + rarest] == first {
      var matched = 0
      while matched < needle.count, bytes[place + matched] == needle[matched] { matched += 1 }
      if matched == needle.count { return place }
    }
    return nil
  }

  /// How often each byte stands in folded English, as a rank from 0, the rarest; other scripts'
  /// are taken for rare.
  private static let frequencies: [UInt8] = {
    var frequencies = [UInt8](repeating: 0, count: 256)
    for (rank, byte) in "0987654321zqjxkvbwyfgphumcdlrsoniat e".utf8.enumerated() {
      frequencies[Int(byte)] = UInt8(rank + 1)
    }
    return frequencies
  }()
}
