import DigestCore
import Foundation
import Testing

private let shared = projectFolder.deletingLastPathComponent().appending(path: "shared")

/// Every digest below `../shared/FOLDER`, by its path.
private func digests(in folder: String) throws -> [(path: String, file: ParsedFile)] {
  let root = shared.appending(path: folder)
  let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
  let urls = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
  return try urls.map { ($0.path(), DigestParser.parse(Array(try Data(contentsOf: $0)))) }
    .sorted { $0.0 < $1.0 }
}

@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: shared.path()),
    "skipped: there are no real digests at ../shared"))
struct ParsingRealDigests {
  @Test func `the archive is 85 days and 1,703 papers, all well-formed`() throws {
    let files = try digests(in: "archive")

    #expect(files.count == 85)
    #expect(files.allSatisfy { $0.file.digests.count == 1 && $0.file.diagnostics.isEmpty })
    #expect(Set(files.flatMap { $0.file.digests.map(\.date) }).count == 85)
    #expect(files.reduce(0) { $0 + $1.file.papers.count } == 1_703)
    #expect(files.flatMap(\.file.papers).allSatisfy { $0.arxivID != nil && $0.summary != "" })
  }

  @Test func `the seeds hold 20, 15, 22, 9 and 14 papers`() throws {
    let files = try digests(in: "seeds")

    #expect(files.map(\.file.papers.count) == [20, 15, 22, 9, 14])
    #expect(files.allSatisfy { $0.file.diagnostics.isEmpty })
  }

  @Test func `what was generated is what is read`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let truth = folder.appending(path: "truth.json")
    let archive = folder.appending(path: "archive")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard try generate(archive, truth) else { return }

    let days = try JSONDecoder().decode([TrueDay].self, from: Data(contentsOf: truth))

    #expect(days.count == 60)
    for day in days {
      let file = DigestParser.parse(Array(try Data(contentsOf: archive.appending(path: day.file))))
      #expect(file.digests.map { $0.date?.description } == [day.date])
      #expect(file.papers.map(TruePaper.init) == day.papers)
      #expect(file.diagnostics == [])
    }
  }

  /// `false` on a machine without python3.
  private func generate(_ archive: URL, _ truth: URL) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", shared.appending(path: "tools/gen.py").path(), archive.path(), "--digests", "60",
      "--seed", "11", "--truth", truth.path(),
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus == 127 { print("skipped: there is no python3") }
    return process.terminationStatus == 0
  }
}

private struct TrueDay: Decodable {
  var file: String
  var date: String
  var papers: [TruePaper]
}

private struct TruePaper: Decodable, Equatable {
  var title: String
  var arxiv_id: String?
  var arxiv_url: String?
  var hf_url: String?
  var authors: [String]
  var summary: String

  init(_ paper: Paper) {
    title = paper.title
    arxiv_id = paper.arxivID?.description
    arxiv_url = paper.arxivURL
    hf_url = paper.huggingFaceURL
    authors = paper.authors
    summary = paper.summary
  }
}
