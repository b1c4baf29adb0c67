extension SequenceBytes {
  /// What the mouse did, of `ESC [ < … final` (xterm's `ctlseqs`, "Extended coordinates", 1006).
  func mouse(final: UInt8) -> MouseEvent? {
    guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m"),
      let numbers = numbers(after: "<"), numbers.count == 3
    else { return nil }
    let isRelease = final == UInt8(ascii: "m")
    return MouseEvent(
      code: numbers[0], isRelease: isRelease, column: numbers[1], row: numbers[2])
  }

  /// What the mouse did, of the three bytes after `ESC [ M`, each 32 more than it says.
  ///
  /// A release does not tell of which button; it counts as the left one's.
  var oldMouse: MouseEvent? {
    guard bytes.count == 3, !isTooLong, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    let isRelease = code & ~MouseEvent.modifierBits == 3
    return MouseEvent(
      code: isRelease ? code & MouseEvent.modifierBits : code, isRelease: isRelease,
      column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32)
  }

  /// What the terminal tells of itself in `ESC [ ? … final`.
  func report(final: UInt8) -> TerminalReport? {
    guard let numbers = numbers(after: "?") else { return nil }
    switch (final, numbers) {
    case (UInt8(ascii: "c"), _): return .attributes
    case (UInt8(ascii: "n"), [997, 1]): return .scheme(isDark: true)
    case (UInt8(ascii: "n"), [997, 2]): return .scheme(isDark: false)
    default: return nil
    }
  }

  /// The colour that an OSC 11 names, as XParseColor takes it: `rgb:` with 1 to 4 hexadecimal
  /// digits each, or six after `#`; `rgba:` is what some terminals answer.
  var colourAnswer: TerminalReport? {
    guard !isTooLong, bytes.starts(with: "11;".utf8) else { return nil }
    let value = bytes.dropFirst(3)
    let parts: [ArraySlice<UInt8>]
    if value.first == UInt8(ascii: "#"), value.count == 7 {
      let digits = value.dropFirst()
      parts = [digits.prefix(2), digits.dropFirst(2).prefix(2), digits.dropFirst(4)]
    } else {
      let fields = value.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count == 2 else { return nil }
      parts = fields[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      let isNamed =
        fields[0].elementsEqual("rgb".utf8) && parts.count == 3
        || fields[0].elementsEqual("rgba".utf8) && parts.count == 4
      guard isNamed else { return nil }
    }
    let levels = parts.compactMap(Self.level)
    guard levels.count == parts.count else { return nil }
    return .background(red: levels[0], green: levels[1], blue: levels[2])
  }

  /// A fraction of 1 to 4 hexadecimal digits in 8 bits, rounded.
  private static func level(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard (1...4).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value << 4 | number
    }
    let highest = 1 << (4 * digits.count) - 1
    return UInt8((value * 255 + highest / 2) / highest)
  }

  /// The numbers that stand after `mark`, `;` between them; `nil` where one is missing or none.
  private func numbers(after mark: Unicode.Scalar) -> [Int]? {
    guard !isTooLong, bytes.first == UInt8(ascii: mark) else { return nil }
    let fields = bytes.dropFirst().split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    var numbers: [Int] = []
    for field in fields {
      guard (1...6).contains(field.count), field.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      numbers.append(field.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return numbers
  }
}

extension MouseEvent {
  /// Shift, Meta and Ctrl in the code of a report.
  static var modifierBits: Int { 4 | 8 | 16 }
  private static var motionBit: Int { 32 }
  private static var wheelBit: Int { 64 }
  /// The most that `struct winsize` can say.
  private static var lastCoordinate: Int { 0xFFFF }

  /// A report by its numbers, `column` and `row` 1-based; `nil` for what no one here acts on: a
  /// motion without a button, a wheel turned sideways, a fourth button.
  init?(code: Int, isRelease: Bool, column: Int, row: Int) {
    guard (1...Self.lastCoordinate).contains(column), (1...Self.lastCoordinate).contains(row)
    else { return nil }
    let kind: Kind
    switch (code & ~Self.modifierBits, isRelease) {
    case (Self.wheelBit, false): kind = .wheelUp
    case (Self.wheelBit + 1, false): kind = .wheelDown
    case (let button, _):
      guard let held = Button(code: button & ~Self.motionBit) else { return nil }
      kind =
        isRelease ? .release(held) : button & Self.motionBit != 0 ? .drag(held) : .press(held)
    }
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    self.init(kind, at: Position(row: row - 1, column: column - 1), modifiers)
  }
}

extension MouseEvent.Button {
  fileprivate init?(code: Int) {
    switch code {
    case 0: self = .left
    case 1: self = .middle
    case 2: self = .right
    default: return nil
    }
  }
}
