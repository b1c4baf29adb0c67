import DigestCore

/// Any text, also as one formula: runs in order that cut no character, and show what can be seen.
func checkMarkup(of text: String) {
  checkRuns(of: text)
  if text.utf8.count < 256 { checkRuns(of: "$\(text)$") }
}

private func checkRuns(of text: String) {
  let bytes = Array(text.utf8)
  let runs = InlineMarkup.runs(in: text)
  check(runs, of: bytes)
  let marked = InlineMarkup.runs(in: text, findsFigures: true)
  check(marked, of: bytes)
  require(shown(marked, of: bytes) == shown(runs, of: bytes), "a figure changes the text")
  let plain = InlineMarkup.runs(in: text, converts: false)
  check(plain, of: bytes)
  guard bytes.allSatisfy({ $0 < 0x80 }) else { return }
  require(
    plain.allSatisfy { $0.shown?.utf8.allSatisfy { $0 < 0x80 } ?? true }, "a sign from nowhere")
}

/// What a reader sees.
private func shown(_ runs: [InlineRun], of bytes: [UInt8]) -> [UInt8] {
  runs.flatMap { run in run.shown.map { Array($0.utf8) } ?? Array(bytes[run.range]) }
}

private func check(_ runs: [InlineRun], of bytes: [UInt8]) {
  var end = 0
  for run in runs {
    require(!run.range.isEmpty && run.range.lowerBound >= end, "runs overlap")
    require(run.range.upperBound <= bytes.count, "a run out of the text")
    end = run.range.upperBound
    require(
      isBound(run.range.lowerBound, of: bytes) && isBound(end, of: bytes), "a run cuts a character")
    guard let shown = run.shown else { continue }
    require(!shown.isEmpty, "a run that shows nothing")
    require(
      shown.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      }, "a run shows what is not seen")
  }
}
