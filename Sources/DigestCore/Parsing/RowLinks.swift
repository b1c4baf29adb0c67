/// The links of a row, as byte ranges.
struct RowLinks {
  private(set) var arxiv: Range<Int>?
  private(set) var huggingFace: Range<Int>?
  /// In the order of the row.
  private(set) var others: [(text: Range<Int>, url: Range<Int>)] = []
  private(set) var arxivID: ArxivID?
  private(set) var huggingFaceID: ArxivID?
  /// Where the first link opens whose address has no end.
  private(set) var unclosed: Int?

  var isEmpty: Bool { arxiv == nil && huggingFace == nil && others.isEmpty }

  /// Reads the link that opens at `bracket`, if it is one, and returns where to read on.
  mutating func read(at bracket: Int, in row: Range<Int>, of bytes: Span<UInt8>) -> Int {
    let textStart = bracket + 1
    let textEnd = bytes.end(
      of: { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") && $0 != pipe },
      in: textStart..<row.upperBound)
    guard textEnd + 1 < row.upperBound, bytes[textEnd] == UInt8(ascii: "]"),
      bytes[textEnd + 1] == UInt8(ascii: "(")
    else { return max(textStart, textEnd) }
    let target = LinkTarget(from: textEnd + 2, in: row, of: bytes)
    if !target.isClosed, unclosed == nil { unclosed = bracket }
    keep(text: textStart..<textEnd, url: target.url, of: bytes)
    return target.end
  }

  private mutating func keep(text: Range<Int>, url: Range<Int>, of bytes: Span<UInt8>) {
    switch PaperAddress(of: url, in: bytes) {
    case .some(let address) where address.host == .arxiv && arxiv == nil:
      arxiv = url
      arxivID = ArxivID(address, in: bytes)
    case .some(let address) where address.host == .huggingFace && huggingFace == nil:
      huggingFace = url
      huggingFaceID = ArxivID(address, in: bytes)
    default:
      others.append((text, url))
    }
  }
}

/// The parenthesized address of a link, CommonMark 0.31 §6.3, read as far as it goes.
struct LinkTarget {
  /// As written, without angle brackets around it.
  private(set) var url: Range<Int>
  /// After the closing parenthesis, or where reading stopped without one.
  private(set) var end: Int
  private(set) var isClosed = false

  /// Reads from `start`, the byte after the opening parenthesis.
  init(from start: Int, in row: Range<Int>, of bytes: Span<UInt8>) {
    var depth = 0
    var index = start
    while index < row.upperBound {
      let byte = bytes[index]
      if isBlank(byte) || byte == pipe { break }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      index += 1
    }
    url = start..<index
    if url.count >= 2, bytes[start] == UInt8(ascii: "<"), bytes[index - 1] == UInt8(ascii: ">") {
      url = start + 1..<index - 1
    }
    // What follows the address is a link title, or nothing that belongs to it.
    let rest = bytes.end(
      of: { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "[") && $0 != pipe },
      in: index..<row.upperBound)
    isClosed = rest < row.upperBound && bytes[rest] == UInt8(ascii: ")")
    end = isClosed ? rest + 1 : index
  }
}
