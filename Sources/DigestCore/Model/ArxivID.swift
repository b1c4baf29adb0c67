/// The identifier of a paper on arXiv, `2504.13837v2` or `hep-th/9901001`.
///
/// Holds letters, digits, `.`, `-` and `/` only, so it can stand in a URL as it is.
package struct ArxivID: Hashable, Sendable {
  /// Without the version.
  package let base: String
  /// `nil` where none was given.
  package let version: Int?

  package init(base: String, version: Int?) {
    self.base = base
    self.version = version
  }
}

extension ArxivID: CustomStringConvertible {
  package var description: String { version.map { "\(base)v\($0)" } ?? base }
}

extension ArxivID {
  /// The id that `text` is, all of it: with or without a version, and with `arXiv:` before it or not.
  package init?(parsing text: String) {
    let span = text.utf8Span.span
    let start = span.starts(with: "arxiv:", in: 0..<span.count, ignoringCase: true) ? 6 : 0
    self.init(span, start..<span.count)
  }

  /// The id of the paper that `url` leads to: `abs`, `pdf` or `html` on arxiv.org, or `papers` on
  /// huggingface.co; strict, so nothing but an id may follow.
  package init?(url: String) {
    let span = url.utf8Span.span
    guard let address = PaperAddress(of: 0..<span.count, in: span) else { return nil }
    self.init(address, in: span)
  }

  init?(_ address: PaperAddress, in bytes: Span<UInt8>) {
    let path = address.path
    switch address.host {
    case .arxiv:
      for (folder, ending) in [("/abs/", ""), ("/pdf/", ""), ("/html/", ""), ("/pdf/", ".pdf")]
      where bytes.starts(with: folder, in: path) {
        let start = path.lowerBound + folder.utf8.count
        let end = path.upperBound - ending.utf8.count
        guard end > start, bytes.starts(with: ending, in: end..<path.upperBound) else { continue }
        if let id = Self(bytes, start..<end) {
          self = id
          return
        }
      }
      return nil
    case .huggingFace:
      guard bytes.starts(with: "/papers/", in: path) else { return nil }
      self.init(bytes, path.lowerBound + 8..<path.upperBound)
    }
  }

  private init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard let base = Self.newBase(bytes, range) ?? Self.oldBase(bytes, range) else { return nil }
    guard base < range.upperBound else {
      self.init(base: bytes.string(range.lowerBound..<base), version: nil)
      return
    }
    guard let version = Self.version(bytes, base..<range.upperBound) else { return nil }
    self.init(base: bytes.string(range.lowerBound..<base), version: version)
  }

  /// Where `NNNN.NNNN` of four to six digits after the dot ends.
  private static func newBase(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let dot = bytes.end(of: isDigit, in: range)
    guard dot - range.lowerBound == 4, dot < range.upperBound, bytes[dot] == UInt8(ascii: ".")
    else { return nil }
    let end = bytes.end(of: isDigit, in: dot + 1..<range.upperBound)
    return (4...6).contains(end - dot - 1) ? end : nil
  }

  /// Where `archive/NNNNNNN` or `archive.XX/NNNNNNN` ends.
  private static func oldBase(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var slash = bytes.end(
      of: { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == UInt8(ascii: "-") }, in: range)
    guard slash > range.lowerBound, slash < range.upperBound, isLetter(bytes[range.lowerBound])
    else { return nil }
    if bytes[slash] == UInt8(ascii: ".") {
      let end = bytes.end(of: isLetter, in: slash + 1..<range.upperBound)
      guard end - slash == 3 else { return nil }
      slash = end
    }
    guard slash < range.upperBound, bytes[slash] == UInt8(ascii: "/") else { return nil }
    let end = bytes.end(of: isDigit, in: slash + 1..<range.upperBound)
    return end - slash == 8 ? end : nil
  }

  private static func version(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard bytes[range.lowerBound] == UInt8(ascii: "v") else { return nil }
    let digits = range.lowerBound + 1..<range.upperBound
    guard (1...4).contains(digits.count), bytes[digits.lowerBound] != UInt8(ascii: "0") else {
      return nil
    }
    return bytes.number(digits)
  }
}
