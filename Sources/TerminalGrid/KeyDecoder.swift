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

  enum State {
    case ground
    /// Inside a UTF-8 character; `needed` bytes are to come.
    case character(value: UInt32, needed: Int, range: ClosedRange<UInt8>, isAlt: Bool)
    case escape
    /// After `ESC [`; `sequence` holds what came since.
    case controlSequence
    /// After `ESC [ [`: the console of Linux names F1 to F5 so.
    case consoleFunction
    /// The three bytes of an old mouse report, `sequence` holds those that have come.
    case mouseReport
    /// After `ESC O`.
    case singleShift
    /// After a lone Esc that was taken for the key: `[` or `]`, if that Esc began a report.
    case lateIntroducer(UInt8)
    /// An answer (OSC, DCS, SOS, PM, APC) up to BEL or ST; `sequence` holds that of an OSC.
    case string(introducer: UInt8, isEmpty: Bool, sawEscape: Bool)
    /// The rest of a report that was given up.
    case torn(TornReport)
    /// A bracketed paste; so many bytes of its end mark have been seen.
    case paste(matched: Int)
  }

  var state = State.ground
  var sequence = SequenceBytes()
  var pasted: [UInt8] = []
  /// Whether the last byte was an Esc that was taken for the key.
  private var endedWithEscape = false

  package init() {}

  /// Whether an unfinished sequence or a lone Esc is held back.
  package var isWaiting: Bool { patience != nil }

  /// How long to wait for more before calling `flush`, in milliseconds; `nil` where nothing is
  /// held back.
  ///
  /// A lone Esc is soon the key; a sequence that has begun is given more time, as a slow line may
  /// tear it apart and its rest would otherwise be taken for keys.
  package var patience: Int? {
    switch state {
    case .ground: nil
    case .torn(let report): report.isUndecided ? 500 : nil
    case .escape, .lateIntroducer: 25
    case .paste: 5_000
    default: 500
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
  ///
  /// What may yet come of a mouse report or of an answer is dropped too, whenever it comes.
  package mutating func flush() -> [TerminalEvent] {
    let held = state
    state = .ground
    switch held {
    case .escape:
      endedWithEscape = true
      return [.key(Key(.escape))]
    case .character(_, _, _, isAlt: true):
      return [.key(Key(.escape))]
    case .controlSequence where sequence.isEmpty:
      return [.key(Key(.character("["), .alt))]
    case .singleShift where sequence.isEmpty:
      return [.key(Key(.character("O"), .alt))]
    case .lateIntroducer(let byte):
      return [.key(Key(asciiByte: byte))]
    case .string(let introducer, isEmpty: true, sawEscape: false):
      return [.key(Key(.character(Unicode.Scalar(introducer)), .alt))]
    case .controlSequence, .string, .torn:
      return giveUp(held)
    case .paste(let matched):
      return [endPaste(keeping: matched)]
    case .ground, .character, .consoleFunction, .mouseReport, .singleShift:
      return []
    }
  }

  mutating func take(_ byte: UInt8, into events: inout [TerminalEvent]) {
    let isLate = endedWithEscape
    endedWithEscape = false
    switch state {
    case .ground where isLate && (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")):
      state = .lateIntroducer(byte)
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
    case .mouseReport:
      inMouseReport(byte, into: &events)
    case .singleShift:
      inSingleShift(byte, into: &events)
    case .lateIntroducer(let introducer):
      afterLateIntroducer(introducer, byte, into: &events)
    case .string(let introducer, _, let sawEscape):
      inString(byte, introducer: introducer, sawEscape: sawEscape, into: &events)
    case .torn(let report):
      inTorn(report, byte, into: &events)
    case .paste(let matched):
      inPaste(byte, matched: matched, into: &events)
    }
  }
}
