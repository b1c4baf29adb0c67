import DigestCore
import Marks

/// Lines of a marks log: each that is understood is written as itself, and a book does not depend on
/// the order of its lines.
func checkMarks(_ bytes: [UInt8]) {
  var understood: [MarkLine] = []
  MarkText.forEachLine(of: bytes.span) { range in
    guard let line = try? MarkText.line(bytes.span, in: range) else { return }
    understood.append(line)
    check(line)
  }
  var book = MarkBook()
  let reading = book.take(contents: bytes.span)
  require(reading.lines >= understood.count, "lines that only one way understands")
  require(
    reading.problems.count == min(reading.others, MarkReading.mostProblems), "problems not told")
  let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
  require(
    reading.problems.allSatisfy { (1...lines).contains($0.line ?? 0) && $0.column >= 1 },
    "a problem out of the file")
  require(
    reading.end == 0 || bytes[reading.end - 1] == UInt8(ascii: "\n"), "an end inside a line")
  check(book, of: understood)
}

/// No beginning of it is a line.
private func check(_ line: MarkLine) {
  let bytes = MarkText.bytes(of: [line])
  require(
    (try? MarkText.line(bytes.span, in: 0..<bytes.count - 1)) == line,
    "a line that does not read as itself")
  guard bytes.count < 160 else { return }
  for end in 1..<bytes.count - 1 {
    let beginning = try? MarkText.line(bytes.span, in: 0..<end)
    require(beginning == nil, "a line that is the beginning of another")
  }
}

private func check(_ book: MarkBook, of understood: [MarkLine]) {
  let lines = book.lines
  var single = MarkBook()
  for line in understood.reversed() { single.take(line) }
  require(single.lines == lines, "the order of the lines counts")
  for line in understood {
    require(!single.take(line), "a line that counts twice")
    require(!book.isNews(line), "a line that is news twice")
  }
  let written = MarkText.bytes(of: lines)
  var again = MarkBook()
  let reading = again.take(contents: written.span)
  require(reading.others == 0 && again.lines == lines, "a book that does not read as itself")
  var merged = MarkBook()
  for line in understood.prefix(understood.count / 2) { merged.take(line) }
  merged.merge(again)
  require(merged.lines == lines, "two books make another than their lines")
  require(merged.watched == book.watched, "another watch list")
}
