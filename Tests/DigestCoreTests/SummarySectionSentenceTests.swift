import DigestCore
import Testing

/// The method of a summary in which `sentence` is the method.
private func method(_ sentence: String) -> String? {
  let text =
    "Murmur is a codec. The aim is to shrink speech. \(sentence) Results show that it scores 3.9. "
    + "AI practitioners can embed it."
  let sections = SummarySections(text)
  guard sections.sections.count == 5 else { return nil }
  return sections[.method].map { String(decoding: Array(text.utf8)[$0.body], as: UTF8.self) }
}

@Suite struct SummarySectionSentenceTests {
  // Were the sentence cut, what is behind the cut would be heard as results.
  @Test(arguments: [
    "It uses quantizers, e.g. Results of Smith et al. 2019, i.e. Residual ones.",
    "It uses quantizers (cf. Fig. 3 and Eq. 4), as do J. Smith et al. Opus is no model for it.",
    "It uses books of 1.024 entries vs. Opus with 12.5 and Dr. GRPO with approx. 3.",
    "It uses Hogwild! Books of the U.S. Census for data.",
    "It uses tables (from Res. Results of 2019) and quantizers.",
    "It uses numbers etc. Shannon calls for.", "It uses a No. 5 quantizer.",
  ])
  func `no sentence ends within`(sentence: String) {
    #expect(method(sentence) == sentence)
  }

  @Test(arguments: [
    "It uses \"quantizers.\"", "It uses “quantizers.”", "It uses quantizers (many.)",
    "It uses quantizers, dropout, etc.", "It uses quantizers by Smith et al.", "It uses option B.",
    "It uses 3.9 bits!", "It uses *quantizers.*", "Why does it use quantizers?",
  ])
  func `a sentence ends with quotes, brackets and abbreviations`(sentence: String) {
    #expect(method(sentence) == sentence)
  }

  @Test(arguments: ["mmE5", "s3", "vLLM", "4DGS", "τ-Bench", "“Murmur”", "`murmur`", "$L_2$"])
  func `a sentence may begin with a name in small letters or signs`(name: String) {
    let text =
      "Murmur is a codec. The aim is to shrink speech. The methodology involves books. \(name) "
      + "achieves an accuracy of 58.6, 57.1 and 31.2. AI practitioners can embed it."

    #expect(parts(text)[3] == "results: \(name) achieves an accuracy of 58.6, 57.1 and 31.2.")
  }
}
