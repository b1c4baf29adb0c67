import DigestCore
import Testing

/// The sections of `text` as `label: body`.
func parts(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return SummarySections(text).sections.map {
    "\($0.label.name): \(String(decoding: bytes[$0.body], as: UTF8.self))"
  }
}

/// What the structured view does not show of each section.
func heads(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return SummarySections(text).sections.map { String(decoding: bytes[$0.head], as: UTF8.self) }
}

/// A summary of a family, and what is expected of it.
struct FamilyCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var text: String
  var parts: [String]
  var heads: [String]

  init(_ name: String, _ text: String, _ sections: [(head: String, part: String)]) {
    testDescription = name
    self.text = text
    parts = sections.map(\.part)
    heads = sections.map(\.head)
  }
}

private let families = [
  FamilyCase(
    "five sentences",
    "Murmur is a codec for phones. The main objective is to shrink speech. The key methodology "
      + "involves residual quantizers. Primary results show that it scores 3.9. For AI "
      + "practitioners, speech costs 1.2 kbit/s.",
    [
      ("", "summary: Murmur is a codec for phones."),
      ("", "objective: The main objective is to shrink speech."),
      ("", "method: The key methodology involves residual quantizers."),
      ("", "results: Primary results show that it scores 3.9."),
      ("", "implication: For AI practitioners, speech costs 1.2 kbit/s."),
    ]),
  FamilyCase(
    "roman numbers",
    "i) Murmur is a codec. ii) The aim is to shrink speech.  iii) Quantizers are stacked. "
      + "iv) It scores 3.9. v) Practitioners can embed it.",
    [
      ("i) ", "summary: Murmur is a codec."), ("ii) ", "objective: The aim is to shrink speech."),
      ("iii) ", "method: Quantizers are stacked."), ("iv) ", "results: It scores 3.9."),
      ("v) ", "implication: Practitioners can embed it."),
    ]),
  FamilyCase(
    "an opening line, then roman numbers in bold",
    "Here's a concise summary of the paper:  **i)** Murmur is a codec. **ii)** Speech shrinks. "
      + "**iii)** Quantizers are stacked. **iv)** It scores 3.9. **v)** Embed it.",
    [
      ("", "opening: Here's a concise summary of the paper:"),
      ("**i)** ", "summary: Murmur is a codec."), ("**ii)** ", "objective: Speech shrinks."),
      ("**iii)** ", "method: Quantizers are stacked."), ("**iv)** ", "results: It scores 3.9."),
      ("**v)** ", "implication: Embed it."),
    ]),
  FamilyCase(
    "letters, without a summary, and questions",
    "a) The objective is to grade essays. b) Two graders vote. c) They agree in 91.5% of cases. "
      + "d) Practitioners should keep a human. e) The essays are not published. Follow-up "
      + "questions: 1. Which essays? 2. Which graders? 3. Why two? 4. Why essays?",
    [
      ("a) ", "objective: The objective is to grade essays."), ("b) ", "method: Two graders vote."),
      ("c) ", "results: They agree in 91.5% of cases."),
      ("d) ", "implication: Practitioners should keep a human."),
      ("e) ", "remarks: The essays are not published."),
      (
        "Follow-up questions: ",
        "questions: 1. Which essays? 2. Which graders? 3. Why two? 4. Why essays?"
      ),
    ]),
  FamilyCase(
    "letters with heads, questions in bold without a full stop before",
    "a) **Objective:** Grade essays. b) **Methodology:** Vote. c) **Results:** 91.5%. "
      + "d) **Implication for AI practitioners:** Keep a human\n\n**Follow-up questions**: * Why?",
    [
      ("a) **Objective:** ", "objective: Grade essays."),
      ("b) **Methodology:** ", "method: Vote."), ("c) **Results:** ", "results: 91.5%."),
      ("d) **Implication for AI practitioners:** ", "implication: Keep a human"),
      ("**Follow-up questions**: ", "questions: * Why?"),
    ]),
  FamilyCase(
    "digits",
    "1. Loom forecasts rain. 2. The goal is a map 2 h ahead. 3. The methodology uses a two-stage "
      + "process: 1) radar is compressed, 2) a decoder rolls it out. 4. The CSI is 0.61. "
      + "5. Engineers can run it on one GPU.",
    [
      ("1. ", "summary: Loom forecasts rain."), ("2. ", "objective: The goal is a map 2 h ahead."),
      (
        "3. ",
        "method: The methodology uses a two-stage process: 1) radar is compressed, 2) a decoder "
          + "rolls it out."
      ),
      ("4. ", "results: The CSI is 0.61."),
      ("5. ", "implication: Engineers can run it on one GPU."),
    ]),
  FamilyCase(
    "heads in bold, the colon inside, outside or left out",
    "**Summary:** Otter retrieves. **Main research question or objective**: Can it do without "
      + "vectors? **Key methodology** Otter hashes. It has 2^16 buckets. **Primary results:** "
      + "Recall is 0.81. **Principal implication for AI practitioners:** Hash.",
    [
      ("**Summary:** ", "summary: Otter retrieves."),
      (
        "**Main research question or objective**: ", "objective: Can it do without vectors?"
      ),
      ("**Key methodology** ", "method: Otter hashes. It has 2^16 buckets."),
      ("**Primary results:** ", "results: Recall is 0.81."),
      ("**Principal implication for AI practitioners:** ", "implication: Hash."),
    ]),
]

