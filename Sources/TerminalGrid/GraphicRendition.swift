/// Select Graphic Rendition (ECMA-48 §8.3.117; 38 and 48 as in ISO 8613-6): the fewest bytes that
/// lead from one look to another.
package struct GraphicRendition {
  /// Whether 22 to 27, 39 and 49 are known; without, all is ended to end one.
  private let endsSingly: Bool

  package init(endsSingly: Bool) {
    self.endsSingly = endsSingly
  }

  /// Appends what makes `new` of `old`; of anything, where that is `nil`.
  package func append(from old: Appearance?, to new: Appearance, into bytes: inout [UInt8]) {
    guard let old else { return appendAll(of: new, into: &bytes) }
    guard old != new else { return }
    guard endsSingly || !Self.ends(old, in: new) else { return appendAll(of: new, into: &bytes) }
    let start = bytes.count
    appendDifference(from: old, to: new, into: &bytes)
    let middle = bytes.count
    // Even with nothing to set, ending all takes three bytes.
    guard middle - start > 3, Self.ends(old, in: new) else { return }
    appendAll(of: new, into: &bytes)
    if bytes.count - middle < middle - start {
      bytes.removeSubrange(start..<middle)
    } else {
      bytes.removeSubrange(middle...)
    }
  }

  private static func ends(_ old: Appearance, in new: Appearance) -> Bool {
    !old.attributes.subtracting(new.attributes).isEmpty
      || old.foreground != .standard && new.foreground == .standard
      || old.background != .standard && new.background == .standard
  }

  private func appendAll(of new: Appearance, into bytes: inout [UInt8]) {
    guard new != Appearance() else {
      bytes.append(contentsOf: [0x1B, 0x5B, 0x6D])
      return
    }
    bytes.append(contentsOf: [0x1B, 0x5B, 0x30, 0x3B])
    append(new.attributes, to: &bytes)
    if new.foreground != .standard { append(new.foreground, base: 30, to: &bytes) }
    if new.background != .standard { append(new.background, base: 40, to: &bytes) }
    bytes[bytes.count - 1] = 0x6D
  }

  private func appendDifference(
    from old: Appearance, to new: Appearance, into bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: [0x1B, 0x5B])
    var begun = new.attributes.subtracting(old.attributes)
    let ended = old.attributes.subtracting(new.attributes)
    if !ended.isEmpty {
      if !ended.isDisjoint(with: [.bold, .dim]) {
        append(22, to: &bytes)
        // It ends both.
        begun.formUnion(new.attributes.intersection([.bold, .dim]))
      }
      if ended.contains(.italic) { append(23, to: &bytes) }
      if ended.contains(.underline) { append(24, to: &bytes) }
      if ended.contains(.reverse) { append(27, to: &bytes) }
    }
    append(begun, to: &bytes)
    if old.foreground != new.foreground { append(new.foreground, base: 30, to: &bytes) }
    if old.background != new.background { append(new.background, base: 40, to: &bytes) }
    bytes[bytes.count - 1] = 0x6D
  }

  private func append(_ attributes: TextAttributes, to bytes: inout [UInt8]) {
    if attributes.contains(.bold) { append(1, to: &bytes) }
    if attributes.contains(.dim) { append(2, to: &bytes) }
    if attributes.contains(.italic) { append(3, to: &bytes) }
    if attributes.contains(.underline) { append(4, to: &bytes) }
    if attributes.contains(.reverse) { append(7, to: &bytes) }
  }

  /// One colour; `base` is 30 for a foreground, 40 for a background.
  private func append(_ color: Color, base: UInt8, to bytes: inout [UInt8]) {
    switch color {
    case .standard: append(base + 9, to: &bytes)
    case .ansi(let index) where index < 8: append(base + index, to: &bytes)
    case .ansi(let index): append(base + 60 + (index & 7), to: &bytes)
    case .indexed(let index):
      append(base + 8, to: &bytes)
      append(5, to: &bytes)
      append(index, to: &bytes)
    case .rgb(let value):
      append(base + 8, to: &bytes)
      append(2, to: &bytes)
      for shift in [UInt32(16), 8, 0] {
        append(UInt8(truncatingIfNeeded: value >> shift), to: &bytes)
      }
    }
  }

  /// One parameter and its separator; the last one's becomes the end of the sequence.
  private func append(_ parameter: UInt8, to bytes: inout [UInt8]) {
    if parameter >= 100 { bytes.append(0x30 + parameter / 100) }
    if parameter >= 10 { bytes.append(0x30 + parameter / 10 % 10) }
    bytes.append(0x30 + parameter % 10)
    bytes.append(0x3B)
  }
}
