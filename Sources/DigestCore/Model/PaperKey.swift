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
    let bytes = Array(base.utf8)
    self = Self(newID: bytes) ?? Self(oldID: bytes) ?? Self(hashing: "arxiv:" + base.lowercased())
  }

  /// What `description` says; `nil` for anything else.
  package init?(parsing text: String) {
    if text.hasPrefix("h:") {
      let digits = text.utf8.dropFirst(2)
      guard digits.count == 16, let hash = UInt64(text.dropFirst(2), radix: 16),
        hash >> Self.kindShift == 0, !text.contains(where: \.isUppercase)
      else { return nil }
      self.init(.hash, hash)
      return
    }
    let bytes = Array(text.utf8)
    guard let key = Self(newID: bytes) ?? Self(oldID: bytes), key.description == text else {
      return nil
    }
    self = key
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  private init(hashing text: String) {
    var hash = FNV1a()
    hash.combine(text)
    self.init(.hash, hash.value & (1 << Self.kindShift - 1))
  }

  private init?(newID bytes: [UInt8]) {
    guard bytes.count > 5, bytes.count <= 11, bytes[4] == UInt8(ascii: "."),
      let date = Self.number(bytes[..<4]), let number = Self.number(bytes[5...])
    else { return nil }
    self.init(.new, UInt64(bytes.count - 5) << 46 | date << 32 | number)
  }

  private init?(oldID bytes: [UInt8]) {
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), bytes.count - slash == 8,
      let number = Self.number(bytes[(slash + 1)...])
    else { return nil }
    let archive = bytes[..<slash].prefix { $0 != UInt8(ascii: ".") }
    guard (1...Self.mostLetters).contains(archive.count) else { return nil }
    var letters: UInt64 = 0
    for byte in archive {
      guard let digit = Self.digit(ofLetter: byte) else { return nil }
      letters = letters * 28 + digit
    }
    self.init(.old, letters * Self.oldNumbers + number)
  }

  /// Base 28 without a zero, so that a number says how many letters there are; "-" is the last.
  private static func digit(ofLetter byte: UInt8) -> UInt64? {
    if byte == UInt8(ascii: "-") { return 27 }
    let letter = byte | 0x20
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) else { return nil }
    return UInt64(letter - UInt8(ascii: "a")) + 1
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
    }
    return bytes.isEmpty ? nil : number
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
