import DigestCore
import Marks

/// Changes of few papers, tags and places, so that many are of the same thing.
struct GeneratedMarks {
  var random: SeededGenerator

  static let keys =
    ["2504.13837", "2501.00001", "0704.0001", "hep-th/9901001"].map(PaperKey.init(arxivID:)) + [
      PaperKey(Paper(title: "Without an id", authors: ["Ada"]))
    ]
  static let tags = ["rl", "to-read", "mühe", "a\\b"]
  static let queries = ["diffusion", "author:\"wei li\"\ttitle:x", "a\nb\\", "é\u{0}\u{7F}"]
  static let letters = ["a", "b", "ß"] as [Unicode.Scalar]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func change() -> MarkChange {
    let key = element(Self.keys)
    return switch Int.random(in: 0..<9, using: &random) {
    case 0...2: .read(key, element(ReadState.allCases))
    case 3, 4: .starred(key, .random(using: &random))
    case 5: .tagged(key, element(Self.tags), .random(using: &random))
    case 6: .noted(key, .random(using: &random))
    case 7: .place(element(Self.letters), place(of: key))
    default: .watched(element(Self.queries), .random(using: &random))
    }
  }

  private mutating func place(of key: PaperKey) -> MarkedPlace? {
    guard Bool.random(using: &random) else { return nil }
    let day = DigestDate(dayNumber: Int.random(in: 0..<20_000, using: &random))
    return MarkedPlace(key: key, date: .random(using: &random) ? day : nil)
  }

  mutating func element<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}
