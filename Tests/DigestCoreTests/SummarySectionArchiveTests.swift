import DigestCore
import Foundation
import Testing

private let archive = projectFolder.deletingLastPathComponent().appending(path: "shared/archive")

/// Every summary of the archive beside the project.
private func summaries() throws -> [String] {
  let found = FileManager.default.enumerator(at: archive, includingPropertiesForKeys: nil)
  let urls = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
  return try urls.flatMap { url in
    DigestParser.parse(Array(try Data(contentsOf: url))).digests.flatMap {
      $0.papers.map(\.summary)
    }
  }
}

@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: archive.path()),
    "skipped: there is no archive at ../shared"))
struct SummarySectionArchiveTests {
  @Test func `objective, method, results and implication are found in 93 % of summaries`() throws {
    let summaries = try summaries()

    let complete = summaries.count { text in
      let sections = SummarySections(text)
      return [.objective, .method, .results, .implication].allSatisfy { sections[$0] != nil }
    }

    #expect(Double(complete) / Double(summaries.count) >= 0.93)
  }

  @Test func `no part is longer than 1,200 bytes, and none is empty`() throws {
    for text in try summaries() where SummarySections(text).isSplit {
      #expect(SummarySections(text).sections.allSatisfy { (1...1_200).contains($0.body.count) })
    }
  }
}
