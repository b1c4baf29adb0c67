/// What may still come of a mouse report or an answer that was waited for in vain.
///
/// It is told from keys by what can stand in it, and by its length: the first byte that cannot
/// belong to it is the person's again.
struct TornReport {
  enum Kind: Equatable {
    /// Of an OSC that names a colour.
    case colour
    /// Of `ESC [ <`.
    case mouse
    /// Of `ESC [ ?`.
    case answer
  }

  enum Fate: Equatable {
    /// Dropped, and more may come.
    case belongs
    /// Dropped, the last.
    case ends
    case foreign
  }

  private enum Escape { case none, fresh, old }

  let kind: Kind
  private var escape: Escape
  /// More bytes than any report of its kind has.
  private var left = 64

  init(_ kind: Kind, sawEscape: Bool = false) {
    self.kind = kind
    escape = sawEscape ? .old : .none
  }

  /// Whether an Esc came that is the key or the first half of ST.
  var isUndecided: Bool { escape == .fresh }

  /// Takes an undecided Esc for the half of ST.
  mutating func decide() {
    if escape == .fresh { escape = .old }
  }

  mutating func take(_ byte: UInt8) -> Fate {
    left -= 1
    guard left >= 0 else { return .foreign }
    switch kind {
    case .colour: return takeOfString(byte)
    case .mouse: return Self.takeOfSequence(byte, finals: "Mm")
    case .answer: return Self.takeOfSequence(byte, finals: "cny")
    }
  }

  private mutating func takeOfString(_ byte: UInt8) -> Fate {
    switch byte {
    case UInt8(ascii: "\\") where escape != .none: return .ends
    case _ where escape != .none: return .foreign
    case 0x07: return .ends
    case 0x1B:
      escape = .fresh
      return .belongs
    default:
      return Self.isOfColour(byte) ? .belongs : .foreign
    }
  }

  private static func takeOfSequence(_ byte: UInt8, finals: String) -> Fate {
    if finals.utf8.contains(byte) { return .ends }
    let isOfSequence = (0x30...0x39).contains(byte) || byte == 0x24 || byte == 0x3B
    return isOfSequence ? .belongs : .foreign
  }

  /// Whether `byte` can stand in the answer to OSC 11: `11;rgba:12ab/…`, `11;#12ab34`.
  static func isOfColour(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "#"),
      UInt8(ascii: "r"), UInt8(ascii: "g"):
      true
    default: false
    }
  }
}

extension SequenceBytes {
  /// The report that the control sequence begins; `nil` where it is a key's or unknown.
  var begunReport: TornReport.Kind? {
    switch bytes.first {
    case UInt8(ascii: "<"): .mouse
    case UInt8(ascii: "?"): .answer
    default: nil
    }
  }

  /// Whether the OSC may be the beginning of an answer that names a colour.
  var mayNameColour: Bool {
    guard !isTooLong, let first = bytes.first else { return false }
    return (0x30...0x39).contains(first) && bytes.allSatisfy(TornReport.isOfColour)
  }
}
