package import TerminalGrid
package import Themes

/// What a theme looks like: its colours, and a small page of the reader.
package enum ThemePreview {
  /// Columns of the page.
  package static let width = 80

  /// The colours of the scheme in two rows of blocks; none where a terminal has too few.
  package static func swatch(_ scheme: Scheme, depth: ColorDepth) -> [String] {
    guard depth >= .indexed else { return [] }
    let wire: ColorWire = depth == .direct ? .direct : .fixed
    return [scheme.palette[..<8], scheme.palette[8..<16]].map { colors in
      colors.map { color in
        let block = Appearance(background: wire.drawn(RGB(color)).color)
        return ColoredText.sequence(block) + "    "
      }.joined() + ColoredText.reset
    }
  }

  /// The page, all lines of it `width` columns wide.
  package static let page: [DisplayText] =
    [line(" <H>Mon 21 April 2025<s>  9 papers", on: .bar, right: "<s>Paper 1 of 9 ")]
    + zip(list, summary).map { papers, page in
      var row = line(papers.text, on: papers.isSelected ? .selection : .page, width: listWidth)
      row.append(line("<|>│ <.>" + page, on: .page, width: width - listWidth))
      return row
    } + [
      line(
        " <k>/ <x>author:<v>lindqvist<.> lamp <x>-<_>survy", on: .bar,
        right: "<.>read 2504.01234 · u undoes "),
      line(
        " <k>/<s> search   <k>o<s> arXiv   <k>s<s> star   <k>y<s> copy   <k>T<s> themes   "
          + "<k>?<s> all keys", on: .page),
    ]

  private static let listWidth = 38

  private static let list: [(text: String, isSelected: Bool)] = [
    ("", false),
    ("<A>▌<u>● <U>Reading by One Lamp: What a Small", true),
    ("<A>▌  <U>Model Learns After Midnight", true),
    ("<A>▌  <a>Ada Lindqvist, Wei Moreau +3", true),
    ("", false),
    (" <u>● <#>Diffusion<U> Models for Crosswords", false),
    ("   <a>Iris Tanaka, Jo Ferrante +1", false),
    ("", false),
    (" <*>★ <R>Margins: Notes on Notes", false),
    ("   <a>Bo Okafor", false),
    ("", false),
  ]

  private static let summary = [
    "",
    "<T>Reading by One Lamp: What a Small Model",
    "<T>Learns After Midnight",
    "<a>Ada Lindqvist<f> · <a>Wei Moreau<f> · <h>nightowl",
    "<s>arXiv <i>2504.01234<f> · <i>HuggingFace",
    "",
    "<H>RESULTS",
    "With one lamp it answers <F>73.4%<.> of the",
    "questions, <F>2.3×<.> a <#>diffusion<.> baseline;",
    "<F>91.2 mIoU<.> with <c>greedy_lamp<.> after ten.",
    "",
  ]

  /// A line of `markup`: text in which `<X>` begins the role with the letter X (`#`: a hit, `_`: a
  /// problem).
  private static func line(
    _ markup: String, on ground: Ground, width: Int = width, right: String = ""
  ) -> DisplayText {
    var line = text(markup, on: ground)
    let end = text(right, on: ground)
    let space = String(repeating: " ", count: max(0, width - line.width - end.width))
    line.append(space, style: Look(.text, on: ground).style)
    line.append(end)
    return line
  }

  private static func text(_ markup: String, on ground: Ground) -> DisplayText {
    var text = DisplayText()
    for piece in (("<.>" + markup).split(separator: "<")) {
      text.append(piece.dropFirst(2), style: look(piece.first ?? ".", on: ground).style)
    }
    return text
  }

  private static func look(_ letter: Character, on ground: Ground) -> Look {
    switch letter {
    case "#": Look(.text, .hit, on: ground)
    case "_": Look(.text, .problem, on: ground)
    default: Look(Role.allCases.first { $0.letter == letter } ?? .text, on: ground)
    }
  }
}
