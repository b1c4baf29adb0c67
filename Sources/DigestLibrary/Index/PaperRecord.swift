package import DigestCore

/// A paper as the bytes of a row of the index: a checksum of four bytes, then its parts, each
/// text as its length in bytes (a LEB128 number) and its UTF-8.
package enum PaperRecord {
  package static func encode(_ paper: Paper) -> [UInt8] {
    var writer = RecordWriter(capacity: paper.summary.utf8.count + paper.title.utf8.count + 256)
    writer.append(paper.line)
    writer.append(paper.title)
    writer.append(paper.authors.count)
    for author in paper.authors { writer.append(author) }
    writer.append(paper.arxivID?.base ?? "")
    writer.append(paper.arxivID?.version.map { $0 + 1 } ?? 0)
    writer.append(optional: paper.arxivURL)
    writer.append(optional: paper.huggingFaceURL)
    writer.append(paper.links.count)
    for link in paper.links {
      writer.append(link.text)
      writer.append(link.url)
    }
    writer.append(paper.summary)
    return writer.finish()
  }

  /// `nil` where the bytes are not what `encode` made.
  package static func decode(_ bytes: Span<UInt8>) -> Paper? {
    guard hasChecksum(bytes) else { return nil }
    var reader = RecordReader()
    guard let line = reader.number(in: bytes), let title = reader.text(in: bytes),
      let authors = reader.number(in: bytes)
    else { return nil }
    var paper = Paper(title: title, line: line)
    // Every text takes a byte at least: a count that cannot be is no reason to reserve for it.
    guard authors <= bytes.count else { return nil }
    paper.authors.reserveCapacity(authors)
    for _ in 0..<authors {
      guard let author = reader.text(in: bytes) else { return nil }
      paper.authors.append(author)
    }
    guard let base = reader.text(in: bytes), let version = reader.number(in: bytes),
      let arxivURL = reader.optionalText(in: bytes),
      let huggingFaceURL = reader.optionalText(in: bytes), let links = reader.number(in: bytes)
    else { return nil }
    if !base.isEmpty {
      paper.arxivID = ArxivID(base: base, version: version > 0 ? version - 1 : nil)
    }
    paper.arxivURL = arxivURL
    paper.huggingFaceURL = huggingFaceURL
    for _ in 0..<min(links, bytes.count) {
      guard let text = reader.text(in: bytes), let url = reader.text(in: bytes) else { return nil }
      paper.links.append(Link(text: text, url: url))
    }
    guard let summary = reader.text(in: bytes), reader.offset == bytes.count else { return nil }
    paper.summary = summary
    return paper
  }

  fileprivate static let checksumLength = 4

  private static func hasChecksum(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > checksumLength else { return false }
    var sum: UInt32 = 0
    for index in 0..<checksumLength { sum |= UInt32(bytes[index]) << UInt32(8 * index) }
    return sum == UInt32(truncatingIfNeeded: Checksum.of(bytes, from: checksumLength))
  }
}

private struct RecordWriter {
  private var bytes: [UInt8]

  init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
    bytes.append(contentsOf: [UInt8](repeating: 0, count: PaperRecord.checksumLength))
  }

  mutating func append(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(optional text: String?) {
    append(text == nil ? 0 : 1)
    if let text { append(text) }
  }

  mutating func finish() -> [UInt8] {
    let sum = UInt32(
      truncatingIfNeeded: Checksum.of(bytes.span, from: PaperRecord.checksumLength))
    for index in 0..<PaperRecord.checksumLength {
      bytes[index] = UInt8(truncatingIfNeeded: sum >> UInt32(8 * index))
    }
    return bytes
  }
}

/// A place in a record, and what is read from there on.
private struct RecordReader {
  private(set) var offset = PaperRecord.checksumLength

  mutating func number(in bytes: Span<UInt8>) -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count, shift < 63 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(exactly: value) }
      shift += 7
    }
    return nil
  }

  mutating func text(in bytes: Span<UInt8>) -> String? {
    guard let count = number(in: bytes), count <= bytes.count - offset else { return nil }
    let span = bytes.extracting(offset..<offset + count)
    guard let text = try? UTF8Span(validating: span) else { return nil }
    offset += count
    return String(copying: text)
  }

  /// The outer optional is for what cannot be read.
  mutating func optionalText(in bytes: Span<UInt8>) -> String?? {
    switch number(in: bytes) {
    case 0: .some(nil)
    case 1: text(in: bytes).map { .some($0) }
    default: nil
    }
  }
}
