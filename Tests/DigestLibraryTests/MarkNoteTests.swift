import DigestCore
import DigestLibrary
import Foundation
import Marks
import Testing

@Suite struct `Notes` {
  private let folder: TemporaryFolder
  private let log: MarkLog
  private static let key = PaperKey(arxivID: "hep-th/9901001")
  private static let head = NoteHead.text(
    title: "A\ntitle ", link: "https://arxiv.org/abs/hep-th/9901001")

  init() throws {
    folder = try TemporaryFolder()
    log = MarkLog(folder: folder.path("marks"), stateFolder: folder.path("state"))
  }

  @Test func `a note begins with the title and the link`() throws {
    let path = try log.openNote(of: Self.key, head: Self.head).get()
    #expect(folder.name(path) == "marks/notes/hep-th_9901001.md")
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == "# A title\n\n<https://arxiv.org/abs/hep-th/9901001>\n\n")
    #expect(log.noteText(of: Self.key, head: Self.head) == "")
    try (Self.head + "thoughts\n").write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try log.openNote(of: Self.key, head: "# Other\n").get() == path)
    #expect(try log.closeNote(of: Self.key, head: Self.head) == Self.head + "thoughts\n")
    #expect(log.noteText(of: Self.key, head: Self.head) == Self.head + "thoughts\n")
  }

  @Test(arguments: [
    "", " \n\n", head, head + "\n \n", "# A title\n<https://arxiv.org/abs/hep-th/9901001>",
  ])
  func `a file with nothing but its head is no note`(text: String) throws {
    let path = try log.openNote(of: Self.key, head: Self.head).get()
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try log.closeNote(of: Self.key, head: Self.head) == "")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `an edit is taken back where nobody else has edited since`() throws {
    let (before, after) = (Self.head + "one\n", Self.head + "two\n")
    func keep(_ before: String, _ after: String) -> String? {
      log.keepNote(NoteEdit(key: Self.key, before: before, after: after), head: Self.head)
    }
    #expect(keep("", before) == nil)
    #expect(keep(before, after) == nil)
    #expect(log.noteText(of: Self.key, head: Self.head) == after)
    #expect(keep(before, "") == "the note was changed elsewhere since, and is left as it is")
    #expect(log.noteText(of: Self.key, head: Self.head) == after)
    #expect(keep(after, "") == nil)
    #expect(log.noteText(of: Self.key, head: Self.head) == "")
  }

  @Test func `a note that cannot be read is not taken for none`() throws {
    let path = try #require(log.notePath(of: Self.key))
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)

    #expect(throws: MarkProblem.self) { try log.note(of: Self.key, head: Self.head) }
    #expect(throws: MarkProblem.self) { try log.closeNote(of: Self.key, head: Self.head) }
    let problem = log.keepNote(NoteEdit(key: Self.key, before: "", after: "new"))
    #expect(problem?.contains("cannot be read") == true && problem?.contains(path) == true)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `without a folder there are no notes`() {
    let log = MarkLog(folder: nil, stateFolder: nil)
    #expect(log.notePath(of: Self.key) == nil)
    #expect(throws: MarkProblem.self) { try log.openNote(of: Self.key, head: Self.head).get() }
    #expect(log.noteText(of: Self.key, head: "") == "")
  }
}
