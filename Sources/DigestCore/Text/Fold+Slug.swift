extension Fold {
  /// `rose-pine` for `Rosé Pine`; empty where a name has neither letter nor digit.
  package static func slug(of name: String) -> String {
    let marks: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"
    return words(of: name).map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { !marks.contains($0) }))
    }.joined(separator: "-")
  }
}
