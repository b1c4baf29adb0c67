extension KeyDecoder {
  mutating func afterEscape(_ byte: UInt8, into events: inout [TerminalEvent]) {
    switch byte {
    case UInt8(ascii: "["):
      sequence.removeAll()
      state = .controlSequence
    case UInt8(ascii: "O"):
      sequence.removeAll()
      state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      sequence.removeAll()
      state = .string(introducer: byte, isEmpty: true, sawEscape: false)
    default:
      start(byte, isAlt: true, into: &events)
    }
  }

  mutating func inControlSequence(_ byte: UInt8, into events: inout [TerminalEvent]) {
    switch byte {
    case 0x20...0x3F:
      sequence.append(byte)
    case UInt8(ascii: "[") where sequence.isEmpty:
      state = .consoleFunction
    case UInt8(ascii: "M") where sequence.isEmpty:
      state = .mouseReport
    case 0x40...0x7E:
      state = .ground
      if let key = sequence.key(final: byte) {
        events.append(.key(key))
      } else if sequence.isPasteStart(final: byte) {
        pasted.removeAll(keepingCapacity: true)
        state = .paste(matched: 0)
      } else if let mouse = sequence.mouse(final: byte) {
        events.append(.mouse(mouse))
      } else if let report = sequence.report(final: byte) {
        events.append(.report(report))
      }
    default:
      start(byte, isAlt: false, into: &events)
    }
  }

  mutating func inSingleShift(_ byte: UInt8, into events: inout [TerminalEvent]) {
    switch byte {
    case 0x30...0x3B:
      sequence.append(byte)
    case 0x20...0x7E:
      state = .ground
      if let key = sequence.singleShiftKey(final: byte) { events.append(.key(key)) }
    default:
      if sequence.isEmpty { events.append(.key(Key(.character("O"), .alt))) }
      start(byte, isAlt: false, into: &events)
    }
  }

  mutating func inMouseReport(_ byte: UInt8, into events: inout [TerminalEvent]) {
    sequence.append(byte)
    guard sequence.count == 3 else { return }
    state = .ground
    if let mouse = sequence.oldMouse { events.append(.mouse(mouse)) }
  }

  mutating func inString(
    _ byte: UInt8, introducer: UInt8, sawEscape: Bool, into events: inout [TerminalEvent]
  ) {
    switch (byte, sawEscape) {
    case (UInt8(ascii: "\\"), true), (0x07, _):
      state = .ground
      if introducer == UInt8(ascii: "]"), let report = sequence.colourAnswer {
        events.append(.report(report))
      }
    case (0x18, _), (0x1A, _):
      state = .ground
    case (_, true):
      state = .escape
      take(byte, into: &events)
    case (0x1B, _):
      state = .string(introducer: introducer, isEmpty: false, sawEscape: true)
    default:
      if introducer == UInt8(ascii: "]") { sequence.append(byte) }
      state = .string(introducer: introducer, isEmpty: false, sawEscape: false)
    }
  }
}
