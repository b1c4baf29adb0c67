/// A URL that leads to one of the two hosts of papers.
struct PaperAddress {
  enum Host {
    case arxiv, huggingFace
  }

  var host: Host
  /// Bytes from the first slash after the host to the URL's end, query and fragment included.
  var path: Range<Int>

  /// `nil` for any other host, also for one dressed up with a user name or a port.
  init?(of url: Range<Int>, in bytes: Span<UInt8>) {
    var start = url.lowerBound
    if bytes.starts(with: "https://", in: start..<url.upperBound, ignoringCase: true) {
      start += 8
    } else if bytes.starts(with: "http://", in: start..<url.upperBound, ignoringCase: true) {
      start += 7
    } else {
      return nil
    }
    guard start < url.upperBound else { return nil }
    let end = bytes.end(
      of: { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") },
      in: start..<url.upperBound)
    guard let host = Self.host(bytes, start..<end) else { return nil }
    self.host = host
    path = end..<url.upperBound
  }

  private static func host(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Host? {
    for (name, host) in names
    where name.utf8.count == range.count
      && bytes.starts(with: name, in: range, ignoringCase: true)
    {
      return host
    }
    return nil
  }

  private static let names: [(String, Host)] = [
    ("arxiv.org", .arxiv), ("huggingface.co", .huggingFace), ("www.arxiv.org", .arxiv),
    ("export.arxiv.org", .arxiv), ("www.huggingface.co", .huggingFace),
  ]
}
