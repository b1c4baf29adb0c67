/// The parts of an `http` or `https` address that tell where it leads (RFC 3986, section 3).
struct WebAddress {
  let isSecure: Bool
  let hasUserInfo: Bool
  /// In lower case; an IPv6 address in its brackets.
  let host: String
  /// `nil` where none is written.
  let port: UInt16?
  /// Whether path, query and fragment hold only what is common in addresses of papers.
  let isPlain: Bool

  var defaultPort: UInt16 { isSecure ? 443 : 80 }

  init(_ url: String) throws(LinkFault) {
    let bytes = Array(url.utf8)
    guard bytes.count <= LinkPolicy.lengthLimit else { throw .tooLong(bytes.count) }
    guard let scheme = Self.scheme(of: bytes) else { throw .notWeb }
    isSecure = scheme.count == 5
    for scalar in url.unicodeScalars where !Self.isAllowed(scalar) {
      throw .forbiddenCharacter(scalar)
    }
    let rest = bytes[(scheme.count + 1)...]
    guard rest.starts(with: "//".utf8) else { throw .noHost }
    let afterSlashes = rest.dropFirst(2)
    let authority = afterSlashes.prefix { !"/?#".utf8.contains($0) }
    let tail = afterSlashes[authority.endIndex...]
    guard Self.escapesAreWhole(in: tail) else { throw .badEscape }
    let hostAndPort: ArraySlice<UInt8>
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      hasUserInfo = true
      hostAndPort = authority[(at + 1)...]
    } else {
      hasUserInfo = false
      hostAndPort = authority
    }
    (host, port) = try Self.split(hostAndPort)
    isPlain = tail.allSatisfy(Self.isPlain)
  }

  private static func scheme(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard let colon = bytes.prefix(6).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = bytes[..<colon]
    let name = scheme.map(lowercased)
    return name == Array("https".utf8) || name == Array("http".utf8) ? scheme : nil
  }

  private static func split(
    _ bytes: ArraySlice<UInt8>
  ) throws(LinkFault) -> (host: String, port: UInt16?) {
    let name: ArraySlice<UInt8>
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { throw .badHost }
      name = bytes[...end]
      guard isIPv6(name.dropFirst().dropLast()) else { throw .badHost }
    } else {
      name = bytes.prefix { $0 != UInt8(ascii: ":") }
      guard !name.isEmpty else { throw .noHost }
      if name.contains(where: { $0 >= 0x80 }) {
        throw .foreignHost(Punycode.host(String(decoding: name, as: UTF8.self)))
      }
      guard isHostName(name) else { throw .badHost }
    }
    let host = String(decoding: name.map(lowercased), as: UTF8.self)
    let rest = bytes[name.endIndex...]
    guard let colon = rest.first else { return (host, nil) }
    let digits = rest.dropFirst()
    guard colon == UInt8(ascii: ":"), digits.allSatisfy(isDigit),
      let port = UInt16(String(decoding: digits, as: UTF8.self))
    else { throw .badPort }
    return (host, port)
  }

  /// Whether `scalar` may stand in an address at all: RFC 3986, section 2, and beyond ASCII
  /// whatever can be seen.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return isLetter(byte) || isDigit(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .spaceSeparator,
      .surrogate, .unassigned:
      false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func escapesAreWhole(in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.allSatisfy { index in
      guard bytes[index] == UInt8(ascii: "%") else { return true }
      let digits = bytes[(index + 1)...].prefix(2)
      return digits.count == 2 && digits.allSatisfy(isHexDigit)
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "-._~/?#=&%+:,@".utf8.contains(byte)
  }

  /// Labels of letters, digits, `-` and `_`, none empty but one after a last dot.
  private static func isHostName(_ bytes: ArraySlice<UInt8>) -> Bool {
    var labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    return labels.allSatisfy { label in
      label.first != UInt8(ascii: "-") && !label.isEmpty
        && label.allSatisfy { isLetter($0) || isDigit($0) || "-_".utf8.contains($0) }
    }
  }

  private static func isIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains(UInt8(ascii: ":"))
      && bytes.allSatisfy { isHexDigit($0) || ":.".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lowercased(byte))
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
