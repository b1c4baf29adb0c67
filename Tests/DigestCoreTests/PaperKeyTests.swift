import DigestCore
import Testing

@Suite struct `The key of a paper` {
  @Test(
    arguments: [
      ("2504.13837", "2504.13837"), ("0704.0001", "0704.0001"), ("0704.00010", "0704.00010"),
      ("9912.999999", "9912.999999"), ("hep-th/9901001", "hep-th/9901001"),
      ("math.GT/0309136", "math/0309136"), ("HEP-TH/9901001", "hep-th/9901001"),
      ("astro-ph/0000000", "astro-ph/0000000"),
    ])
  func `names an arXiv id, and reads what it says`(id: String, text: String) {
    let key = PaperKey(arxivID: id)
    #expect(key.description == text)
    #expect(PaperKey(parsing: text) == key)
    #expect(Self.parsed(text) == key)
  }

  @Test(
    arguments: [
      "", "2", "2504", "2504.", "2504.1383x", "250.413837", "2504.1234567", "2504.13837v1",
      " 2504.13837", "hep-th/990100", "hep-th/99010011", "Hep-th/9901001", "math.GT/0309136",
      "/9901001", "abcdefghi/9901001", "h:", "h:0123456789abcde", "h:0123456789abcdef0",
      "h:0123456789ABCDEF", "h:f123456789abcdef", "x:0123456789abcdef", "h:+12345678901234",
      "tag:rl",
    ])
  func `nothing else is one`(text: String) {
    #expect(PaperKey(parsing: text) == nil)
    #expect(Self.parsed(text) == nil)
  }

  @Test func `papers without an id go by their title and first author`() {
    let paper = Paper(title: "Über  Attention!", authors: ["Müller", "B"], summary: "x")
    let same = Paper(title: "uber attention", authors: ["muller"], summary: "y")
    let other = Paper(title: "uber attention", authors: ["B"], summary: "y")
    #expect(PaperKey(paper) == PaperKey(same))
    #expect(PaperKey(paper) != PaperKey(other))
    let text = PaperKey(paper).description
    #expect(text.hasPrefix("h:"))
    #expect(PaperKey(parsing: text) == PaperKey(paper))
    #expect(Self.parsed(text) == PaperKey(paper))
  }

  @Test func `different papers have different keys, in order of their ids`() {
    let ids = [
      "0704.0001", "0704.0002", "2504.0001", "2504.00001", "hep-th/9901001", "math/9901001",
    ]
    let keys = ids.map(PaperKey.init(arxivID:))
    #expect(Set(keys).count == ids.count)
  }

  @Test func `bytes are read as texts are`() {
    var random = SeededGenerator(seed: 5)
    let pieces = Array("0123456789.-/:habz")
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...19, using: &random)).map { _ in
          pieces[Int.random(in: pieces.indices, using: &random)]
        })
      #expect(Self.parsed(text) == PaperKey(parsing: text), "\(text)")
    }
  }

  /// As a part of more bytes.
  private static func parsed(_ text: String) -> PaperKey? {
    let bytes = Array("12\(text)34".utf8)
    return PaperKey(parsing: bytes.span, in: 2..<bytes.count - 2)
  }
}
