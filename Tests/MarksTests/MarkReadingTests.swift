import Marks
import Testing

@Test(
  "a piece of a line that was written again is told to nobody, another one is",
  arguments: [
    ("5\tdev\tread\t2504.1\n5\tdev\tread\t2504.13837\thand\n", 0),
    ("5\tdev\tread\t2504.1\n6\tdev\tread\t2504.13837\thand\n", 1),
    ("5\tdev\tread\t2504.13837\thand\n5\tdev\tread\t2504.1\n", 1), ("5\tdev\n", 1),
    ("5\tdev\n5\tdev\n", 2),
  ])
func tornLine(text: String, problems: Int) {
  var book = MarkBook()
  let reading = book.take(contents: Array(text.utf8).span)
  #expect(reading.problems.count == problems)
  #expect(reading.lines == (text.contains("hand") ? 1 : 0))
}
