/// How the screen is drawn: what the terminal can do and the person reading wants.
package struct Display: Equatable, Sendable {
  package var glyphs: Glyphs
  /// Grounds part the screen; where there are too few colours for them, rules do.
  package var hasGrounds: Bool
  /// For screen readers: no rules and bars, one pane, a line a thing, the cursor on the selected one.
  package var isPlain: Bool
  /// Formulas may be shown in characters beyond ASCII.
  package var convertsFormulas: Bool { glyphs.isUnicode }

  package init(
    glyphs: Glyphs = .unicode, hasGrounds: Bool = true, isPlain: Bool = false
  ) {
    self.glyphs = isPlain ? .plain : glyphs
    self.hasGrounds = hasGrounds
    self.isPlain = isPlain
  }
}
