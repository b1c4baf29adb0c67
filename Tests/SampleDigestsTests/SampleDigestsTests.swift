import Foundation
import SampleDigests
import Testing

@Suite struct SampleDigestsTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/SampleDigests/Digests").standardized

  @Test func `every file of the folder is embedded, newest first`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)

    #expect(SampleDigests.files.map(\.name) == names.sorted(by: >))
  }

  @Test func `what is embedded is the file, to the byte`() throws {
    for (name, bytes) in SampleDigests.files {
      #expect(try Data(bytes) == Data(contentsOf: folder.appending(path: name)))
    }
  }

  @Test func `each day's heading is that of its name`() {
    for (name, bytes) in SampleDigests.files {
      let text = String(decoding: bytes, as: UTF8.self)

      #expect(text.hasPrefix("\n\n## Papers for \(name.dropLast(3))\n"))
    }
  }
}
