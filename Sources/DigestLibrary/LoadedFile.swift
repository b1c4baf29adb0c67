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

  /// What was read of a file before.
  init(_ found: FoundFile, parsed: ParsedFile, status: FileStatus, contents: Int) {
    self.found = found
    self.parsed = parsed
    self.status = status
    self.contents = contents
  }

  /// Reads and parses the file.
  init(reading found: FoundFile) {
    self.found = found
    if let bytes = found.bytes?() {
      status = found.status
      parsed = DigestParser.parse(bytes.span, pathDate: found.date)
      return
    }
    do {
      let file = try FileContents(of: found.path)
      status = file.status
      contents = file.withSpan { Checksum.of($0) }
      parsed = file.withSpan { DigestParser.parse($0, pathDate: found.date) }
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
