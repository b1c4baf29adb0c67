/// The sequences that the reader has a use for: the forms of its own (docs/TERMINAL.md) and those
/// that the terminals of these tests have in terminfo.
enum WireLists {
  /// SGR.
  static func isRendition(_ parameters: String) -> Bool {
    guard parameters.utf8.allSatisfy({ $0 == UInt8(ascii: ";") || isDigit($0) }) else {
      return false
    }
    var rest = numbers(parameters)[...]
    while let number = rest.popFirst() {
      switch number {
      case 0...4, 7, 22...24, 27, 30...37, 39...47, 49, 90...97, 100...107: continue
      case 38, 48:
        let count = [5: 1, 2: 3][rest.popFirst() ?? -1] ?? 0
        let values = rest.prefix(count)
        guard count > 0, values.count == count, values.allSatisfy({ (0...255) ~= $0 }) else {
          return false
        }
        rest = rest.dropFirst(count)
      default: return false
      }
    }
    return true
  }

  /// All others that begin with CSI.
  static func isSequence(_ parameters: String, _ last: Character) -> Bool {
    switch last {
    case "A", "B", "C", "D", "G", "d", "X": isPlain(parameters, upTo: 1)
    case "H": isPlain(parameters, upTo: 2)
    case "J": ["", "2"].contains(parameters)
    case "K": ["", "1"].contains(parameters)
    // Margins, and the question what the terminal is; the latter also shapes Linux' cursor.
    case "r": parameters.isEmpty
    case "c": ["", "?0", "?1"].contains(parameters)
    case "t": ["22;0;0", "23;0;0", "22;2", "23;2"].contains(parameters)
    case "h": modes.contains(parameters) || parameters == "34"
    case "l": modes.contains(parameters) || parameters == "4"
    default: false
    }
  }

  private static let modes: Set = [
    "?1", "?7", "?12", "?25", "?47", "?1002", "?1006", "?1049", "?2004", "?2026", "?2031",
  ]

  /// Operating system commands: the title, a link, the question for the ground, the clipboard.
  static func isCommand(_ number: Int, _ rest: String, _ bytes: some Sequence<UInt8>) -> Bool {
    switch number {
    case 2: WireGrammar.offence(in: bytes, .lines(colored: false)) == nil && !rest.contains("\n")
    case 8: rest == ";" || isLink(rest)
    case 11: rest == "?"
    case 52: rest.hasPrefix("c;") && rest.dropFirst(2).utf8.allSatisfy(isBase64)
    default: false
    }
  }

  private static func isLink(_ rest: String) -> Bool {
    let parts = rest.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("id=b"),
      parts[0].dropFirst(4).utf8.allSatisfy(isDigit),
      parts[1].lowercased().hasPrefix("http://") || parts[1].lowercased().hasPrefix("https://")
    else { return false }
    return parts[1].utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func isPlain(_ parameters: String, upTo count: Int) -> Bool {
    guard parameters.utf8.allSatisfy({ $0 == UInt8(ascii: ";") || isDigit($0) }) else {
      return false
    }
    let numbers = numbers(parameters)
    return numbers.count <= count && numbers.allSatisfy { $0 <= 9_999 }
  }

  /// Empty ones are 0.
  static func numbers(_ parameters: String) -> [Int] {
    parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isBase64(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "+/=".utf8.contains(byte)
  }
}
