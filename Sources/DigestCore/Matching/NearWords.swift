/// Compares words with one that may be mistyped.
///
/// The distance is that of Damerau and Levenshtein in its usual form, optimal string alignment:
/// letters put in, left out or exchanged, and neighbours swapped, no letter being changed twice.
/// A column of its matrix is two machine words (Hyyrö, "A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances", 2003), so a comparison is a few operations a letter.
package struct NearWords: Sendable {
  /// The largest distance that counts: 1 up to four letters, 2 from five on.
  package let bound: Int
  private let shape: WordShape
  /// For each scalar of ASCII, the places of the word where it stands, as bits.
  private var places = [UInt64](repeating: 0, count: 128)
  /// The same for other scalars; few.
  private var otherPlaces: [(scalar: UInt32, places: UInt64)] = []

  /// `nil` for words of less than three letters, to which nearly all are near, and of more than 64.
  ///
  /// `word` is folded, as are those that it is compared with.
  package init?(_ word: String) {
    let scalars = word.unicodeScalars.map(\.value)
    guard (3...64).contains(scalars.count) else { return nil }
    bound = scalars.count < 5 ? 1 : 2
    shape = WordShape(Array(word.utf8).span)
    for (place, scalar) in scalars.enumerated() {
      if scalar < 128 {
        places[Int(scalar)] |= 1 << UInt64(place)
      } else if let known = otherPlaces.firstIndex(where: { $0.scalar == scalar }) {
        otherPlaces[known].places |= 1 << UInt64(place)
      } else {
        otherPlaces.append((scalar, 1 << UInt64(place)))
      }
    }
  }

  /// Whether a word of `shape` may be near enough; most are ruled out by it.
  @inline(__always)
  func mayBeNear(_ other: WordShape) -> Bool {
    // A letter that is exchanged takes one bit away and adds another.
    abs(Int(other.length) - Int(shape.length)) <= bound
      && (other.letters ^ shape.letters).nonzeroBitCount <= 2 * bound
  }

  /// The distance to a word in UTF-8, counted in scalars; `nil` where it is larger than `bound`.
  package func distance(to bytes: Span<UInt8>) -> Int? {
    let last = UInt64(1) << UInt64(shape.length - 1)
    var distance = Int(shape.length)
    var increases = UInt64.max
    var decreases: UInt64 = 0
    var diagonal: UInt64 = 0
    var previous: UInt64 = 0
    var index = 0
    while index < bytes.count {
      let (scalar, length) = UTF8Bytes.scalar(in: bytes, at: index)
      index += length
      let equal = places(of: scalar)
      let swapped = ((~diagonal & equal) << 1) & previous
      diagonal = swapped | (((equal & increases) &+ increases) ^ increases) | equal | decreases
      let (more, less) = (decreases | ~(diagonal | increases), diagonal & increases)
      if more & last != 0 { distance += 1 }
      if less & last != 0 { distance -= 1 }
      let shifted = more << 1 | 1
      increases = less << 1 | ~(diagonal | shifted)
      decreases = shifted & diagonal
      previous = equal
    }
    return distance <= bound ? distance : nil
  }

  @inline(__always)
  private func places(of scalar: UInt32) -> UInt64 {
    if scalar < 128 { return places[Int(scalar)] }
    for other in otherPlaces where other.scalar == scalar { return other.places }
    return 0
  }
}

/// What a word is seen to be at a glance.
struct WordShape: Equatable, Sendable {
  /// In scalars; 255 for more.
  var length: UInt8
  /// The scalars that it holds, as bits: one each for letters and digits of ASCII, 28 for the rest.
  var letters: UInt64

  init(_ word: Span<UInt8>) {
    var count = 0
    letters = 0
    var index = 0
    while index < word.count {
      let (scalar, length) = UTF8Bytes.scalar(in: word, at: index)
      letters |= 1 << Self.bit(of: scalar)
      index += length
      count += 1
    }
    length = UInt8(min(count, 255))
  }

  init(length: UInt8, letters: UInt64) {
    self.length = length
    self.letters = letters
  }

  private static func bit(of scalar: UInt32) -> UInt64 {
    switch scalar {
    case 0x61...0x7A: UInt64(scalar - 0x61)
    case 0x30...0x39: UInt64(scalar - 0x30 + 26)
    default: UInt64(36 + scalar % 28)
    }
  }
}
