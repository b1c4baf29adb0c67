/// Turns what ncurses drew by numbers into what the terminal understands.
///
/// A number stands for a look and a link. Where ncurses says that another one begins, nothing is
/// written yet: only text and erasing need it, and blanks only what shows on them.
package struct FrameTranslation {
  /// What a number stands for.
  package struct Meaning: Equatable, Sendable {
    package var appearance: Appearance
    /// The place of the link's opening sequence; 0 for none.
    package var link: Int

    package init(appearance: Appearance = Appearance(), link: Int = 0) {
      self.appearance = appearance
      self.link = link
    }
  }

  /// How many numbers there can be.
  package static let numbers = 65_536
  private static let markerStart: UInt8 = 0x01
  private static let markerEnd: UInt8 = 0x02
  private static let space: UInt8 = 0x20
  private static let escape: UInt8 = 0x1B

  private let rendition: GraphicRendition
  /// The look that the terminal has; `nil` where that is unknown.
  private var look: Appearance?
  private var openLink = 0
  private var number = 0

  package init(rendition: GraphicRendition) {
    self.rendition = rendition
  }

  /// How ncurses is told to write a number; no cell can hold such characters.
  package static func marker(_ number: String) -> [UInt8] {
    [markerStart] + Array(number.utf8) + [markerEnd]
  }

  /// Somebody else had the terminal.
  package mutating func forget() { look = nil }

  /// What is written for a whole frame.
  ///
  /// - Parameters:
  ///   - drawn: what ncurses made of it.
  ///   - meanings: what its numbers mean.
  ///   - openings: what opens a link, by its place; the first stands for none and closes.
  /// - Returns: bytes after which no link is open.
  package mutating func translate(
    _ drawn: [UInt8], meanings: [Meaning], openings: [[UInt8]]
  ) -> [UInt8] {
    var written: [UInt8] = []
    written.reserveCapacity(drawn.count * 2)
    let bytes = drawn.span
    var index = 0
    while index < bytes.count {
      let start = index
      switch bytes[start] {
      case Self.markerStart:
        index = readNumber(at: start + 1, of: bytes)
        continue
      case Self.escape:
        index = Self.endOfSequence(at: start, of: bytes)
        if Self.isErasing(bytes.extracting(start..<index)) {
          begin(meaning(in: meanings).appearance, isBlank: true, into: &written)
          setLink(0, openings, into: &written)
        }
      case 0..<Self.space:
        index += 1
      default:
        let firstLetter = Self.end(at: start, of: bytes) { $0 == Self.space }
        index = Self.end(at: firstLetter, of: bytes) { $0 >= Self.space }
        let meaning = meaning(in: meanings)
        setLink(meaning.link, openings, into: &written)
        begin(meaning.appearance, isBlank: firstLetter == index, into: &written)
      }
      written.append(contentsOf: drawn[start..<index])
    }
    setLink(0, openings, into: &written)
    return written
  }

  private func meaning(in meanings: [Meaning]) -> Meaning {
    number < meanings.count ? meanings[number] : Meaning()
  }

  /// Returns where the marker ends.
  private mutating func readNumber(at start: Int, of bytes: Span<UInt8>) -> Int {
    number = 0
    var index = start
    while index < bytes.count, bytes[index] != Self.markerEnd {
      number = (number * 10 + Int(bytes[index] & 0xF)) & (Self.numbers - 1)
      index += 1
    }
    return min(index + 1, bytes.count)
  }

  /// Makes the terminal write in the look that is `wanted`; where only blanks follow, as far as
  /// it shows on them.
  private mutating func begin(
    _ wanted: Appearance, isBlank: Bool, into written: inout [UInt8]
  ) {
    guard look != wanted else { return }
    var new = wanted
    if isBlank, let look, wanted.attributes.isDisjoint(with: .onBlanks) {
      new.foreground = look.foreground
      new.attributes = look.attributes.subtracting(.onBlanks)
    }
    rendition.append(from: look, to: new, into: &written)
    look = new
  }

  private mutating func setLink(
    _ link: Int, _ openings: [[UInt8]], into written: inout [UInt8]
  ) {
    guard link != openLink, link < openings.count else { return }
    openLink = link
    written.append(contentsOf: openings[link])
  }

  private static func end(
    at start: Int, of bytes: Span<UInt8>, while isInside: (UInt8) -> Bool
  ) -> Int {
    var index = start
    while index < bytes.count, isInside(bytes[index]) { index += 1 }
    return index
  }

  /// Where an escape sequence ends: ECMA-48 §5.4 and ECMA-35 §13.
  private static func endOfSequence(at start: Int, of bytes: Span<UInt8>) -> Int {
    var index = start + 1
    guard index < bytes.count else { return index }
    let isControl = bytes[index] == UInt8(ascii: "[")
    if isControl { index += 1 }
    index = end(at: index, of: bytes) { isControl ? (0x20...0x3F) ~= $0 : (0x20...0x2F) ~= $0 }
    return min(index + 1, bytes.count)
  }

  private static func isErasing(_ sequence: Span<UInt8>) -> Bool {
    guard sequence.count > 2, sequence[1] == UInt8(ascii: "[") else { return false }
    return [UInt8(ascii: "J"), UInt8(ascii: "K"), UInt8(ascii: "X")]
      .contains(sequence[sequence.count - 1])
  }
}

extension TextAttributes {
  /// Those that are seen where there is no character.
  package static let onBlanks: Self = [.underline, .reverse]
}
