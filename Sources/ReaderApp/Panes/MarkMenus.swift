import DigestCore
import Marks
import TerminalGrid
import Themes

/// The menus of marks: what lists show, and the marks with a letter.
enum MarkMenus {
  static func drawShow(
    _ layout: OverlayLayout, _ state: ReaderState, into grid: inout Grid
  ) {
    OverlayPane.frame("Show", layout, state, into: &grid)
    for index in layout.visible {
      let choice = ShownPapers.choices[index]
      var text = DisplayText(OverlayPane.padded(String(choice.key), to: 3), .key)
      text.append(words(of: choice.criterion), .text)
      if choice.criterion == state.marks.shown { text.append("  now", .secondary) }
      OverlayPane.write(text, index, of: layout, state, into: &grid)
    }
  }

  private static func words(of criterion: MarkCriterion?) -> String {
    switch criterion {
    case nil: "all papers"
    case .new: "new since your last visit"
    default: ShownPapers.name(of: criterion)
    }
  }

  static func draw(
    _ menu: PlaceMenu, _ layout: OverlayLayout, _ state: ReaderState, into grid: inout Grid
  ) {
    let places = PlaceMenu.places(in: state.marks.book)
    let title = menu.isSetting ? "Mark this paper: type a letter" : "Go to a mark"
    OverlayPane.frame(title, layout, state, into: &grid)
    if places.isEmpty {
      let inner = layout.inside
      let text = DisplayText("'a comes back to a mark put with ma", .secondary)
      grid.write(
        state.glyphs.cut(text, to: inner.columns), row: inner.row, column: inner.column, in: inner)
    }
    for index in layout.visible {
      let item = places[index]
      var text = DisplayText(OverlayPane.padded(String(Character(item.letter)), to: 3), .key)
      if let entry = menu.entries?[item.place.key] {
        text.append(
          MarkedText.text(
            entry.paper.title, .text, marking: nil, in: .title, mode: .plain,
            converts: state.display.convertsFormulas))
        text.append("  \(Names.short(entry.date))", .secondary)
      } else {
        text.append(item.place.key.description, .identifier)
        let note = menu.entries == nil ? "" : "  not in this archive"
        text.append("  \(Names.short(item.place.date))\(note)", .secondary)
      }
      OverlayPane.write(text, index, of: layout, state, into: &grid)
    }
  }
}
