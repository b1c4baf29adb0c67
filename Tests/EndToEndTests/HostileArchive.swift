import Foundation
import Glibc

/// Everything that somebody else may have written, all of it hostile: digests, names of files and
/// folders, a theme, notes, marks, the configuration and what the reader has kept.
final class HostileArchive {
  let folder: TemporaryFolder
  /// The archive's own name is hostile too.
  let path: String
  let papers = HostileText.all.count

  init() throws {
    folder = try TemporaryFolder()
    path = folder.url.path() + "/di\u{1B}]2;x\u{7}\u{9B}31mgests"
    let day = path + "/2025/05"
    try FileManager.default.createDirectory(atPath: day, withIntermediateDirectories: true)
    try Self.write(HostileText.digest, to: Array("\(day)/07.md".utf8))
    try Self.write(HostileText.byteDigest, to: Array("\(day)/06.md".utf8))
    // Wrong in each way that is told, so that names and texts stand in diagnostics.
    for (place, name) in HostileText.names.enumerated() {
      let text = HostileText.all[place * 7]
      let wrong =
        HostileText.head("2025-02-30 \(text)")
        + "| \(HostileText.cell(text)) | no link \(HostileText.cell(text))\n| \(HostileText.cell(text))\n"
      try Self.write(Data(wrong.utf8), to: Array("\(day)/".utf8) + name)
    }
    try writeSettings()
  }

  /// By the system's own call: Foundation would change such names.
  private static func write(_ data: Data, to path: [UInt8]) throws {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    let file = unsafe creat(name, 0o644)
    guard file >= 0 else { throw POSIXError(.EIO) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: data)
  }

  private func writeSettings() throws {
    let (escape, eightBit) = ("\u{1B}]0;x\u{7}\u{1B}[31m", "\u{9B}31m")
    try folder.write(
      "config/broadsheet/config.yaml",
      """
      auto-read: 0
      "nonsense\\e[31m": "\\e]0;x\\a"
      theme: evil
      watch:
        - name: "na\\e]0;x\\ame"
          query: "hit \\e[31m"
      contrast: "\\e[31m"

      """)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let nord = try String(contentsOf: root.appending(path: "Themes/nord.yaml"), encoding: .utf8)
    try folder.write(
      "config/broadsheet/themes/evil.yaml",
      nord.replacing("\"Nord\"", with: "\"ev\\e]0;x\\ail\\e[31m\"")
        .replacing("\"nord\"", with: "\"evil\""))
    try folder.write(
      "config/broadsheet/themes/bro\u{1B}[31mken.yaml", "system: base16\nname: \"\\e[31m\"\n")
    let paper = "2505.10001"
    try folder.write(
      "state/broadsheet/marks/evil\u{1B}[31m.log",
      """
      broadsheet-marks\t1
      1761234567890\tevil\ttag\t\(paper)\tt\\x1B[31m\\x07\(eightBit)\tyes
      1761234567891\tevil\tnote\t\(paper)\tyes
      1761234567892\tevil\tplace\t\\x1B\t\(paper)\t2025-05-07
      1761234567893\tevil\twatch\thit \\x1B]0;x\\x07\tyes
      1761234567894\tevil\t\(escape)\t\(paper)\tyes
      \(escape)\(eightBit)

      """)
    try folder.write(
      "state/broadsheet/marks/notes/\(paper).md", "# \(escape)\n\nline \(escape)\(eightBit)\rx\n")
  }

  var environment: [String: String] {
    let evil = "\u{1B}]0;x\u{7}\u{9B}31m"
    return [
      "XDG_CACHE_HOME": folder.path("cache"), "XDG_CONFIG_HOME": folder.path("config"),
      "XDG_STATE_HOME": folder.path("state"), "BROWSER": "no\(evil)browser",
      "EDITOR": "no\(evil)ed",
      "VISUAL": "no\(evil)vi",
    ]
  }
}
