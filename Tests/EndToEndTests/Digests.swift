import Foundation

/// Digests for the archives of these tests.
enum Digests {
  /// A digest with a paper for each title and summary; all have an arXiv id.
  static func digest(_ date: String, _ papers: [(title: String, summary: String)]) -> String {
    let month = date.split(separator: "-").prefix(2).map { $0.suffix(2) }.joined()
    let rows = papers.enumerated().map { place, paper in
      let number = "\(month).\(10_001 + place)"
      let link = "(Read more on [arXiv](https://arxiv.org/abs/\(number)))"
      return "| \(paper.title) \(link)| Ada Lovelace | \(paper.summary) |\n"
    }
    return "## Papers for \(date)\n\n| Title | Authors | Summary |\n|---|---|---|\n"
      + rows.joined()
  }

  /// A digest with a paper for each title.
  static func digest(_ date: String, _ titles: String...) -> String {
    digest(date, titles.map { ($0, "\($0) is studied.") })
  }

  /// Papers of a digest of `large`.
  static let papersPerFile = 10
  /// Those of them that a search for `diffusion` finds.
  static let hitsPerFile = 3

  /// A digest a day, the newest first, that takes long enough to read that one can look on.
  static func large(files: Int) -> [(name: String, text: String)] {
    // Words that differ from paper to paper: an index has more to do with these.
    let words = "model language video reward agent plan tool graph light noise image".split(
      separator: " ")
    return (0..<files).map { file in
      let (year, rest) = (2_025 - file / 336, file % 336)
      let (month, day) = (12 - rest / 28, 28 - rest % 28)
      let papers = (0..<papersPerFile).map { place in
        let subject = place < hitsPerFile ? "Diffusion" : "Learning"
        let summary = (0..<60).map { at in
          let word = words[(file * 7 + place * 3 + at * at) % words.count]
          return at % 5 == 0 ? "\(word)\((file * 13 + at) % 97)" : String(word)
        }
        return ("\(subject) \(file) \(place)", summary.joined(separator: " ") + ".")
      }
      let name = "\(year)/\(month)/\(day).md"
      return (name, digest("\(year)-\(twoDigits(month))-\(twoDigits(day))", papers))
    }
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension TemporaryFolder {
  func write(_ name: String, _ text: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Writes `Digests.large` into the folder `digests`.
  func writeLargeArchive(files: Int) throws {
    for (name, text) in Digests.large(files: files) { try write("digests/\(name)", text) }
  }
}
