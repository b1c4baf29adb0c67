import DigestCore
import DigestLibrary
import Glibc

/// A query as a reader types it, and as the yardsticks take it.
struct MeasuredQuery {
  var name: String
  var text: String
  /// For FTS5, over folded words.
  var match: String
  /// Folded; a scan looks for all of them, and knows neither fields nor "not".
  var needles: [String]
}

/// Something that answers queries: how many hits it hands over.
struct SearchEngine {
  var name: String
  var search: (MeasuredQuery) -> Int
}

/// The queries of each engine over a generated archive: the median, the 99th percentile and the
/// worst time; the archive and the indexes stay in the folder for temporary files.
///
/// Arguments: how many papers, then the names of queries, all where none is named.
func measureSearch(_ arguments: [String]) {
  let count = arguments.first.map { Int($0) } ?? 4_904
  guard let count, count > 0 else {
    print("search: PAPERS is a number, 1 or more")
    exit(2)
  }
  let names = Set(arguments.dropFirst())
  let folder = environment("TMPDIR", or: "/tmp") + "/broadsheet-search-\(ZipfArchive.version)"
  do {
    let archive = ZipfArchive(papers: count)
    let files = try archive.files(in: folder)
    print("\(count) papers on \(archive.days.count) days, in \(files)")
    for engine in try engines(archive, files: files, folder: folder) {
      print("\n\(engine.name)\n  \(columns(["", "hits", "p50 ms", "p99 ms", "max ms", "rounds"]))")
      for query in measuredQueries where names.isEmpty || names.contains(query.name) {
        print("  " + row(of: query, engine))
      }
    }
  } catch {
    print("search: \(error)")
    exit(1)
  }
}

private let measuredQueries = [
  MeasuredQuery(name: "common letter", text: "a", match: "a*", needles: ["a"]),
  MeasuredQuery(name: "common word", text: "models", match: "models*", needles: ["models"]),
  MeasuredQuery(
    name: "crowded beginning", text: "comp", match: "comp*", needles: ["comp"]),
  MeasuredQuery(
    name: "three words", text: "diffusion video model",
    match: "diffusion* AND video* AND model*", needles: ["diffusion", "video", "model"]),
  MeasuredQuery(
    name: "phrase", text: "\"flow matching\"", match: "\"flow matching\"",
    needles: ["flow matching"]),
  MeasuredQuery(name: "field", text: "title:agent", match: "title : agent*", needles: ["agent"]),
  MeasuredQuery(
    name: "negation", text: "diffusion -survey", match: "diffusion* NOT survey*",
    needles: ["diffusion"]),
  // The accent is checked in the text afterwards: the yardsticks find the candidates only.
  MeasuredQuery(name: "typed accent", text: "müller", match: "muller*", needles: ["muller"]),
  MeasuredQuery(
    name: "none", text: "nothinglikethis", match: "nothinglikethis*", needles: ["nothinglikethis"]),
]

/// The yardsticks first; then the reader's own index, made of the archive's files.
private func engines(
  _ archive: ZipfArchive, files: String, folder: String
) throws -> [SearchEngine] {
  let clock = ContinuousClock()
  var start = clock.now
  let bare = try BareSQLite(archive, folder: folder)
  print("bare SQLite there after \(start.duration(to: clock.now))")
  let library = Archive(paths: [files])
  let index = IndexedLibrary(library, file: IndexFile(of: library, cacheFolder: folder + "/index"))
  start = clock.now
  _ = try index.update()
  print("index there after \(start.duration(to: clock.now)): an earlier run may have made either")
  let scan = PlainScan(archive)
  return [
    SearchEngine(name: "memmem over \(scan.megabytes) MB of folded text, all hits") {
      scan.papers(holding: $0.needles)
    },
    SearchEngine(name: "bare SQLite, newest 50") { bare.newest($0.match) },
    SearchEngine(name: "index, first screenful") { firstScreenful(of: $0.text, in: index) },
    SearchEngine(name: "bare SQLite, all hits") { bare.all($0.match) },
    SearchEngine(name: "index, all hits, histogram, order and first 50 papers") {
      (try? index.search(parsed($0.text), limit: 50))?.ids.count ?? -1
    },
  ]
}

/// Stops the search at its first answer, which is all of it where that comes at once.
private func firstScreenful(of text: String, in index: IndexedLibrary) -> Int {
  var first: Int?
  let all = try? index.search(parsed(text), limit: 50, isCancelled: { first != nil }) {
    first = $0.entries.count
  }
  return first ?? all?.entries.count ?? -1
}

private func parsed(_ text: String) -> Query {
  Query(parsing: text, today: DigestDate(dayNumber: 20_200))
}

private func row(of query: MeasuredQuery, _ engine: SearchEngine) -> String {
  var hits = engine.search(query)
  let measured = Measurement(rounds: 5...400, seconds: 2) { hits = engine.search(query) }
  return columns([
    query.name, hits < 0 ? "refused" : "\(hits)", milliseconds(measured.median),
    measured.percentile(0.99).map(milliseconds) ?? "–", milliseconds(measured.worst),
    "\(measured.rounds)",
  ])
}

private func columns(_ texts: [String]) -> String {
  texts.enumerated().map { index, text in
    let blank = String(repeating: " ", count: max(0, (index == 0 ? 18 : 9) - text.count))
    return index == 0 ? text + blank : blank + text
  }.joined(separator: " ")
}

private func milliseconds(_ seconds: Double) -> String {
  let thousandths = Int((seconds * 1e6).rounded())
  return "\(thousandths / 1_000).\(padded(thousandths % 1_000, 3))"
}

private func environment(_ name: String, or value: String) -> String {
  unsafe getenv(name).map { unsafe String(cString: $0) } ?? value
}
