import Glibc
import TerminalGrid
import Testing

/// Against the C library that ncurses asks for widths.
struct WidthTests {
  private typealias WidthFunction = @convention(c) (wchar_t) -> CInt

  /// Looked up by name: Swift's view of the C library leaves `wcwidth` out.
  private let wcwidth: WidthFunction

  init() throws {
    try #require(unsafe setlocale(LC_CTYPE, "C.UTF-8") != nil)
    let address = try unsafe #require(unsafe dlsym(nil, "wcwidth"))
    wcwidth = unsafe unsafeBitCast(address, to: WidthFunction.self)
  }

  /// glibc's answer, in UTF-8; `nil` for a scalar that it takes for unprintable.
  private func libraryWidth(_ value: UInt32) -> Int? {
    let width = Int(wcwidth(wchar_t(bitPattern: value)))
    return width < 0 ? nil : width
  }

  @Test func `every cell of every scalar is as wide as the library says`() {
    var wrong: [String] = []
    for block in scalarBlocks() {
      for cell in DisplayText(string(block.flatMap { ["a", $0] })).cells
      where cell.base != 0x61 && libraryWidth(cell.base) != Int(cell.width) {
        wrong.append("U+\(String(cell.base, radix: 16))")
      }
    }

    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test func `no mark that a cell takes adds a column`() {
    var wrong: [String] = []
    for block in scalarBlocks() {
      for cell in DisplayText(string(block.flatMap { ["a", $0] })).cells where cell.scalars.1 != 0 {
        if libraryWidth(cell.scalars.1) != 0 {
          wrong.append("U+\(String(cell.scalars.1, radix: 16))")
        }
      }
    }

    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test func `the table differs from the library only where nothing is shown as it is`() {
    var differences: [Unicode.Scalar] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if let width = libraryWidth(value), width != ColumnWidth.columns(of: scalar) {
        differences.append(scalar)
      }
    }

    for scalar in differences {
      let isShownAsItIs = DisplayText(String(scalar)).description.unicodeScalars.contains(scalar)
      #expect(!isShownAsItIs, "U+\(String(scalar.value, radix: 16))")
    }
    // Dropped, replaced, newer than the table: a few hundred of 150,000.
    #expect(differences.count < 2_000)
  }

  @Test func `widths of well-known characters`() {
    let cases: [(Unicode.Scalar, Int)] = [
      ("a", 1), ("é", 1), ("…", 1), ("漢", 2), ("한", 2), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("❤", 1),
      ("\u{301}", 0), ("\u{200B}", 0), ("\u{AD}", 0), ("\u{E000}", 1), ("\u{3248}", 2),
      ("\u{4DC0}", 2),
      ("\u{10FFFF}", 1), ("\0", 1),
    ]
    for (scalar, columns) in cases {
      #expect(ColumnWidth.columns(of: scalar) == columns, "U+\(String(scalar.value, radix: 16))")
    }
  }
}
