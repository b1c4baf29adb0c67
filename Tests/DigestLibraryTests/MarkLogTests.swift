import DigestCore
import DigestLibrary
import Foundation
import Glibc
import Marks
import Testing

@Suite struct `The log of marks on disk` {
  private let folder: TemporaryFolder
  private static let key = PaperKey(arxivID: "2504.13837")

  init() throws { folder = try TemporaryFolder() }

  private func log(
    _ machine: String = "here", now: @escaping @Sendable () -> Int64 = MarkLog.systemTime
  ) -> MarkLog {
    MarkLog(folder: folder.path("marks"), stateFolder: folder.path(machine), now: now)
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path("marks"))) ?? []).sorted()
  }

  private static func key(_ number: Int) -> PaperKey {
    PaperKey(arxivID: "2501.\(10_000 + number)")
  }

  @Test func `marks are kept across runs, in one file a machine`() throws {
    let first = log()
    #expect(first.append([.starred(Self.key, true)]).problem == nil)
    first.close()
    let second = log()
    #expect(second.load().book.marks(of: Self.key).isStarred)
    let (lines, _) = second.append([.starred(Self.key, false), .tagged(Self.key, "rl", true)])
    #expect(lines.map(\.device) == [first.device, first.device])
    #expect(names.count == 2)
    second.close()
    #expect(names == ["\(first.device).log"])
    let loaded = log().load()
    #expect(loaded.book.marks(of: Self.key) == PaperMarks(tags: ["rl"]))
    #expect(loaded.problems == [])
    let text = try String(contentsOfFile: folder.path("marks/\(first.device).log"), encoding: .utf8)
    #expect(
      text == MarkText.head + String(decoding: MarkText.bytes(of: first.lines()), as: UTF8.self))
  }

  @Test func `nothing is made before the first mark`() throws {
    let log = log()
    _ = log.load()
    log.close()
    #expect(names == [])
    let inMemory = MarkLog(folder: nil, stateFolder: nil)
    #expect(inMemory.append([.starred(Self.key, true)]).lines.count == 1)
    #expect(inMemory.problem == nil)
    #expect(inMemory.descriptor == nil)
  }

  @Test func `what a program that died left behind is merged by the next one`() throws {
    // Not closed, and gone without a word: its lock goes with it.
    var dead: MarkLog? = log()
    let device = try #require(dead?.device)
    _ = dead?.append([.starred(Self.key, true)])
    let run = try #require(names.first)
    let path = folder.path("marks/" + run)
    try String(contentsOfFile: path, encoding: .utf8).appending("17\tcut").write(
      toFile: path, atomically: false, encoding: .utf8)
    let other = log()
    #expect(other.load().book.marks(of: Self.key).isStarred)
    #expect(names == [run])
    dead = nil
    // The thread that syncs holds the log for a moment.
    while names.contains(run) { _ = log().load() }
    #expect(names == ["\(device).log"])
    #expect(log().load().book.marks(of: Self.key).isStarred)
    #expect(log().load().problems.count == 1)
    _ = other.append([.noted(Self.key, true)])
    other.close()
    #expect(log().load().book.marks(of: Self.key) == PaperMarks(isStarred: true, isNoted: true))
  }

  @Test(arguments: ["here", "there"])
  func `two programs with ten thousand actions each lose none and hear of each other`(
    machine: String
  ) async throws {
    let logs = [log("here"), log(machine)]
    for log in logs { _ = log.load() }
    let marks = folder.path("marks"), state = folder.path("third")
    let heard = await withTaskGroup(of: MarkBook.self, returning: [MarkBook].self) { group in
      for (number, log) in logs.enumerated() {
        group.addTask {
          var book = MarkBook()
          for step in 0..<10_000 {
            let change = MarkChange.read(Self.key(step * 2 + number), .byHand)
            for line in log.append([change]).lines { book.take(line) }
            if step % 500 == 0 { for line in log.news(beyond: book) { book.take(line) } }
          }
          return book
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var books = heard
    for (number, log) in logs.enumerated() {
      for other in books.indices {
        for line in log.news(beyond: books[other]) { books[other].take(line) }
      }
      _ = number
    }
    let whole = MarkLog(folder: marks, stateFolder: state).load().book
    #expect(Array(whole.markedPapers).count == 20_000)
    for log in logs { log.close() }
    #expect(MarkLog(folder: marks, stateFolder: state).load().book == whole)
    #expect(names.count == (machine == "here" ? 1 : 2))
  }

  @Test func `a line of another program is heard of`() throws {
    let (here, there) = (log("here"), log("there"))
    _ = (here.load(), there.load())
    var descriptor = pollfd(
      fd: try #require(here.descriptor), events: Int16(POLLIN), revents: 0)
    #expect(here.isWatched)
    #expect(unsafe poll(&descriptor, 1, 0) == 0)
    let (lines, _) = there.append([.starred(Self.key, true)])
    #expect(unsafe poll(&descriptor, 1, 5_000) == 1)
    #expect(here.news() == lines)
    #expect(here.news() == [])
    let (own, _) = here.append([.starred(Self.key, false)])
    #expect(here.news() == [])
    #expect(own.first.map { $0.time > lines[0].time } == true)
    there.close()
    var book = MarkBook()
    for line in lines + own { book.take(line) }
    #expect(here.news(beyond: book) == [])
  }

  @Test func `files that shrink, are replaced or cut off say what they can`() throws {
    let log = log()
    _ = log.load()
    func line(_ time: Int, _ value: String) -> String {
      "\(time)\tfar\tread\t2504.13837\t\(value)\n"
    }
    func heard() -> [Int64] { log.news().map(\.time) }
    try folder.write("marks/far.log", MarkText.head + line(1, "hand") + "2\tfar\tre")
    #expect(heard() == [1])
    try folder.write("marks/far.log", MarkText.head + line(1, "hand") + line(2, "no"))
    #expect(heard() == [2])
    let handle = try #require(FileHandle(forWritingAtPath: folder.path("marks/far.log")))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("3\tfar\tread\t2504".utf8))
    #expect(heard() == [])
    try handle.write(contentsOf: Data((".13837\thand\r\n" + line(4, "no")).utf8))
    #expect(heard() == [3, 4])
    try handle.truncate(atOffset: 0)
    #expect(heard() == [])
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Data(line(5, "hand").utf8))
    #expect(heard() == [5])
    try folder.write("marks/far (conflicted copy).log", line(6, "no"))
    #expect(heard() == [6])
    try folder.remove("marks/far.log")
    #expect(heard() == [])
    try folder.remove("marks")
    #expect(heard() == [])
    let (lines, problem) = log.append([.starred(Self.key, true)])
    #expect(problem == nil)
    try folder.write("marks/far.log", line(7, "hand"))
    #expect(heard() == [7])
    log.close()
    #expect(self.log().lines().contains(lines[0]))
  }

  @Test func `what is not understood is told, kept and survived`() throws {
    let device = log().device
    let foreign = "hello\n5\t\(device)\tliked\t2504.13837\tyes\n\n<<<<<<<\n"
    try folder.write("marks/\(device).log", "broadsheet-marks\t2\r\n" + foreign)
    try folder.write("marks/empty.log", "")
    try folder.write("marks/readme.txt", "hello")
    try folder.makeFolder("marks/~.log")
    let log = log()
    let problems = log.load().problems
    #expect(
      problems.map {
        folder.name($0.description).split(separator: ":").prefix(3).joined(separator: ":")
      } == [
        "marks/\(device).log:1:18", "marks/\(device).log:2:1",
        "marks/\(device).log:3:\(device.count + 4)", "marks/\(device).log:5:1",
        "marks/~.log: it cannot be read: Invalid argument",
      ])
    _ = log.append([.starred(Self.key, true)])
    log.close()
    let text = try String(contentsOfFile: folder.path("marks/\(device).log"), encoding: .utf8)
    #expect(text.hasPrefix("broadsheet-marks\t2\r\n" + foreign))
    #expect(self.log().load().book.marks(of: Self.key).isStarred)
  }

  @Test func `a file with many void lines is written anew without them`() throws {
    let device = log().device
    let odd = "5\t\(device)\tliked\t2504.13837\tyes"
    var lines = (0..<4_000).map {
      "\($0 + 10)\t\(device)\tread\t2504.13837\t\($0 % 2 == 0 ? "hand" : "no")"
    }
    lines.insert(odd, at: 77)
    lines.append(contentsOf: lines)
    try folder.write("marks/\(device).log", MarkText.head + lines.joined(separator: "\n") + "\n")
    try folder.write("marks/other.log", lines.joined(separator: "\n") + "\n")
    let book = log().load().book
    let text = try String(contentsOfFile: folder.path("marks/\(device).log"), encoding: .utf8)
    let kept = [odd, "4009\t\(device)\tread\t2504.13837\tno", odd]
    #expect(text == MarkText.head + kept.map { $0 + "\n" }.joined())
    #expect(log().load().book == book)
    #expect(Set(names) == ["\(device).log", "other.log"])
  }

  @Test func `where marks cannot be written they live on, and are written when they can be`() throws
  {
    try folder.write("marks", "a file")
    let log = log()
    #expect(log.load().problems.count >= 1)
    let (first, problem) = log.append([.starred(Self.key, true)])
    #expect(first.count == 1)
    #expect(problem?.hasPrefix("marks are not being saved: ") == true)
    #expect(problem.map { log.problem?.hasPrefix($0) == true } == true)
    try folder.remove("marks")
    let (second, none) = log.append([.noted(Self.key, true)])
    #expect(none == nil)
    log.close()
    #expect(self.log().lines() == first + second)
  }

  @Test func `a read-only folder is read`() throws {
    let log = log()
    _ = log.append([.starred(Self.key, true)])
    log.close()
    try #require(unsafe chmod(folder.path("marks"), 0o500) == 0)
    defer { _ = unsafe chmod(folder.path("marks"), 0o700) }
    // The superuser may write everywhere.
    let mayWrite = unsafe access(folder.path("marks"), W_OK) == 0
    let again = self.log()
    #expect(again.load().book.marks(of: Self.key).isStarred)
    #expect((again.append([.starred(Self.key, false)]).problem == nil) == mayWrite)
  }

  @Test func `a clock that goes back, or is far ahead, loses nothing`() throws {
    let early = log(now: { 1_000 })
    let (first, _) = early.append([.starred(Self.key, true)])
    early.close()
    let back = log(now: { 500 })
    let (second, _) = back.append([.starred(Self.key, false)])
    #expect(second[0].time == first[0].time + 1)
    back.close()
    let absurd = "\(2_000 + MarkTime.ahead)\tfar\tstar\t2504.13837\tyes\n"
    let ahead = "\(900 + MarkTime.ahead)\tfar\tnote\t2504.13837\tyes\n"
    try folder.write("marks/far.log", absurd + ahead)
    let last = log(now: { 1_000 })
    let (book, problems) = last.load()
    #expect(book.marks(of: Self.key) == PaperMarks(isNoted: true))
    #expect(problems.map(\.line) == [1])
    let (third, _) = last.append([.noted(Self.key, false)])
    #expect(third[0].time == 901 + MarkTime.ahead)
    last.close()
    #expect(log(now: { 1_001 }).load().book.marks(of: Self.key) == .none)
  }

  @Test func `the folder of a log may be a link, and its own file too`() throws {
    try folder.makeFolder("elsewhere")
    try folder.link("marks", to: folder.path("elsewhere"))
    let device = log().device
    try folder.write("kept.log", "")
    try folder.link("elsewhere/\(device).log", to: folder.path("kept.log"))
    let log = log()
    _ = log.append([.starred(Self.key, true)])
    log.close()
    let text = try String(contentsOfFile: folder.path("kept.log"), encoding: .utf8)
    #expect(text.hasPrefix(MarkText.head) && text.hasSuffix("\tstar\t2504.13837\tyes\n"))
    #expect(names == ["\(device).log"])
  }
}
