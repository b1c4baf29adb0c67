import DigestCore
import Testing

private typealias Label = SummarySections.Label

private let usual: [Label] = [.summary, .objective, .method, .results, .implication]

private func labels(_ text: String) -> [Label] { SummarySections(text).sections.map(\.label) }

private func filler(_ label: Label, _ text: String) -> String? {
  SummarySections(text)[label].map { String(decoding: Array(text.utf8)[$0.filler], as: UTF8.self) }
}

/// A summary with these sentences in the usual places.
private func summary(
  objective: String = "The aim is to shrink speech.",
  method: String = "Murmur uses residual quantizers.",
  results: String = "Results show a score of 3.9.",
  implication: String = "Practitioners can embed it."
) -> String {
  ["Murmur is a codec.", objective, method, results, implication].joined(separator: " ")
}

@Suite struct SummarySectionCueTests {
  @Test(arguments: [
    "The study critically investigates whether speech can be shrunk.",
    "The paper's main research question is: Can speech be shrunk?",
    "This work addresses the size of speech.", "Its primary goal was to shrink speech.",
    "The purpose of this paper is to shrink speech.",
    "The research question is how small speech can get without becoming music.",
  ])
  func `an objective is told in many ways`(sentence: String) {
    let text = summary(objective: sentence)

    #expect(labels(text) == usual)
    #expect(parts(text)[1] == "objective: \(sentence)")
  }

  @Test(arguments: [
    "Residual quantizers enable practitioners to stack books of 1,024 entries.",
    "Murmur offers AI practitioners a stack of residual quantizers.",
    "Six sets of speech were recorded in cars.", "Twelve books are learned from podcasts.",
    "The authors analyze 40 h of speech.",
  ])
  func `a sentence between objective and results is the method`(sentence: String) {
    let text = summary(method: sentence)

    #expect(labels(text) == usual)
    #expect(parts(text)[2] == "method: \(sentence)")
  }

  @Test(arguments: [
    "The findings suggest that quantizers suffice.", "Quantizers are a viable way to send speech.",
    "This demonstrates that phones can talk cheaply.",
    "The key takeaway is that phones can talk cheaply.",
  ])
  func `an implication need not name practitioners`(sentence: String) {
    #expect(labels(summary(implication: sentence)) == usual)
  }

  @Test func `what stands between is joined to the part that it reads like`() {
    let text =
      "Murmur is a codec. The aim is to shrink speech. The methodology involves quantizers. "
      + "Murmur achieves a score of 3.9. It outperforms Opus by 12.5%. Engineers can ship it."

    #expect(labels(text) == usual)
    #expect(
      parts(text)[3]
        == "results: Murmur achieves a score of 3.9. It outperforms Opus by 12.5%.")
  }

  @Test(arguments: [
    "The paper does not say what it costs.", "It is unclear what it costs.",
    "The code is publicly available at https://example.org/murmur.",
    "The paper lacks information on its cost.",
  ])
  func `what a paper does not say, and what is published with it, are remarks`(sentence: String) {
    let text = summary() + " " + sentence
    let list =
      "i) Murmur is a codec. ii) The aim is to shrink. iii) Quantizers. iv) It scores 3.9. "
      + "v) Embed it. " + sentence

    #expect(parts(text).last == "remarks: \(sentence)")
    #expect(parts(list).last == "remarks: \(sentence)")
    #expect(parts(list)[4] == "implication: Embed it.")
  }

  @Test func `a summary without a method has none`() {
    let text =
      "This survey reviews codecs. The primary objective is to sort 60 of them. Results show that "
      + "neural ones reach 3.9, 0.4 above the baselines. For AI practitioners, it is a map."

    #expect(labels(text) == [.summary, .objective, .results, .implication])
  }

  @Test(arguments: [
    "", " \n ", "Murmur.",
    "Researchers have built a codec that runs on phones. Murmur squeezes a minute into 9 kB. It "
      + "learns from podcasts. In tests people preferred it. AI practitioners can use it in chats.",
    "Large models are hungry. This paper asks what they will eat. The authors argue that "
      + "synthetic text is no bread. They survey 30 studies. Collapse is real but slow.",
    "Murmur is a codec. The key methodology involves quantizers. It also employs dropout. Results "
      + "show that it achieves 3.9. AI practitioners can embed it.",
    "Results show 3.9. The key methodology involves quantizers. The main objective is to shrink.",
  ])
  func `free prose, and what contradicts the order, is not split`(text: String) {
    let sections = SummarySections(text)

    #expect(!sections.isSplit)
    #expect(sections.sections.map(\.label) == (text.isEmpty ? [] : [.summary]))
    #expect(sections.sections.allSatisfy { $0.filler.isEmpty })
  }

  @Test func `filler is what says no more than the label`() {
    let text = summary(
      objective: "The main research objective of this study is to shrink speech.",
      method: "The key methodology involves quantizers.",
      results: "Primary results show that it scores 3.9.",
      implication: "The principal implication for AI practitioners is that speech is cheap.")

    #expect(filler(.summary, text) == "")
    #expect(filler(.objective, text) == "The main research objective of this study is to")
    #expect(filler(.method, text) == "The key methodology involves")
    #expect(filler(.results, text) == "Primary results show that")
    #expect(filler(.implication, text) == "The principal implication for AI practitioners is that")
  }

  @Test(arguments: [
    ("For AI practitioners, speech is cheap.", "For AI practitioners,"),
    ("For practitioners and researchers, speech is cheap.", "For practitioners and researchers,"),
    ("For AI practitioners who ship it, speech is cheap.", ""),
    ("AI practitioners can ship it.", "AI practitioners can"),
    ("AI practitioners should ship it.", "AI practitioners"),
    ("This suggests that speech is cheap.", "This suggests that"),
    ("Murmur offers AI practitioners cheap speech.", ""),
  ])
  func `the filler of an implication`(sentence: String, expected: String) {
    #expect(filler(.implication, summary(implication: sentence)) == expected)
  }

  @Test(arguments: [
    ("The research question is: Can speech shrink?", "The research question is:"),
    ("The research question is to what extent speech shrinks.", "The research question is"),
    ("The research question is whether speech shrinks.", "The research question is"),
    ("The research aims to shrink speech.", "The research aims to"),
    ("The objectives (of two kinds) are to shrink and to send.", ""),
  ])
  func `the filler of an objective`(sentence: String, expected: String) {
    #expect(filler(.objective, summary(objective: sentence)) == expected)
  }
}
