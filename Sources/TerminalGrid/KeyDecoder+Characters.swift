extension KeyDecoder {
  /// Takes the first byte of a character or a sequence.
  mutating func start(
    _ byte: UInt8, isAlt: Bool, into events: inout [TerminalEvent]
  ) {
    state = .ground
    switch byte {
    case 0x1B:
      if isAlt { events.append(.key(Key(.escape))) }
      state = .escape
    case 0x00..<0x80:
      events.append(.key(Key(asciiByte: byte).adding(isAlt ? .alt : [])))
    case 0xC2...0xDF:
      state = .character(value: UInt32(byte & 0x1F), needed: 1, range: 0x80...0xBF, isAlt: isAlt)
    case 0xE0...0xEF:
      // The second byte excludes overlong forms and surrogates (Unicode, table 3-7).
      let range: ClosedRange<UInt8> =
        byte == 0xE0 ? 0xA0...0xBF : byte == 0xED ? 0x80...0x9F : 0x80...0xBF
      state = .character(value: UInt32(byte & 0x0F), needed: 2, range: range, isAlt: isAlt)
    case 0xF0...0xF4:
      let range: ClosedRange<UInt8> =
        byte == 0xF0 ? 0x90...0xBF : byte == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      state = .character(value: UInt32(byte & 0x07), needed: 3, range: range, isAlt: isAlt)
    default:
      if isAlt { events.append(.key(Key(.escape))) }
    }
  }

  mutating func continueCharacter(
    _ value: UInt32, _ needed: Int, _ isAlt: Bool, into events: inout [TerminalEvent]
  ) {
    guard needed == 0 else {
      state = .character(value: value, needed: needed, range: 0x80...0xBF, isAlt: isAlt)
      return
    }
    state = .ground
    // Nobody types a C1 control.
    guard value >= 0xA0, let scalar = Unicode.Scalar(value) else {
      if isAlt { events.append(.key(Key(.escape))) }
      return
    }
    events.append(.key(Key(.character(scalar), isAlt ? .alt : [])))
  }
}
