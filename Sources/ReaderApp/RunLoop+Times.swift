import TerminalGrid

/// What is done once its time has come.
extension RunLoop {
  /// Starts the reading of changed files that is due, and tells when the next one will be.
  ///
  /// Changes during the first reading of the archive are kept until it is done.
  mutating func reloadTime() -> ContinuousClock.Instant? {
    guard !state.isLoading else { return nil }
    if let effect = schedule.next(at: .now) { _ = startInBackground(effect) }
    return schedule.due(at: .now)
  }

  /// Marks the paper that has been stayed on for long enough, and tells when the next one will be.
  mutating func stayTime(
    on terminal: inout some Terminal & ~Copyable
  ) -> ContinuousClock.Instant? {
    guard let autoRead else { return nil }
    let now = ContinuousClock.now
    if state.stayID != stay?.id { stay = state.stayID.map { ($0, now) } }
    guard let (id, since) = stay else { return nil }
    guard now >= since + autoRead else { return since + autoRead }
    apply(.stayed(id), on: &terminal)
    stay = nil
    // What came of it is drawn as what comes of a key is.
    return now
  }
}
