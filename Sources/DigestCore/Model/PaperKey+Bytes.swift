extension PaperKey {
  /// What `description` says, in a part of a file; `nil` for anything else.
  package init?(parsing bytes: Span<UInt8>, in range: Range<Int>) {
    guard range.count >= 6, range.count <= 18 else { return nil }
    let start = range.lowerBound
    if bytes[start + 4] == UInt8(ascii: "."), range.count <= 11 {
      guard let date = bytes.decimal(in: start..<start + 4),
        let number = bytes.decimal(in: start + 5..<range.upperBound)
      else { return nil }
      self.init(.new, UInt64(range.count - 5) << 46 | date << 32 | number)
    } else if bytes[start + 1] == UInt8(ascii: ":") {
      guard range.count == 18, bytes[start] == UInt8(ascii: "h"),
        let hash = bytes.hexadecimal(in: start + 2..<range.upperBound),
        hash >> Self.kindShift == 0
      else { return nil }
      self.init(.hash, hash)
    } else {
      self.init(oldID: bytes, in: range)
    }
  }

  /// `hep-th/9901001`; the archive is a number to base 28 without a zero, so that it says how many
  /// letters there are, "-" the last of its digits.
  private init?(oldID bytes: Span<UInt8>, in range: Range<Int>) {
    let slash = range.upperBound - 8
    guard slash > range.lowerBound, slash - range.lowerBound <= Self.mostLetters,
      bytes[slash] == UInt8(ascii: "/"),
      let number = bytes.decimal(in: slash + 1..<range.upperBound)
    else { return nil }
    var letters: UInt64 = 0
    for index in range.lowerBound..<slash {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        letters = letters * 28 + UInt64(bytes[index] - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "-"): letters = letters * 28 + 27
      default: return nil
      }
    }
    self.init(.old, letters * Self.oldNumbers + number)
  }
}

extension Span<UInt8> {
  /// Of at most 19 digits.
  fileprivate func decimal(in range: Range<Int>) -> UInt64? {
    var number: UInt64 = 0
    for index in range {
      guard isDigit(self[index]) else { return nil }
      number = number &* 10 &+ UInt64(self[index] &- 0x30)
    }
    return range.isEmpty ? nil : number
  }

  /// Of at most 16 digits, in lower case.
  fileprivate func hexadecimal(in range: Range<Int>) -> UInt64? {
    var number: UInt64 = 0
    for index in range {
      switch self[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = number << 4 | UInt64(self[index] - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        number = number << 4 | UInt64(self[index] - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return number
  }
}
