/// What stands between the introducer of a control sequence and its final byte, and the key that
/// is meant by it; what an operating system command (OSC) says.
///
/// Longer than any that is known, it is still followed to its end, but means nothing.
struct SequenceBytes {
  private static let limit = 64

  private(set) var bytes: [UInt8] = []
  private(set) var isTooLong = false

  var isEmpty: Bool { bytes.isEmpty && !isTooLong }
  var count: Int { bytes.count }

  mutating func append(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) } else { isTooLong = true }
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isTooLong = false
  }

  /// The parameters, `;` between them and `:` between the parts of one; `nil` where the sequence
  /// is an answer or a report (`<`, `=`, `>`, `?` before the numbers) or holds no plain numbers.
  private var parameters: [[Int]]? {
    guard !isTooLong else { return nil }
    var parameters = [[0]]
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        let part = parameters[parameters.count - 1].count - 1
        let value = parameters[parameters.count - 1][part]
        parameters[parameters.count - 1][part] = min(value * 10 + Int(byte - 0x30), 0x7F_FFFF)
      case 0x3A: parameters[parameters.count - 1].append(0)
      case 0x3B: parameters.append([0])
      default: return nil
      }
    }
    return parameters
  }

  func isPasteStart(final: UInt8) -> Bool {
    final == UInt8(ascii: "~") && parameters == [[200]]
  }

  /// The key of `ESC [ … final`; `nil` where it is none: a report, an answer, a key released.
  func key(final: UInt8) -> Key? {
    guard let parameters else { return nil }
    let modifier = parameters.count > 1 ? parameters[1] : [1]
    let modifiers = Key.Modifiers(parameter: modifier[0])
    // The third kind of event that kitty's protocol tells is a release.
    if modifier.count > 1, modifier[1] == 3 { return nil }
    switch final {
    case UInt8(ascii: "u"):
      return Key(codePoint: parameters[0][0], modifiers)
    case UInt8(ascii: "~") where parameters[0] == [27] && parameters.count > 2:
      return Key(codePoint: parameters[2][0], modifiers)
    case UInt8(ascii: "~"):
      return Self.numbered(parameters[0][0]).map { Key($0, modifiers) }
    case UInt8(ascii: "^"):
      return Self.numbered(parameters[0][0]).map { Key($0, .control) }
    case UInt8(ascii: "Z"):
      return Key(.tab, modifiers.union(.shift))
    case UInt8(ascii: "a")...UInt8(ascii: "d") where bytes.isEmpty:
      return Self.lettered(final - 0x20).map { Key($0, .shift) }
    case UInt8(ascii: "R") where parameters[0][0] > 1:
      return nil  // The cursor's place, not F3.
    default:
      return Self.lettered(final).map { Key($0, modifiers) }
    }
  }

  /// The key of `ESC O … final`.
  func singleShiftKey(final: UInt8) -> Key? {
    guard let parameters else { return nil }
    let modifiers = Key.Modifiers(parameter: parameters.last?.first ?? 1)
    switch final {
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return Self.lettered(final - 0x20).map { Key($0, .control) }
    case UInt8(ascii: "I"): return Key(.tab, modifiers)
    case UInt8(ascii: "M"): return Key(.enter, modifiers)
    case UInt8(ascii: "X"): return Key(codePoint: 0x3D, modifiers)
    case UInt8(ascii: " "): return Key(codePoint: 0x20, modifiers)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The number pad: `*` to `9` in the order of ASCII.
      return Key(codePoint: Int(final) - 0x40, modifiers)
    default: return Self.lettered(final).map { Key($0, modifiers) }
    }
  }

  private static func lettered(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(final - 0x4F)
    default: nil
    }
  }

  /// The key of `ESC [ number ~`, by the keyboard of the VT220 and its heirs.
  private static func numbered(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(UInt8(number - 10))
    case 17...21: .function(UInt8(number - 11))
    case 23...26: .function(UInt8(number - 12))
    case 28, 29: .function(UInt8(number - 13))
    case 31...34: .function(UInt8(number - 14))
    default: nil
    }
  }
}

extension Key.Modifiers {
  /// The modifiers of a sequence's parameter, which is one more than their sum; xterm's Meta is
  /// Alt here, and locks are no modifiers.
  init(parameter: Int) {
    let bits = max(parameter, 1) - 1
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & (2 | 8 | 32) != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
