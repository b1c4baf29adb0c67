import TerminalGrid

/// What is written to a terminal beside ncurses, as bytes.
enum ControlSequence {
  static let beginFrame = Array("\u{1B}[?2026h".utf8)
  static let endFrame = Array("\u{1B}[?2026l".utf8)
  static let bracketPastes = Array("\u{1B}[?2004h".utf8)
  static let plainPastes = Array("\u{1B}[?2004l".utf8)
  /// No scroll region, no insertion.
  static let plainMargins = Array("\u{1B}[r\u{1B}[4l".utf8)
  /// The last row, as rows beyond it do not exist.
  static let lastRow = Array("\u{1B}[9999;1H".utf8)
  /// The mouse, while a button is down also its way, in numbers of any size (xterm's `ctlseqs`).
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)
  /// To be told when the terminal's colours change from light to dark or back.
  static let followScheme = Array("\u{1B}[?2031h".utf8)
  static let leaveScheme = Array("\u{1B}[?2031l".utf8)
  /// What colour the ground has (OSC 11), and what every terminal answers (DA1), so that no
  /// answer to the first is an answer too.
  static let askForBackground = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
  static let pushTitle = Array("\u{1B}[22;2t".utf8)
  static let popTitle = Array("\u{1B}[23;2t".utf8)

  /// Sets the window's title (xterm's `ctlseqs`, OSC 2).
  static func title(_ title: DisplayText) -> [UInt8] {
    Array("\u{1B}]2;\(title)\u{7}".utf8)
  }

  /// Sends `text` to the clipboard (xterm's `ctlseqs`, OSC 52).
  ///
  /// GNU screen knows no such sequence; it passes on what stands in device control strings, of
  /// which it keeps up to 768 bytes, so there it goes in pieces.
  static func clipboard(_ text: String, insideScreen: Bool) -> [UInt8] {
    // Ended by BEL: the ESC of an ST would end the string around it.
    let sequence = Array("\u{1B}]52;c;".utf8) + base64(text.utf8) + [0x07]
    guard insideScreen else { return sequence }
    var wrapped: [UInt8] = []
    for start in stride(from: 0, to: sequence.count, by: screenPiece) {
      wrapped += Array("\u{1B}P".utf8)
      wrapped += sequence[start..<min(start + screenPiece, sequence.count)]
      wrapped += Array("\u{1B}\\".utf8)
    }
    return wrapped
  }

  /// 768 less the four bytes around a piece, and less some for older versions.
  private static let screenPiece = 760

  /// RFC 4648 §4, padded.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    func put(_ digits: Int) {
      for digit in 0..<4 {
        let index = Int(group >> UInt32(18 - 6 * digit)) & 0x3F
        encoded.append(digit < digits ? alphabet[index] : UInt8(ascii: "="))
      }
    }
    for byte in bytes {
      group |= UInt32(byte) << UInt32(16 - 8 * count)
      count += 1
      guard count == 3 else { continue }
      put(4)
      group = 0
      count = 0
    }
    if count > 0 { put(count + 1) }
    return encoded
  }
}
