import DigestCore
import TerminalGrid
import Themes

/// The parts of a summary as they are drawn: each under its heading, without the enumerator and the
/// head that say the same, and what says no more than the heading in a quiet look.
enum SummaryParts {
  struct Part {
    /// `nil` for an opening.
    var heading: DisplayText?
    var shown: MarkedText.Shown
  }

  /// In their order; `nil` where the summary is not split.
  ///
  /// Linear in the summary.
  static func parts(of summary: String, marking query: Query?, converts: Bool) -> [Part]? {
    let sections = SummarySections(summary)
    guard sections.isSplit else { return nil }
    var pieces = MarkedText.pieces(of: summary, marking: query, converts: converts)
    return sections.sections.compactMap { section in
      // Nothing that was looked for is hidden.
      if pieces.hasHit(in: section.head) { pieces.append(section.head, .secondary) }
      let filler = section.label == .opening ? section.body : section.filler
      pieces.append(filler, .secondary)
      pieces.append(filler.upperBound..<section.body.upperBound, .text)
      let shown = pieces.taken()
      guard !shown.text.isEmpty else { return nil }
      return Part(heading: heading(of: section.label), shown: shown)
    }
  }

  private static func heading(of label: SummarySections.Label) -> DisplayText? {
    let words: String
    switch label {
    case .opening: return nil
    case .summary: words = "IN SHORT"
    case .objective: words = "OBJECTIVE"
    case .method: words = "METHOD"
    case .results: words = "RESULTS"
    case .implication: words = "FOR PRACTITIONERS"
    case .remarks: words = "REMARKS"
    case .questions: words = "QUESTIONS"
    }
    return DisplayText(words, .heading)
  }
}
