/// Reads what people paste to name a paper.
enum ArxivReference {
  /// The id in `text`, without its version and in lower case: an id (`2504.13837v2`,
  /// `hep-th/9901001`, with or without `arXiv:`) or the address of a paper on arXiv or HuggingFace.
  static func id(in text: some StringProtocol) -> String? {
    var rest = Substring(text.lowercased())
    let isAddress = dropPrefix("https://", of: &rest) || dropPrefix("http://", of: &rest)
    _ = dropPrefix("www.", of: &rest) || dropPrefix("export.", of: &rest)
    if let path = paperPaths.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(path.count).prefix { $0 != "?" && $0 != "#" }
      if rest.hasSuffix("/") { rest.removeLast() }
      if rest.hasSuffix(".pdf") { rest.removeLast(4) }
    } else if isAddress {
      return nil
    } else {
      _ = dropPrefix("arxiv:", of: &rest)
    }
    let base = withoutVersion(rest)
    return isNumber(base) || isOldStyle(base) ? String(base) : nil
  }

  private static let paperPaths = [
    "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "huggingface.co/papers/",
    "hf.co/papers/",
  ]

  private static func dropPrefix(_ prefix: String, of text: inout Substring) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    text.removeFirst(prefix.count)
    return true
  }

  private static func withoutVersion(_ text: Substring) -> Substring {
    guard let sign = text.lastIndex(of: "v") else { return text }
    let version = text[text.index(after: sign)...]
    guard !version.isEmpty, version.utf8.allSatisfy(isDigit) else { return text }
    return text[..<sign]
  }

  /// `2504.13837`, `0704.0001`.
  private static func isNumber(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 9 || bytes.count == 10, bytes[4] == UInt8(ascii: ".") else { return false }
    return bytes[..<4].allSatisfy(isDigit) && bytes[5...].allSatisfy(isDigit)
  }

  /// `hep-th/9901001`, `math.gt/0309136`.
  private static func isOldStyle(_ text: Substring) -> Bool {
    guard let slash = text.firstIndex(of: "/") else { return false }
    let archive = text[..<slash]
    let number = text[text.index(after: slash)...]
    return number.utf8.count == 7 && number.utf8.allSatisfy(isDigit)
      && (archive.utf8.first.map(isLetter) ?? false)
      && archive.utf8.allSatisfy {
        isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
