import DigestCore
import DigestLibrary

/// Labelling the parts of every summary, on one core: the time for all of them, and what it would
/// be for the whole public archive's 4,904.
///
/// Of `path`, else of the archive beside the project, else of one made here, whose summaries are
/// not split and stand for length only.
func measureSections(_ arguments: [String]) {
  let path = arguments.first ?? "../shared/archive"
  var files = digestFiles(in: path)
  if files.isEmpty {
    print("\(path): no digests there, so generated ones are measured")
    files = GeneratedArchive.files(digests: 100, papersPerDigest: 20)
  }
  let summaries = files.flatMap { file in
    DigestParser.parse(file).digests.flatMap { $0.papers.map(\.summary) }
  }
  var sections = 0
  let labelling = Measurement(rounds: 100) {
    sections = summaries.reduce(0) { $0 + SummarySections($1).sections.count }
  }
  let split = summaries.count { SummarySections($0).isSplit }
  let bytes = summaries.reduce(0) { $0 + $1.utf8.count }

  print("\(summaries.count) summaries, \(bytes) bytes, \(split) split, \(sections) sections")
  for (name, seconds) in [("best", labelling.best), ("median", labelling.median)] {
    let microseconds = Int(seconds * 1e6)
    let scaled = Int(seconds * 4_904 / Double(max(summaries.count, 1)) * 1e3)
    print("\(name): \(microseconds) µs; \(scaled) ms for 4,904 summaries")
  }
}
