extension KeyDecoder {
  /// Ends `held`, a sequence or a string that has begun.
  mutating func giveUp(_ held: State) -> [TerminalEvent] {
    switch held {
    case .controlSequence:
      if let kind = sequence.begunReport { state = .torn(TornReport(kind)) }
    case .string(let introducer, _, let sawEscape):
      if introducer == UInt8(ascii: "]"), sequence.mayNameColour {
        state = .torn(TornReport(.colour, sawEscape: sawEscape))
      } else if sawEscape {
        return [.key(Key(.escape))]
      }
    case .torn(var report):
      report.decide()
      state = .torn(report)
    default: break
    }
    return []
  }

  mutating func inTorn(
    _ report: TornReport, _ byte: UInt8, into events: inout [TerminalEvent]
  ) {
    var rest = report
    switch rest.take(byte) {
    case .belongs: state = .torn(rest)
    case .ends: state = .ground
    case .foreign where report.isUndecided: afterEscape(byte, into: &events)
    case .foreign: start(byte, isAlt: false, into: &events)
    }
  }

  /// Tells a report that lost its Esc to the key from what a person types: nobody types `]1`,
  /// `[<` or `[?` at once.
  mutating func afterLateIntroducer(
    _ introducer: UInt8, _ byte: UInt8, into events: inout [TerminalEvent]
  ) {
    switch (introducer, byte) {
    case (UInt8(ascii: "]"), 0x30...0x39), (UInt8(ascii: "["), UInt8(ascii: "<")),
      (UInt8(ascii: "["), UInt8(ascii: "?")):
      afterEscape(introducer, into: &events)
      take(byte, into: &events)
    default:
      events.append(.key(Key(asciiByte: introducer)))
      start(byte, isAlt: false, into: &events)
    }
  }
}
