import Foundation
import Settings
import Testing

@Suite struct SchemeFolderTests {
  private let home = NSTemporaryDirectory() + "schemes-\(UUID())"
  private var folder: String { home + "/themes" }

  private func withFolder(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: home) }
    try body()
  }

  @Test func `a folder that is not there has no schemes`() {
    #expect(SchemeFolder(folder: "/nowhere").files() == [])
  }

  @Test func `the yaml files of a folder are listed by name, hidden ones not`() throws {
    try withFolder {
      for name in ["b.yml", "a.yaml", ".c.yaml", "d.txt", "e.yaml.bak", "ö.yaml"] {
        try Data().write(to: URL(filePath: "\(folder)/\(name)"))
      }
      let files = SchemeFolder(folder: home).files()

      #expect(files.map(\.slug) == ["a", "b", "ö"])
      #expect(files.first?.path == "\(folder)/a.yaml")
    }
  }

  @Test func `what is no file is told and never waited for, a link is followed`() throws {
    try withFolder {
      let files = FileManager.default
      try files.createDirectory(atPath: "\(folder)/a.yaml", withIntermediateDirectories: true)
      try #require(unsafe mkfifo("\(folder)/b.yaml", 0o600) == 0)
      try files.createSymbolicLink(atPath: "\(folder)/c.yaml", withDestinationPath: "gone")
      try Data(repeating: 0x20, count: 200_000).write(to: URL(filePath: "\(folder)/d.yaml"))
      try Data("x: 1".utf8).write(to: URL(filePath: "\(home)/other"))
      try files.createSymbolicLink(atPath: "\(folder)/e.yaml", withDestinationPath: "../other")
      let readings = SchemeFolder(folder: home).files().map { $0.read() }

      #expect(readings.allSatisfy { $0.scheme == nil })
      #expect(
        readings.prefix(4).flatMap(\.problems).map(\.message) == [
          "is a folder", "is no file", "is not there", "is larger than 128 KB",
        ])
      #expect(readings.last?.problems.first?.message.contains("missing") == true)
    }
  }
}
