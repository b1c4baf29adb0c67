package import TerminalGrid

extension RunLoop {
  /// Why the loop ended.
  package enum Ending: Equatable, Sendable {
    case quit
    case system(EndReason)
  }
}

extension Effect {
  /// Whether a frame waits a moment for the result.
  var isQuick: Bool {
    switch self {
    case .loadList, .loadEntries, .complete, .countRead, .findKeys, .findPapers: true
    default: false
    }
  }
}

extension EffectResult {
  /// Whether it is the answer to a link or a copy; a failure is, as nothing else tells of one
  /// but the first reading of the archive.
  var isErrand: Bool {
    switch self {
    case .opened, .consentNeeded, .notOpened, .terminalNeeded, .copied, .failed: true
    default: false
    }
  }

  /// Whether it is the result of a quick effect.
  var isAwaited: Bool {
    switch self {
    case .listLoaded, .longListLoaded, .entriesLoaded, .completed, .readCounted, .keysFound,
      .papersFound:
      true
    default: false
    }
  }
}
