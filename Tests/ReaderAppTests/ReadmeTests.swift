import Foundation
import ReaderApp
import TerminalGrid
import Testing

/// The key table of the README, made of the keymap.
private var keyTable: String {
  var text = ""
  for group in CommandGroup.allCases {
    text += "\n**\(group.rawValue)**\n\n| Keys | |\n|---|---|\n"
    for binding in Keymap.standard.bindings where binding.group == group {
      let keys = binding.keys.map { "`\(escaped($0.label))`" }.joined(separator: " ")
      text += "| \(keys) | \(binding.help) |\n"
    }
  }
  text += "\n**In a prompt**\n\n| Keys | |\n|---|---|\n"
  for binding in promptBindings {
    let keys = binding.keys.map { "`\(escaped($0.label))`" }.joined(separator: " ")
    text += "| \(keys) | \(binding.help) |\n"
  }
  return text + "\nA number before a motion repeats it: `5j`.\n\n"
}

/// A pipe would end a cell of the table.
private func escaped(_ label: String) -> String { label.replacing("|", with: "\\|") }

@Test func `the README's key table is that of the keymap`() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "README.md")
  var readme = try String(contentsOf: file, encoding: .utf8)
  let start = try #require(readme.range(of: "<!-- keys -->\n"))
  let end = try #require(readme.range(of: "<!-- /keys -->"))

  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    readme.replaceSubrange(start.upperBound..<end.lowerBound, with: keyTable)
    try readme.write(to: file, atomically: true, encoding: .utf8)
  } else {
    #expect(readme[start.upperBound..<end.lowerBound] == keyTable, "RECORD=1 writes it anew")
  }
}

@Test func `every path that the architecture names is there`() throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let text = try String(contentsOf: root.appending(path: "docs/ARCHITECTURE.md"), encoding: .utf8)
  let paths = text.matches(of: /`((?:Sources|Tests|Benchmarks|Scripts|docs)(?:\/[\w.\/]+)?)`/)

  #expect(!paths.isEmpty)
  for path in paths {
    #expect(FileManager.default.fileExists(atPath: root.appending(path: String(path.1)).path()))
  }
  #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 121)
}
