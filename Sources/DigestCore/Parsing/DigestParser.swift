/// Reads digests out of a file's bytes.
package enum DigestParser {
  /// All digests in `bytes`, whatever these are: what can be read is read, the rest is reported.
  ///
  /// One pass, linear in the bytes. `pathDate` is the day that the file's path names; a table
  /// without a heading is of that day.
  package static func parse(_ bytes: Span<UInt8>, pathDate: DigestDate? = nil) -> ParsedFile {
    guard let (repaired, diagnostics) = SourceText.repaired(bytes) else {
      var reader = DigestReader(pathDate: pathDate)
      return reader.read(bytes)
    }
    var reader = DigestReader(pathDate: pathDate, diagnostics: diagnostics)
    return reader.read(repaired.span)
  }

  /// Papers of one file that are read; what follows is said not to be.
  package static let mostPapers = 1_000_000

  /// Reads as `parse` does, but gives `body` what is read part by part: memory need not hold it all.
  ///
  /// A digest of several parts has its date and its line in each; of diagnostics, each is in one
  /// part.
  package static func parse(
    _ bytes: Span<UInt8>, pathDate: DigestDate? = nil, inParts body: (ParsedFile) throws -> Void
  ) rethrows {
    guard let (repaired, diagnostics) = SourceText.repaired(bytes) else {
      var reader = DigestReader(pathDate: pathDate)
      return try reader.read(bytes, inParts: body)
    }
    var reader = DigestReader(pathDate: pathDate, diagnostics: diagnostics)
    try reader.read(repaired.span, inParts: body)
  }

  package static func parse(_ bytes: [UInt8], pathDate: DigestDate? = nil) -> ParsedFile {
    parse(bytes.span, pathDate: pathDate)
  }
}
