import TerminalGrid

/// What a terminal sends: the same keys however the bytes are torn, and none is held for ever.
///
/// The first byte says how they are torn.
func checkKeys(_ input: [UInt8]) {
  guard let first = input.first else { return }
  let bytes = input.dropFirst()
  var whole = KeyDecoder()
  var torn = KeyDecoder()
  let events = whole.feed(bytes)
  var pieces: [TerminalEvent] = []
  var rest = bytes
  var random = UInt32(first) | 1
  while !rest.isEmpty {
    random = random &* 1_664_525 &+ 1_013_904_223
    let piece = rest.prefix(1 + Int(random >> 24) % (1 + Int(first) % 7))
    pieces += torn.feed(piece)
    rest = rest.dropFirst(piece.count)
  }
  require(pieces == events, "it matters where a read ends")
  var keys = KeyChecks()
  for event in events { keys.check(event) }

  require(whole.flush() == torn.flush(), "it matters where the last read ends")
  require(!whole.isWaiting && whole.patience == nil, "a flush that does not end the wait")
  require(whole.feed("j".utf8) == [.key(.character("j"))], "a key that is lost")
  checkFlushes(bytes, every: 1 + Int(first) % 11, &keys)
}

/// Whoever waits in between loses at most what was held back.
private func checkFlushes(
  _ bytes: ArraySlice<UInt8>, every count: Int, _ keys: inout KeyChecks
) {
  var decoder = KeyDecoder()
  var rest = bytes
  while !rest.isEmpty {
    for event in decoder.feed(rest.prefix(count)) + decoder.flush() { keys.check(event) }
    require(!decoder.isWaiting, "a flush that does not end the wait")
    rest = rest.dropFirst(count)
  }
  if let script = try? KeyScript.parse(String(decoding: bytes, as: UTF8.self)) {
    for key in script { keys.check(.key(key)) }
  }
}

/// What holds of each event; of a key it is asked once.
private struct KeyChecks {
  private var known: Set<Key> = []

  mutating func check(_ event: TerminalEvent) {
    switch event {
    case .key(let key):
      guard known.insert(key).inserted else { return }
      require(Key(named: key.notation) == key, "\(key.notation) is not the key")
      require(Key(named: key.name) == key, "\(key.name) is not the key")
      require((try? KeyScript.parse(key.notation)) == [key], "\(key.notation) cannot be scripted")
    case .mouse(let mouse):
      require(mouse.position.row >= 0 && mouse.position.column >= 0, "a place off the screen")
    case .paste, .report: break
    case .resize, .wake, .filesChanged, .end, .suspend: fatalError("no byte says that")
    }
  }
}
