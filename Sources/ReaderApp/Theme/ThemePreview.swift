package import TerminalGrid
package import Themes

/// What a theme looks like: its colours, and a small page of the reader.
package enum ThemePreview {
  /// Columns of the page.
  package static let width = 78

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
  package static let page: [DisplayText] = rows.map { row in
    let letters = Array(row.letters)
    var line = DisplayText()
    for (column, character) in row.text.enumerated() {
      let letter = column < letters.count ? letters[column] : "."
      let ground = row.ground == .selection && column >= listWidth ? .page : row.ground
      line.append(String(character), style: look(letter, on: ground).style)
    }
    let rest = String(repeating: " ", count: max(0, width - line.width))
    line.append(rest, style: Look(.text, on: row.ground == .selection ? .page : row.ground).style)
    return line
  }

  private static func look(_ letter: Character, on ground: Ground) -> Look {
    switch letter {
    case "#": Look(.text, .hit, on: ground)
    case "_": Look(.text, .problem, on: ground)
    default: Look(Role.allCases.first { $0.letter == letter } ?? .text, on: ground)
    }
  }

  /// Text, the letters of its roles (`#` a hit, `_` a problem), and the ground it stands on, which
  /// is that of the list alone for the selection.
  private typealias Row = (text: String, letters: String, ground: Ground)

  private static let listWidth = 37

  private static let rows: [Row] = [
    (
      " Mon 21 April 2025  9 papers · 7 unread                                   1/9 ",
      " HHHHHHHHHHHHHHHHH  sssssssssssssssssss                                   fff ", .bar
    ),
    (
      "                                     │",
      "                                     |", .page
    ),
    (
      "▌● Reading by One Lamp: What a Small │ Reading by One Lamp: What a Small",
      "Au UUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU | TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT", .selection
    ),
    (
      "▌  Model Learns After Midnight       │ Model Learns After Midnight",
      "A  UUUUUUUUUUUUUUUUUUUUUUUUUUU       | TTTTTTTTTTTTTTTTTTTTTTTTTTT", .selection
    ),
    (
      "▌  Ada Lindqvist, Wei Moreau +3      │ Ada Lindqvist · Wei Moreau · nightowl",
      "A  aaaaaaaaaaaaaaaaaaaaaaaaaaaa      | aaaaaaaaaaaaafffaaaaaaaaaafffhhhhhhhh", .selection
    ),
    (
      "                                     │ arXiv 2504.01234 · HuggingFace",
      "                                     | sssss iiiiiiiiii f lllllllllll", .page
    ),
    (
      " ★ A Diffusion Model for Crosswords  │",
      " * TTTT#########TTTTTTTTTTTTTTTTTTTT |", .page
    ),
    (
      "   Iris Tanaka, Jo Ferrante +1       │ RESULTS",
      "   aaaaaaaaaaaaaaaaaaaaaaaaaaa       | HHHHHHH", .page
    ),
    (
      "                                     │ With one lamp it answers 73.4% of the",
      "                                     | .........................FFFFF", .page
    ),
    (
      "   Margins: Notes on Notes           │ questions, 2.3× the diffusion baseline,",
      "   RRRRRRRRRRRRRRRRRRRRRRR           | ...........FFFF.....#########..........", .page
    ),
    (
      "   Bo Okafor                         │ and reaches 91.2 with `pass@8` sampling.",
      "   aaaaaaaaa                         | ............FFFF......cccccccc", .page
    ),
    (
      "                                     │",
      "                                     |", .page
    ),
    (
      " /author:lindqvist lamp -survy               marked read 2504.01234 · u undoes ",
      " kxxxxxxxvvvvvvvvv ....x_____               sssssssssssssssssssssssfffffffffff ", .bar
    ),
    (
      " / search   o arXiv   s star   y copy   T themes   ? all keys",
      " k ssssss   k sssss   k ssss   k ssss   k ssssss   k ssssssss", .page
    ),
  ]
}
