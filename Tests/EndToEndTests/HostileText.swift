import Foundation

/// What somebody could write into a digest, a file's name or a setting to make a terminal do
/// something.
enum HostileText {
  /// In UTF-8, without line ends; each is one that a terminal acts on, or hides or turns text.
  static let all: [String] = controls + sequences + strings + unseen

  /// Every C0 but the line feed, DEL and every C1.
  private static let controls: [String] =
    ((0x00..<0x20).filter { $0 != 0x0A } + [0x7F] + Array(0x80..<0xA0)).compactMap {
      UnicodeScalar(UInt32($0)).map { "\($0)31mx" }
    }

  private static let sequences: [String] =
    [
      "31m", "2J", "3J", "H", "6n", "c", ">c", "?1049l", "?1049h", "?1000h", "?1002l", "?2004l",
      "?25l", "5;10r", "20t", "21t", "8;1;1t", "!p", "4h", "10B", "@", "1;31", "38;5;1m", "?",
    ].flatMap { ["\u{1B}[\($0)", "\u{9B}\($0)"] }
    + ["c", "#8", "7", "8", "=", ">", "(0", "N", "O", "Z", "D", "E", "H", "M", "~", ""].map {
      "\u{1B}\($0)"
    }

  /// Commands and strings, ended in each way there is, and not at all.
  private static let strings: [String] = {
    let commands = [
      "0;x", "1;x", "2;x", "4;1;rgb:f/0/0", "8;;https://evil.example", "9;x", "10;?", "11;?",
      "52;c;cm0gLXJmIH4K", "52;c;?", "104", "133;A", "777;notify;x;y", "1337;File=name=eA==:eA==",
    ].map { ("]", "\u{9D}", $0) }
    let others = [
      ("P", "\u{90}", "$q\"p"), ("P", "\u{90}", "+q544e"), ("P", "\u{90}", "q#0~"),
      ("P", "\u{90}", "tmux;\u{1B}\u{1B}]52;c;eA==\u{7}"), ("_", "\u{9F}", "Ga=T,f=24;eA=="),
      ("^", "\u{9E}", "x"), ("X", "\u{98}", "x"), ("k", "\u{9D}", "x"),
    ]
    return (commands + others).flatMap { start, eightBit, text in
      [
        "\u{1B}\(start)\(text)\u{7}", "\u{1B}\(start)\(text)\u{1B}\\", "\u{1B}\(start)\(text)",
        "\(eightBit)\(text)\u{9C}",
      ]
    }
  }()

  /// What no terminal acts on, but hides text or turns it round; and what the reader itself marks
  /// looks with, before they are translated.
  private static let unseen = [
    "safe\u{202E}gpj.exe\u{202C}", "\u{2067}a\u{2069}", "\u{200F}a\u{200E}", "\u{61C}a",
    "a\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}b", "a\u{E0041}\u{E0042}b", "a\u{2028}b\u{2029}c",
    "a\u{FFF9}b\u{FFFA}c\u{FFFB}", "a\u{AD}b", "\u{1}7\u{2}x", "\u{1}65535", "a\u{180E}\u{115F}b",
    "\u{2800}\u{3164}\u{FFA0}", "a\u{FE0F}\u{20E3}", "\u{E000}\u{10FFFD}",
  ]

  /// Bytes that are no UTF-8, among them ESC, CSI and OSC in forms that are too long.
  static let bytes: [[UInt8]] =
    (0x80...0xFF).map { [$0, 0x33, 0x31, 0x6D] } + [
      [0xC0, 0x9B, 0x5B, 0x33, 0x31, 0x6D], [0xE0, 0x80, 0x9B, 0x5D], [0xF0, 0x80, 0x80, 0x9B],
      [0xC2], [0xC2, 0x1B, 0x5B, 0x6D], [0xE2, 0x82, 0x1B, 0x63], [0xED, 0xA0, 0x9B],
      [0xF4, 0x90, 0x80, 0x9B], [0xF8, 0x88, 0x80, 0x80, 0x9B],
    ]

  /// As a row of a digest can hold it.
  static func cell(_ text: String) -> String { text.replacing("|", with: "/") }

  /// A day of all texts, each in title, authors, summary, id and address of a paper, some of them
  /// where a line or a cell breaks.
  static var digest: Data {
    var text = head("2025-05-07")
    for (place, hostile) in all.enumerated() {
      let (hostile, id) = (cell(hostile), 10_000 + place)
      let pad = String(repeating: "w", count: place % 60)
      let link = place % 3 == 0 ? "https://arxiv.org/abs/2505.\(id)\(hostile)" : nil
      text += row(
        "T\(place) \(hostile) end", link ?? "https://arxiv.org/abs/2505.\(id)",
        authors: "Au \(hostile) thor, \(hostile)",
        summary: "\(pad)\(hostile) hit **\(hostile)** [\(hostile)](https://a.example/\(hostile)) "
          + "$\(hostile)$ tail")
    }
    return Data(text.utf8)
  }

  /// A day of bytes that are no text.
  static var byteDigest: Data {
    var data = Data(head("2025-05-06").utf8)
    for (place, bytes) in bytes.enumerated() {
      let row = row(
        "B\(place) \0 end", "https://arxiv.org/abs/2505.\(20_000 + place)",
        authors: "Au \0 thor", summary: "Sum \0 mary.")
      for piece in row.utf8 {
        if piece == 0 { data.append(contentsOf: bytes) } else { data.append(piece) }
      }
    }
    return data
  }

  static func head(_ heading: String) -> String {
    "## Papers for \(heading)\n\n| Title | Authors | Summary |\n|---|---|---|\n"
  }

  static func row(_ title: String, _ link: String, authors: String, summary: String) -> String {
    "| \(title) (Read more on [arXiv](\(link)))| \(authors) | \(summary) |\n"
  }

  /// Names of files, as bytes: any but `/` and NUL.
  static let names: [[UInt8]] =
    [
      "a\u{1B}[31mb.md", "a\u{1B}]0;x\u{7}.md", "a\u{1B}]52;c;eA==\u{7}b.md", "a\u{9B}31m.md",
      "new\nline.md", "re\rturn.md", "-rf.md", "a\u{202E}dm.md", "a\u{1B}Pq~\u{1B}\\.md",
      "\u{1B}.md",
      "a\u{7F}\u{8}b.md",
    ].map { Array($0.utf8) } + [Array("a".utf8) + [0x9B] + Array("31mb.md".utf8)]

  /// The generator of hostile archives that may lie beside the project.
  static let generator: String? = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/tools/gen.py").path()
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }()
}
