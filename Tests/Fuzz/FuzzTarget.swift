/// What is fuzzed, each by its name: the program's own, which `Scripts/fuzz.sh` links to the one file.
enum FuzzTarget: String, CaseIterable {
  case digest, markup, sections, query, names, marks, keys, schemes, frames

  /// Traps where what is made of the bytes doesn't hold together.
  func check(_ bytes: [UInt8]) {
    switch self {
    case .digest: checkDigest(bytes)
    case .markup: checkMarkup(of: String(decoding: bytes, as: UTF8.self))
    case .sections: checkSections(of: String(decoding: bytes, as: UTF8.self))
    case .query: checkQuery(String(decoding: bytes, as: UTF8.self))
    case .names: checkNames(String(decoding: bytes, as: UTF8.self))
    case .marks: checkMarks(bytes)
    case .keys: checkKeys(bytes)
    case .schemes: checkScheme(String(decoding: bytes, as: UTF8.self))
    case .frames: checkFrames(bytes)
    }
  }

  static let named: FuzzTarget = {
    let program = CommandLine.arguments[0].split(separator: "/").last.map(String.init) ?? ""
    guard let target = FuzzTarget(rawValue: program) else {
      fatalError("\(program) is no target: \(allCases.map(\.rawValue))")
    }
    return target
  }()
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.named.check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Ends the program with a word on why, which `precondition` does not say where it is optimized.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}

/// Whether no character begins before `offset` and ends behind it.
func isBound(_ offset: Int, of bytes: [UInt8]) -> Bool {
  offset == bytes.count || bytes[offset] & 0xC0 != 0x80
}
