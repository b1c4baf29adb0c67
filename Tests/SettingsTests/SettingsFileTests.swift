import Foundation
import Settings
import Testing

@Suite struct SettingsFileTests {
  private let folder: String
  private var file: SettingsFile { SettingsFile(folder: folder) }

  init() throws {
    folder = NSTemporaryDirectory() + "settings-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func withFolder(_ body: () throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  @Test func `a file is read, and paths begin at its folder`() throws {
    try withFolder {
      try Data("archive: digests".utf8).write(to: URL(filePath: file.path))

      #expect(file.path == folder + "/config.yaml")
      #expect(file.exists)
      #expect(file.read(home: nil).settings.archive == [folder + "/digests"])
    }
  }

  @Test func `a link is followed, an empty file is the defaults`() throws {
    try withFolder {
      try Data().write(to: URL(filePath: folder + "/other"))
      try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: "other")

      #expect(file.exists)
      #expect(file.read(home: nil) == SettingsReading())
    }
  }

  @Test(
    "where no file is, the defaults apply without a problem",
    arguments: ["", "/gone", "/file/below"])
  func missing(below: String) throws {
    try withFolder {
      try Data().write(to: URL(filePath: folder + "/file"))
      let file = SettingsFile(folder: folder + below)

      #expect(!file.exists)
      #expect(file.read(home: nil) == SettingsReading())
    }
  }

  @Test func `a folder, a FIFO and a device are told, without waiting for any`() throws {
    try withFolder {
      let files = FileManager.default
      try files.createDirectory(atPath: file.path, withIntermediateDirectories: true)
      #expect(file.read(home: nil).problems.map(\.description) == ["\(file.path): is a folder"])

      try files.removeItem(atPath: file.path)
      try #require(unsafe mkfifo(file.path, 0o600) == 0)
      #expect(file.read(home: nil).problems.map(\.message) == ["is no file"])

      try files.removeItem(atPath: file.path)
      try files.createSymbolicLink(atPath: file.path, withDestinationPath: "/dev/zero")
      #expect(file.read(home: nil).problems.map(\.message) == ["is no file"])
    }
  }

  @Test func `what cannot be read is told in the words of the system`() throws {
    try withFolder {
      try FileManager.default.createSymbolicLink(
        atPath: file.path, withDestinationPath: "config.yaml")

      let reading = file.read(home: nil)

      #expect(reading.problems.count == 1)
      #expect(reading.problems[0].position == nil)
      #expect(reading.problems[0].message.hasPrefix("cannot be read ("))
    }
  }

  @Test(
    "a file is read up to the largest size, and told beyond",
    arguments: [(128 << 10, false), (128 << 10 + 1, true), (10 << 20, true)])
  func large(bytes: Int, isTold: Bool) throws {
    try withFolder {
      var text = Data("auto-read: 3\n#".utf8)
      text.append(Data(repeating: 0x20, count: bytes - text.count))
      try text.write(to: URL(filePath: file.path))

      let reading = file.read(home: nil)

      #expect(reading.problems.map(\.message) == (isTold ? ["is larger than 128 KB"] : []))
      #expect(reading.settings.autoRead == (isTold ? .milliseconds(1_500) : .seconds(3)))
    }
  }
}
