extension KeyDecoder {
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  mutating func inPaste(
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

  mutating func endPaste(keeping matched: Int) -> TerminalEvent {
    keep(Self.pasteEnd.prefix(matched))
    defer { pasted = [] }
    return .paste(String(decoding: pasted, as: UTF8.self))
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    guard pasted.count + bytes.count <= Self.pasteLimit else { return }
    pasted.append(contentsOf: bytes)
  }
}
