/// Where a link leads, as it may stand in a control sequence (OSC 8).
package enum LinkTarget {
  /// Longer ones are dropped by some terminals (OSC 8, "Length limits").
  private static let limit = 2_000

  /// `url` with what is not printable ASCII in percent signs (RFC 3986 §2.1); `nil` for what is
  /// no page of the web, and for one that is too long.
  package static func cleaned(_ url: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for byte in url.utf8 {
      if (0x21...0x7E).contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 0xF)]
      }
      guard bytes.count <= limit else { return nil }
    }
    return isWeb(bytes) ? bytes : nil
  }

  /// Makes what follows part of a link to a cleaned target; `id` is the same for the pieces of one
  /// link.
  package static func opening(_ target: [UInt8], id: Int) -> [UInt8] {
    Array("\u{1B}]8;id=b\(id);".utf8) + target + Array("\u{1B}\\".utf8)
  }

  /// Makes what follows part of no link.
  package static let closing = Array("\u{1B}]8;;\u{1B}\\".utf8)

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit + UInt8(ascii: digit < 10 ? "0" : "7")
  }

  private static func isWeb(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for scheme in ["http://", "https://"] where start.starts(with: Array(scheme.utf8)) {
      return bytes.count > scheme.utf8.count
    }
    return false
  }
}
