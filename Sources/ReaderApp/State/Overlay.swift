/// What lies over the panes and takes the keys.
package enum Overlay: Equatable, Sendable {
  case commands(CommandList)
  case copyMenu(selected: Int)
  /// The authors of the selected paper.
  case authorMenu(selected: Int)
  /// What lists show of their papers.
  case show(selected: Int)
  /// Marks with a letter.
  case places(PlaceMenu)
  case themes(ThemePicker)
  /// Statistics or a trend.
  case plot(PlotView)
  /// A link that is shown before it is opened.
  case consent(url: String, why: String)

  var isThemes: Bool { if case .themes = self { true } else { false } }
}
