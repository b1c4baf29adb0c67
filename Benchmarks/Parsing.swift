import CAllocationCount
import DigestCore
import DigestLibrary

/// Bytes to digests, every field a string, on one core: the rate, its ratio to `String(validating:)`
/// over the same bytes in the same run, and the allocations per paper.
///
/// Of `path`, else of the archive beside the project, else of one made here.
func measureParsing(_ arguments: [String]) {
  let path = arguments.first ?? "../shared/archive"
  var files = digestFiles(in: path)
  if files.isEmpty {
    print("\(path): no digests there, so generated ones are measured")
    files = GeneratedArchive.files(digests: 100, papersPerDigest: 20)
  }
  let bytes = files.reduce(0) { $0 + $1.count }
  let parsing = Measurement(rounds: 25) { for file in files { count(DigestParser.parse(file)) } }
  let validating = Measurement(rounds: 25) {
    for file in files { count(String(validating: file, as: UTF8.self)) }
  }
  let before = allocation_count()
  let papers = files.reduce(0) { sum, file in
    DigestParser.parse(file).digests.reduce(sum) { $0 + $1.papers.count }
  }
  let allocations = Double(allocation_count() - before)

  print("\(files.count) files, \(bytes) bytes, \(papers) papers")
  print(
    "parse              \(rate(bytes, parsing.best)) best, \(rate(bytes, parsing.median)) median")
  print("String(validating) \(rate(bytes, validating.best)) best")
  print("ratio of times     \(decimal(parsing.best / validating.best)) (parse / validate)")
  print("allocations        \(decimal(allocations / Double(papers))) per paper (calls of malloc)")
}

/// The bytes of every file in `path`; none where there is nothing to read.
func digestFiles(in path: String) -> [[UInt8]] {
  guard let found = try? Archive(paths: [path]).files() else { return [] }
  return found.files.compactMap { try? FileSystem.contents(of: $0.path).bytes }
}

/// Keeps the optimizer from dropping what was made.
@inline(never)
private func count<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}

private func rate(_ bytes: Int, _ seconds: Double) -> String {
  "\(Int(Double(bytes) / seconds / 1e6)) MB/s"
}

private func decimal(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let fraction = String(hundredths % 100)
  return "\(hundredths / 100).\(fraction.count < 2 ? "0" : "")\(fraction)"
}
