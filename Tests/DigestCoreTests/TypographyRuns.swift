import DigestCore

/// The runs of `text` written out: `b(…)` bold, `i(…)` italic, `c(…)` code, `F(…)` a figure, `L(…)`
/// an address; what stands for its source is in double brackets.
func typeset(_ text: String, converts: Bool = true, findsFigures: Bool = false) -> String {
  let bytes = Array(text.utf8)
  let runs = InlineMarkup.runs(in: text, converts: converts, findsFigures: findsFigures)
  return runs.map { run in
    let shown = run.shown.map { "⟦\($0)⟧" } ?? String(decoding: bytes[run.range], as: UTF8.self)
    let names: [(InlineTraits, String)] = [
      (.bold, "b"), (.italic, "i"), (.code, "c"), (.figure, "F"), (.link, "L"),
    ]
    let traits = names.filter { run.traits.contains($0.0) }.map(\.1).joined()
    return traits.isEmpty ? shown : "\(traits)(\(shown))"
  }.joined()
}

/// The figures of `text`, as they stand in it.
func figures(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return InlineMarkup.runs(in: text, findsFigures: true).filter { $0.traits.contains(.figure) }
    .map { $0.shown ?? String(decoding: bytes[$0.range], as: UTF8.self) }
}
