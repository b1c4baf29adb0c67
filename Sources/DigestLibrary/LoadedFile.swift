import DigestCore

/// What a file held when it was last read.
struct LoadedFile: Sendable {
  /// As it was found: path and the day that it names.
  var found: FoundFile
  /// `nil` where it could not be read.
  var status: FileStatus?
  var parsed = ParsedFile()
  var failure: FileError?
  /// A number that other bytes do not have, 63 bits.
  var contents = 0

  /// Reads and parses the file.
  init(reading found: FoundFile) {
    self.found = found
    if let bytes = found.bytes?() {
      status = found.status
      parsed = DigestParser.parse(bytes.span, pathDate: found.date)
      return
    }
    do {
      let (bytes, status) = try FileSystem.contents(of: found.path)
      self.status = status
      contents = Checksum.of(bytes.span)
      parsed = DigestParser.parse(bytes.span, pathDate: found.date)
    } catch {
      failure = error
    }
  }

  var diagnostics: [FileDiagnostic] {
    if let failure {
      return [FileDiagnostic(file: found.path, problem: .notReadable(reason: failure.words))]
    }
    if parsed.digests.isEmpty, found.isNamed {
      return [FileDiagnostic(file: found.path, problem: .notADigest)]
    }
    return parsed.diagnostics.map { FileDiagnostic(file: found.path, problem: .content($0)) }
  }
}