@Suite struct SummarySectionFamilyTests {
  @Test(arguments: families)
  func `the parts of each family are found`(family: FamilyCase) {
    #expect(parts(family.text) == family.parts)
    #expect(heads(family.text) == family.heads)
  }

  @Test func `where a lead is the summary, the cues win over the shifted markers`() {
    let text =
      "Murmur shrinks speech. i) The main objective is to reach 1 kbit/s. ii) The key methodology "
      + "involves quantizers. iii) Primary results show 3.9. iv) Practitioners can embed it."

    #expect(
      SummarySections(text).sections.map(\.label)
        == [.summary, .objective, .method, .results, .implication])
  }

  @Test func `a lead that says what the first item says is one summary with it`() {
    let text =
      "Murmur shrinks speech. i) Murmur is a codec. ii) The goal is 1 kbit/s. iii) Quantizers. "
      + "iv) It scores 3.9. v) Embed it."

    #expect(parts(text).first == "summary: Murmur shrinks speech. i) Murmur is a codec.")
  }

  @Test func `letters may begin with the summary where the cues say so`() {
    let text =
      "a) Murmur is a codec. b) The main objective is to shrink speech. c) The key methodology "
      + "involves quantizers. d) Primary results show 3.9. e) AI practitioners can embed it."

    #expect(
      SummarySections(text).sections.map(\.label)
        == [.summary, .objective, .method, .results, .implication])
  }

  @Test func `a marker needs no full stop before it, and counts of its own are none`() {
    let text =
      "i) Murmur is a codec. ii) The goal is 1 kbit/s; iii) It stacks i) books, ii) dropout "
      + "iv) It scores 3.9. v) Embed it."

    #expect(heads(text) == ["i) ", "ii) ", "iii) ", "iv) ", "v) "])
    #expect(parts(text)[2] == "method: It stacks i) books, ii) dropout")
  }

  @Test(arguments: [
    "i) One. iii) Three. ii) Two. iv) Four.", "i) One. ii) Two. iii) Three.",
    "b) Two. c) Three. d) Four. e) Five.",
  ])
  func `markers out of order, or fewer than four, are none`(text: String) {
    #expect(heads(text) == [""])
  }

  @Test func `a head may have a remark in parentheses`() {
    let text =
      "**Objective:** To shrink. **Methods:** Quantizers. Primary results (with one number): 3.9. "
      + "**Conclusion:** Ship it."

    #expect(heads(text)[2] == "Primary results (with one number): ")
    #expect(parts(text)[2] == "results: 3.9.")
  }

  @Test func `an opening ends at its colon, not at one in the title it names`() {
    let text =
      "Here is a concise summary of \"Murmur: A Codec\", in five lines:  i) Murmur is a codec. "
      + "ii) The goal is small. iii) Quantizers: many. iv) It scores 3.9. v) Embed it."

    #expect(
      parts(text).first
        == "opening: Here is a concise summary of \"Murmur: A Codec\", in five lines:")
  }

  @Test(arguments: [
    "Questions for the authors: ", "**Possible follow-up questions:** ",
    "Here are three follow-up questions that an engineer might ask: ",
  ])
  func `questions are announced in many words`(head: String) {
    let text =
      "Murmur is a codec. The aim is to shrink speech. It uses quantizers. Results show 3.9. "
      + "Engineers can ship it. \(head)What of noise? Why?"

    #expect(heads(text).last == head)
    #expect(parts(text).last == "questions: What of noise? Why?")
  }
}
