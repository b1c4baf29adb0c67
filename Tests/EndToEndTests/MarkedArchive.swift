import Foundation
import Testing

/// An archive of a few papers, and all that a reader of it keeps: its own configuration, state and
/// cache.
struct MarkedArchive {
  let folder: TemporaryFolder

  /// Writes the days, and a configuration that marks nothing by itself.
  init(_ configuration: String = "auto-read: 0\n") throws {
    folder = try TemporaryFolder()
    try configure(configuration)
    try writeDay("2025-05-07", from: 1, "First", "Second", "Third")
    try writeDay("2025-05-06", from: 4, "Old", "Older")
    try writeDay("2025-04-21", from: 1, "Graphs", "Trees")
  }

  var path: String { folder.path("digests") }
  var marks: String { folder.path("state/broadsheet/marks") }

  var environment: [String: String] {
    [
      "XDG_CACHE_HOME": folder.path("cache"), "XDG_CONFIG_HOME": folder.path("config"),
      "XDG_STATE_HOME": folder.path("state"),
    ]
  }

  func configure(_ text: String) throws { try folder.write("config/broadsheet/config.yaml", text) }

  /// Writes a day whose papers are numbered from `first`: those of a month are all others.
  func writeDay(_ date: String, from first: Int, _ titles: String...) throws {
    try writeDay(date, from: first, titles)
  }

  func writeDay(_ date: String, from first: Int, _ titles: [String]) throws {
    // Rows that are dropped again, so that the others have the numbers they are to have.
    let titles = (1..<first).map { "x\($0)" } + titles
    let lines = Digests.digest(date, titles.map { ($0, "\($0) is studied.") })
      .split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.hasPrefix("| x") }.joined(separator: "\n")
    let name = date.replacing("-", with: "/")
    try folder.write("digests/\(name).md", kept)
  }

  /// A line for a shell that becomes the reader; `rest` goes before the archive.
  func command(_ rest: String = "") -> String {
    "exec '\(Program.broadsheet)' \(rest) '\(path)'"
  }

  /// The reader, once it has read the archive and the marks.
  func open(
    _ rest: String = "", columns: Int = 110, rows: Int = 24, environment: [String: String] = [:],
    expecting text: String = "unread", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Tmux {
    let tmux = try Tmux(
      command(rest), columns: columns, rows: rows,
      environment: self.environment.merging(environment) { $1 })
    _ = try tmux.settledScreen(text, sourceLocation: sourceLocation)
    return tmux
  }

  /// The lines of all logs, without their times and devices.
  var log: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: marks)) ?? []
    return files.filter { $0.hasSuffix(".log") }.sorted().flatMap { name in
      (folder.read("state/broadsheet/marks/\(name)") ?? "").split(separator: "\n").compactMap {
        let words = $0.split(separator: "\t")
        return words.count > 2 ? words.dropFirst(2).joined(separator: " ") : nil
      }
    }
  }

  /// The text of a paper's note; `nil` where it has none.
  func note(_ number: String) -> String? {
    folder.read("state/broadsheet/marks/notes/\(number).md")
  }
}

extension Tmux {
  /// Presses keys one by one, and sees `text` after the last.
  func press(
    _ keys: String..., seeing text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for key in keys { try press(key) }
    try expect(text, sourceLocation: sourceLocation)
  }

  /// Leaves the reader, whatever is on its screen.
  func quit(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try press("C-c")
    try expectEnd(sourceLocation: sourceLocation)
  }

  /// Ends the reader with a signal.
  func kill(_ signal: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try Program.run(["kill", "-\(signal)", try ask("#{pane_pid}")])
    try expectEnd(sourceLocation: sourceLocation)
  }

  func expectEnd(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect("the end", sourceLocation: sourceLocation) { try ask("#{pane_dead}") == "1" }
  }

  /// The screen once all keys have done what they do, without what was said of them.
  func screenAtRest(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try press("?", seeing: "All keys", sourceLocation: sourceLocation)
    try press("Escape")
    var last = ""
    try expect("“\(text)” and no help", sourceLocation: sourceLocation) {
      let screen = try screen()
      // Not while it is being drawn.
      defer { last = screen }
      return screen == last && screen.contains(text) && !screen.contains("All keys")
        && screen.contains("? all keys")
    }
    return last
  }

  /// Looks until there are so many of `sign` on the screen.
  func expect(
    _ count: Int, of sign: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect("\(count) of \(sign)", sourceLocation: sourceLocation) {
      try screen().split(separator: sign, omittingEmptySubsequences: false).count == count + 1
    }
  }
}
