/// Any bytes: the parser must not trap, and what it gives must hold together.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDigest(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let file = DigestParser.parse(bytes, pathDate: DigestDate(year: 2025, month: 1, day: 2))
  var line = 0
  for digest in file.digests {
    precondition(digest.line >= line, "digests out of order")
    line = digest.line
    for paper in digest.papers {
      precondition(paper.line >= line, "papers out of order")
      line = paper.line
      checkRuns(of: paper.title)
      checkRuns(of: paper.summary)
      fuzzSections(of: paper.summary)
    }
  }
  precondition(
    file.diagnostics.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "diagnostic out of the file")
  let text = String(decoding: bytes, as: UTF8.self)
  checkRuns(of: text)
  fuzzSections(of: text)
  if let id = ArxivID(parsing: text) {
    precondition(ArxivID(parsing: "\(id)") == id, "an id that does not read as itself")
  }
  return 0
}

/// As they are shown, and as they are to those who want ASCII.
private func checkRuns(of text: String) {
  check(InlineMarkup.runs(in: text, findsFigures: true), of: text)
  let plain = InlineMarkup.runs(in: text, converts: false)
  check(plain, of: text)
  guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
  precondition(
    plain.allSatisfy { $0.shown?.utf8.allSatisfy { $0 < 0x80 } ?? true }, "a sign from nowhere")
}

private func check(_ runs: [InlineRun], of text: String) {
  let bytes = Array(text.utf8)
  var end = 0
  for run in runs {
    precondition(!run.range.isEmpty && run.range.lowerBound >= end, "runs overlap")
    precondition(run.range.upperBound <= bytes.count, "run out of the text")
    end = run.range.upperBound
    precondition(
      bytes[run.range.lowerBound] & 0xC0 != 0x80
        && (end == bytes.count || bytes[end] & 0xC0 != 0x80),
      "run cuts a character")
    guard let shown = run.shown else { continue }
    precondition(!shown.isEmpty, "a run that shows nothing")
    precondition(
      shown.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      }, "a run shows what is not seen")
  }
}
