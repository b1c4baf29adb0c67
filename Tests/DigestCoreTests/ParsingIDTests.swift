import DigestCore
import Testing

@Suite struct ParsingIDs {
  @Test(
    arguments: [
      ("2504.13837", "2504.13837", nil), ("2504.13837v2", "2504.13837", 2),
      ("0704.0001", "0704.0001", nil), ("2501.123456", "2501.123456", nil),
      ("arXiv:2504.13837v12", "2504.13837", 12), ("ARXIV:hep-th/9901001", "hep-th/9901001", nil),
      ("hep-th/9901001", "hep-th/9901001", nil), ("cs.CL/0501001v1", "cs.CL/0501001", 1),
      ("math/0309136", "math/0309136", nil),
    ] as [(String, String, Int?)])
  func `an id is read`(text: String, base: String, version: Int?) {
    let id = ArxivID(parsing: text)

    #expect(id == ArxivID(base: base, version: version))
  }

  @Test(arguments: [
    "", "arxiv:", "2504", "2504.", "2504.123", "2504.1234567", "250.12345", "25040.1234",
    "2504.13837v", "2504.13837v0", "2504.13837v01", "2504.13837v12345", "2504.13837 ",
    " 2504.13837", "2504.13837?x=1#y", "2504.13837/", "../../etc/passwd", "2504.13837;reboot",
    "2504.13837$(touch x)", "`id`", "hep-th/990100", "hep-th/99010011", "/9901001", "-x/9901001",
    "cs.C/0501001", "cs.CLX/0501001", "cs./0501001", "２５０４.１３８３７", "2504.13837\n", "v2",
  ])
  func `what is no id is refused`(text: String) {
    #expect(ArxivID(parsing: text) == nil)
    #expect(ArxivID(url: "https://arxiv.org/abs/\(text)") == nil)
  }

  @Test(arguments: [
    "https://arxiv.org/abs/2504.13837", "http://arxiv.org/abs/2504.13837",
    "https://arxiv.org/pdf/2504.13837", "https://arxiv.org/pdf/2504.13837.pdf",
    "https://arxiv.org/html/2504.13837", "https://www.arxiv.org/abs/2504.13837",
    "HTTPS://ArXiv.Org/abs/2504.13837", "https://export.arxiv.org/abs/2504.13837",
    "https://huggingface.co/papers/2504.13837", "https://www.huggingface.co/papers/2504.13837",
  ])
  func `the id is found in every address of a paper`(url: String) {
    #expect(ArxivID(url: url) == ArxivID(base: "2504.13837", version: nil))
  }

  @Test(arguments: [
    "", "https://", "https://arxiv.org", "https://arxiv.org/", "https://arxiv.org/abs/",
    "https://arxiv.org/list/2504.13837", "arxiv.org/abs/2504.13837",
    "ftp://arxiv.org/abs/2504.13837", "https://arxiv.org:80/abs/2504.13837",
    "https://arxiv.org@evil.example/abs/2504.13837", "https://evil.example/abs/2504.13837",
    "https://arxiv.org.evil.example/abs/2504.13837", "https://arxiv.org\\@x/abs/2504.13837",
    "https://аrxiv.org/abs/2504.13837", "https://arxiv.org/abs/2504.13837#top",
    "https://arxiv.org?/abs/2504.13837", "https://huggingface.co/abs/2504.13837",
    "https://arxiv.org/papers/2504.13837", "https://arxiv.org/abs/2504.13837.pdf",
    "javascript:alert(1)", "-a-rf", "https://arxiv.org/ABS/2504.13837",
  ])
  func `other addresses lead to no paper`(url: String) {
    #expect(ArxivID(url: url) == nil)
  }

  @Test func `an id stands in an address as it is`() {
    let ids = ["2504.13837v2", "cs.CL/0501001v1", "hep-th/9901001"]

    #expect(ids.compactMap { ArxivID(parsing: $0)?.description } == ids)
  }
}

@Suite struct ParsingISODates {
  @Test(arguments: ["2025-02-28", "2024-02-29", "0001-01-01", "9999-12-31", "1969-12-31"])
  func `a day reads as it is written`(text: String) {
    #expect(DigestDate(iso: text)?.description == text)
  }

  @Test(arguments: [
    "2025-02-29", "2025-13-01", "2025-00-01", "2025-01-00", "0000-01-01", "2025-1-01",
    "2025-01-1", "25-01-01", "2025/01/01", "2025-01-011", "", "2025-01-0x", "+025-01-01",
  ])
  func `what is no day is refused`(text: String) {
    #expect(DigestDate(iso: text) == nil)
  }

  @Test func `the place of a paper keeps any day of the calendar`() {
    let dates = ["0001-01-01", "1969-12-31", "1970-01-01", "2025-01-05", "9999-12-31"]

    let ids = dates.map { EntryID(date: DigestDate($0), file: 3, position: 7) }

    #expect(ids.map { $0.date?.description } == dates)
    #expect(ids == ids.sorted())
    #expect(ids.allSatisfy { $0.position == 7 })
    #expect(EntryID(date: nil, file: 0, position: 0) < ids[0])
  }

  @Test func `descending places are reading order`() {
    let day = DigestDate("2025-01-05")
    let inOrder = [
      EntryID(date: day.adding(days: 1), file: 9, position: 9),
      EntryID(date: day, file: 0, position: 0), EntryID(date: day, file: 0, position: 1),
      EntryID(date: day, file: 1, position: 0), EntryID(date: nil, file: 0, position: 0),
    ]

    #expect(inOrder.sorted(by: >) == inOrder)
  }
}
