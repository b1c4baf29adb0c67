/// Turns the bytes a terminal sends into events.
///
/// Pure: it never asks a terminal and never looks at a clock. Reads may end anywhere, in the
/// middle of a character or a sequence: the rest is waited for. Every call is linear in the bytes
/// fed and what is kept is bounded, a paste included (`pasteLimit`).
///
/// Sources: ECMA-48 §5.4 and §8.3 (CSI, SS3, strings), xterm's `ctlseqs` (function keys,
/// modifiers, mouse, bracketed paste), fixterms (`CSI u`).
package struct KeyDecoder {
  /// Bytes of one paste that are kept; the rest of a longer one is dropped.
  package static let pasteLimit = 2 << 20

  private enum State {
    case ground
    /// Inside a UTF-8 character; `needed` bytes are to come.
    case character(value: UInt32, needed: Int, range: ClosedRange<UInt8>, isAlt: Bool)
    case escape
    /// After `ESC [`; `sequence` holds what came since.
    case controlSequence
    /// After `ESC [ [`: the console of Linux names F1 to F5 so.
    case consoleFunction
    /// The three bytes of an old mouse report.
    case mouseReport(left: Int)
    /// After `ESC O`.
    case singleShift
    /// An answer (OSC, DCS, SOS, PM, APC) up to BEL or ST.
    case string(introducer: UInt8, isEmpty: Bool, sawEscape: Bool)
    /// A bracketed paste; so many bytes of its end mark have been seen.
    case paste(matched: Int)
  }

  private var state = State.ground
  private var sequence = SequenceBytes()
  private var pasted: [UInt8] = []

  package init() {}

  /// Whether an unfinished sequence or a lone Esc is held back.
  package var isWaiting: Bool { patience != nil }

  /// How long to wait for more before calling `flush`, in milliseconds; `nil` where nothing is
  /// held back.
  ///
  /// A lone Esc is soon the key; a sequence torn apart by a slow line is given more time, as its
  /// rest would otherwise be taken for keys.
  package var patience: Int? {
    switch state {
    case .ground: nil
    case .escape: 25
    case .paste: 5_000
    default: 100
    }
  }

  /// Decodes `bytes`, which follow those of the calls before.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for byte in bytes { take(byte, into: &events) }
    return events
  }

  /// Ends what is held back, as no more came: a lone Esc is the key, an introducer alone was
  /// typed with Alt, a paste is what came of it; any other unfinished sequence is dropped.
  package mutating func flush() -> [TerminalEvent] {
    defer { state = .ground }
    switch state {
    case .escape, .character(_, _, _, isAlt: true):
      return [.key(Key(.escape))]
    case .controlSequence where sequence.isEmpty:
      return [.key(Key(.character("["), .alt))]
    case .singleShift where sequence.isEmpty:
      return [.key(Key(.character("O"), .alt))]
    case .string(let introducer, isEmpty: true, sawEscape: false):
      return [.key(Key(.character(Unicode.Scalar(introducer)), .alt))]
    case .string(_, _, sawEscape: true):
      return [.key(Key(.escape))]
    case .paste(let matched):
      return [endPaste(keeping: matched)]
    default:
      return []
    }
  }

  private mutating func take(_ byte: UInt8, into events: inout [TerminalEvent]) {
    switch state {
    case .ground:
      start(byte, isAlt: false, into: &events)
    case .character(let value, let needed, let range, let isAlt):
      guard range.contains(byte) else {
        if isAlt { events.append(.key(Key(.escape))) }
        return start(byte, isAlt: false, into: &events)
      }
      continueCharacter(value << 6 | UInt32(byte & 0x3F), needed - 1, isAlt, into: &events)
    case .escape:
      afterEscape(byte, into: &events)
    case .controlSequence:
      inControlSequence(byte, into: &events)
    case .consoleFunction:
      state = .ground
      guard (0x41...0x45).contains(byte) else { return start(byte, isAlt: false, into: &events) }
      events.append(.key(Key(.function(byte - 0x40))))
    case .mouseReport(let left):
      state = left > 1 ? .mouseReport(left: left - 1) : .ground
    case .singleShift:
      inSingleShift(byte, into: &events)
    case .string(let introducer, _, let sawEscape):
      inString(byte, introducer: introducer, sawEscape: sawEscape, into: &events)
    case .paste(let matched):
      inPaste(byte, matched: matched, into: &events)
    }
  }
}

// MARK: Characters

extension KeyDecoder {
  /// Takes the first byte of a character or a sequence.
  private mutating func start(
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

  private mutating func continueCharacter(
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

// MARK: Sequences

extension KeyDecoder {
  private mutating func afterEscape(_ byte: UInt8, into events: inout [TerminalEvent]) {
    switch byte {
    case UInt8(ascii: "["):
      sequence.removeAll()
      state = .controlSequence
    case UInt8(ascii: "O"):
      sequence.removeAll()
      state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      state = .string(introducer: byte, isEmpty: true, sawEscape: false)
    default:
      start(byte, isAlt: true, into: &events)
    }
  }

  private mutating func inControlSequence(_ byte: UInt8, into events: inout [TerminalEvent]) {
    switch byte {
    case 0x20...0x3F:
      sequence.append(byte)
    case UInt8(ascii: "[") where sequence.isEmpty:
      state = .consoleFunction
    case UInt8(ascii: "M") where sequence.isEmpty:
      state = .mouseReport(left: 3)
    case 0x40...0x7E:
      state = .ground
      if let key = sequence.key(final: byte) {
        events.append(.key(key))
      } else if sequence.isPasteStart(final: byte) {
        pasted.removeAll(keepingCapacity: true)
        state = .paste(matched: 0)
      }
    default:
      start(byte, isAlt: false, into: &events)
    }
  }

  private mutating func inSingleShift(_ byte: UInt8, into events: inout [TerminalEvent]) {
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

  private mutating func inString(
    _ byte: UInt8, introducer: UInt8, sawEscape: Bool, into events: inout [TerminalEvent]
  ) {
    switch (byte, sawEscape) {
    case (UInt8(ascii: "\\"), true), (0x07, _), (0x18, _), (0x1A, _):
      state = .ground
    case (_, true):
      state = .escape
      take(byte, into: &events)
    case (0x1B, _):
      state = .string(introducer: introducer, isEmpty: false, sawEscape: true)
    default:
      state = .string(introducer: introducer, isEmpty: false, sawEscape: false)
    }
  }
}

// MARK: Pastes

extension KeyDecoder {
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private mutating func inPaste(
    _ byte: UInt8, matched: Int, into events: inout [TerminalEvent]
  ) {
    if byte == Self.pasteEnd[matched] {
      guard matched + 1 == Self.pasteEnd.count else { return state = .paste(matched: matched + 1) }
      state = .ground
      events.append(endPaste(keeping: 0))
      return
    }
    // Only its first byte is an ESC, so no later part of the mark can be the start of another.
    keep(Self.pasteEnd.prefix(matched))
    if byte == Self.pasteEnd[0] {
      state = .paste(matched: 1)
    } else {
      keep(CollectionOfOne(byte))
      state = .paste(matched: 0)
    }
  }

  private mutating func endPaste(keeping matched: Int) -> TerminalEvent {
    keep(Self.pasteEnd.prefix(matched))
    defer { pasted = [] }
    return .paste(String(decoding: pasted, as: UTF8.self))
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    guard pasted.count + bytes.count <= Self.pasteLimit else { return }
    pasted.append(contentsOf: bytes)
  }
}
