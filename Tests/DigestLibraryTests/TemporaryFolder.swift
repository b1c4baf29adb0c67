import DigestCore
import DigestLibrary
import Foundation

/// A folder of a test's own, removed with the value.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "broadsheet-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var path: String { url.path() }

  func path(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ text: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: target)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  /// The path of `file` below the folder.
  func name(_ file: String) -> String {
    file.hasPrefix(path + "/") ? String(file.dropFirst(path.count + 1)) : file
  }

  func archive(_ names: String...) -> Archive {
    Archive(paths: names.isEmpty ? [path] : names.map { path($0) })
  }

  func library(_ names: String...) -> Library {
    Library(Archive(paths: names.isEmpty ? [path] : names.map { path($0) }))
  }
}

/// A digest of `date` with a paper for each of `titles`; a title of the form `ID=TITLE` has an id.
func digest(_ date: String, _ titles: String...) -> String {
  let rows = titles.map { title in
    let parts = title.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return "| \(title) | A | S. |\n" }
    return "| \(parts[1]) (Read more on [arXiv](https://arxiv.org/abs/\(parts[0])))| A | S. |\n"
  }
  return "## Papers for \(date)\n\n| Title | Authors | Summary |\n|---|---|---|\n" + rows.joined()
}

extension Library {
  /// `DATE: TITLE, TITLE` for every day.
  var listing: [String] {
    snapshot.days.map { day in
      let titles = day.entries.map(\.paper.title).joined(separator: ", ")
      return "\(day.date?.description ?? "-"): \(titles)"
    }
  }
}
