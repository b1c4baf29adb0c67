import DigestCore
import DigestLibrary
import Foundation
import Testing

@Suite struct DayMerging {
  private let head = "## Papers for 2025-04-21\n\n| Title | Authors | Summary |\n|---|---|---|\n"

  @Test func `rows without a title are not taken for one another`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", head + "| | Ann | first |\n")
    try folder.write("b.md", head + "| | Bob | second |\n")
    let library = Library(Archive(paths: [folder.path]))

    try library.load()

    #expect(library.snapshot.days.flatMap(\.entries).map(\.paper.authors) == [["Ann"], ["Bob"]])
  }

  @Test func `every day of a file of thousands is there`() throws {
    let folder = try TemporaryFolder()
    var text = ""
    for day in 0..<6_000 {
      text += "## Papers for \(DigestDate(dayNumber: 10_000 + day))\n"
    }
    try folder.write("README.md", text)
    let library = Library(Archive(paths: [folder.path]))

    try library.load()

    #expect(library.snapshot.days.count == 6_000)
  }

  @Test func `a file whose name is not UTF-8 is told of`() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.md", head)
    let name = Array(folder.path.utf8) + Array("/bad".utf8) + [0xFF] + Array(".md".utf8) + [0]
    let file = unsafe name.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe fopen($0.baseAddress, "w") }
    }
    unsafe fclose(file)
    let library = Library(Archive(paths: [folder.path]))

    try library.load()

    #expect(
      library.diagnostics.map(\.message) == [
        "it cannot be read: its name is not UTF-8 (check what it is and its rights)"
      ])
  }
}
