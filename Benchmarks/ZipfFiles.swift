import DigestCore
import Glibc

extension ZipfArchive {
  /// The folder of the archive of `papers` below `folder`: made where no earlier run has finished
  /// it, and nothing is generated where one has.
  ///
  /// A day is in memory at a time.
  static func files(papers: Int, in folder: String) throws(WriteError) -> String {
    let path = "\(folder)/archive-\(papers)"
    let stamp = path + ".done"
    if unsafe access(stamp, F_OK) == 0 { return path }
    let archive = ZipfArchive(papers: papers)
    for day in archive.days {
      let file = "\(path)/\(archive.name(of: day))"
      try makeFolders(String(file.prefix(upTo: file.lastIndex(of: "/") ?? file.endIndex)))
      try write(archive.digest(of: day), to: file)
    }
    try write([], to: stamp)
    return path
  }

  /// Such as `2025/04/22.md`.
  func name(of day: Int) -> String {
    let date = date(of: day)
    return "\(padded(date.year, 4))/\(padded(date.month, 2))/\(padded(date.day, 2)).md"
  }

  /// A day's file, in the table of real digests.
  func digest(of day: Int) -> [UInt8] {
    var text = "\n\n## Papers for \(date(of: day).description)\n\n| Title | Authors | Summary |\n"
    text += "|-------|---------|---------|\n"
    for (position, paper) in papers(of: day).enumerated() {
      text += "| \(wrapped(paper.title, position)) (Read more on "
      text += "[arXiv](\(paper.arxivURL ?? "")) or [HuggingFace](\(paper.huggingFaceURL ?? "")))| "
      text += "\(paper.authors.joined(separator: ", ")) | \(paper.summary)  |\n"
    }
    return Array(text.utf8)
  }

  /// Two titles in five go on in a second line, indented by two spaces.
  private func wrapped(_ title: String, _ position: Int) -> String {
    guard position % 5 < 2 else { return title }
    let words = title.split(separator: " ")
    return words.prefix(6).joined(separator: " ") + "\n  "
      + words.dropFirst(6).joined(separator: " ")
  }
}

/// What could not be written, and why (`errno`).
struct WriteError: Error {
  var path: String
  var code: Int32
}

/// Makes the folder and those above it.
func makeFolders(_ path: String) throws(WriteError) {
  if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
    throw WriteError(path: path, code: errno)
  }
  try makeFolders(String(path[..<slash]))
  guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
    throw WriteError(path: path, code: errno)
  }
}

private func write(_ bytes: [UInt8], to path: String) throws(WriteError) {
  guard let file = unsafe fopen(path, "w") else { throw WriteError(path: path, code: errno) }
  let written = unsafe fwrite(bytes, 1, bytes.count, file)
  guard unsafe fclose(file) == 0, written == bytes.count else {
    throw WriteError(path: path, code: errno)
  }
}
