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

  package static func parse(_ bytes: [UInt8], pathDate: DigestDate? = nil) -> ParsedFile {
    parse(bytes.span, pathDate: pathDate)
  }
}
