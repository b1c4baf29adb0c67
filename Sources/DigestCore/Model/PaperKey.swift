/// What a reader's marks go by: the same for one paper in every digest, archive and machine.
///
/// The arXiv id without its version, in lower case and without the subject class of old ids; for a
/// paper without one a hash of its title and first author, both folded. One number, so that a
/// million of them are cheap to keep and to compare.
package struct PaperKey: Hashable, Comparable, Sendable {
  /// Bits, from the top: 2 for the kind; then of `YYMM.number` 4 for the digits after the dot, 14
  /// for `YYMM` and 32 for the number; of `archive/number` the letters of the archive as digits to
  /// base 28, times ten million, and the number; of others 62 of the hash.
  package let rawValue: UInt64

  enum Kind: UInt64 {
    case new, old, hash
  }

  static let kindShift: UInt64 = 62
  /// Old numbers have seven digits.
  static let oldNumbers: UInt64 = 10_000_000
  /// Letters of the longest archives (`astro-ph`); times `oldNumbers` they fit into 62 bits.
  static let mostLetters = 8

  init(_ kind: Kind, _ rest: UInt64) {
    rawValue = kind.rawValue << Self.kindShift | rest
  }

  /// O(bytes of the title) where the paper has no arXiv id.
  package init(_ paper: Paper) {
    if let id = paper.arxivID {
      self.init(arxivID: id.base)
    } else {
      let title = Fold.words(of: paper.title).joined(separator: " ")
      let author = Fold.words(of: paper.authors.first ?? "").joined(separator: " ")
      self.init(hashing: title + "\n" + author)
    }
  }

  /// - Parameter base: an arXiv id without its version, in any case.
  package init(arxivID base: String) {
    let lowercased = base.lowercased()
    var id = lowercased
    if let slash = id.utf8.firstIndex(of: UInt8(ascii: "/")),
      let dot = id.utf8[..<slash].firstIndex(of: UInt8(ascii: "."))
    {
      id.removeSubrange(dot..<slash)
    }
    self = Self(parsing: id) ?? Self(hashing: "arxiv:" + lowercased)
  }

  /// What `description` says; `nil` for anything else.
  package init?(parsing text: String) {
    let bytes = text.utf8Span.span
    self.init(parsing: bytes, in: 0..<bytes.count)
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  private init(hashing text: String) {
    var hash = FNV1a()
    hash.combine(text)
    self.init(.hash, hash.value & (1 << Self.kindShift - 1))
  }
}

extension PaperKey: CustomStringConvertible {
  /// `2504.13837`, `hep-th/9901001`, or `h:` and 16 digits to base 16, in lower case: no character
  /// that means something to a shell, and none in a file's name but the slash.
  package var description: String {
    switch rawValue >> Self.kindShift {
    case Kind.new.rawValue:
      let digits = Int(rawValue >> 46 & 0xF)
      return Self.padded(rawValue >> 32 & 0x3FFF, to: 4) + "."
        + Self.padded(rawValue & 0xFFFF_FFFF, to: digits)
    case Kind.old.rawValue:
      let rest = rawValue & (1 << Self.kindShift - 1)
      var letters = rest / Self.oldNumbers
      var archive: [UInt8] = []
      while letters > 0 {
        let digit = UInt8(letters % 28)
        archive.append(digit == 27 ? UInt8(ascii: "-") : UInt8(ascii: "a") + digit - 1)
        letters /= 28
      }
      return String(decoding: archive.reversed(), as: UTF8.self) + "/"
        + Self.padded(rest % Self.oldNumbers, to: 7)
    default:
      let digits = String(rawValue & (1 << Self.kindShift - 1), radix: 16)
      return "h:" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
  }

  private static func padded(_ number: UInt64, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
  }
}
