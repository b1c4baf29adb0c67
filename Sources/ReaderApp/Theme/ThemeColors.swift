import Themes

/// A scheme as it is seen on one kind of terminal: grounds that are told from each other, and inks
/// that can be read on them.
///
/// Contrast is judged between what is drawn, after rounding.
struct ThemeColors: Sendable {
  let scheme: Scheme
  let wire: ColorWire
  /// Whether inks are changed until they can be read.
  let isLifting: Bool

  let page: DrawnColor
  let bar: DrawnColor
  private(set) var selection: DrawnColor
  let menu: DrawnColor
  /// What all text of the selection is written with, where that is not the ink of its role.
  private(set) var selectionInk: RGB?
  /// The body's ink on the selection.
  private var selectionText: RGB
  private var secondary: RGB
  private var faint: RGB
  let marker: MarkerChoice

  init(_ scheme: Scheme, wire: ColorWire, isLifting: Bool) {
    self.scheme = scheme
    self.wire = wire
    self.isLifting = isLifting
    let (text, back) = (scheme.rgb(.base05), scheme.rgb(.base00))
    let told = GroundChoice(wire: wire, text: text)
    page = wire.drawnGround(back)
    bar = told.ground(scheme.rgb(.base01), from: [(page, 0.02)])
    let strip = told.ground(scheme.rgb(.base02), from: [(page, 0.035), (bar, 0.015)])
    let selected = SelectionChoice(scheme, strip: strip, wire: wire, isLifting: isLifting)
    selection = selected.ground
    selectionInk = selected.ink
    selectionText = selected.text
    menu = told.ground(
      back.mixed(with: scheme.rgb(.base01), percent: 60),
      from: [(page, 0.015), (bar, 0.008), (selection, 0.02)])
    marker = MarkerChoice(scheme, page: page, wire: wire, isLifting: isLifting)
    secondary = scheme.rgb(.base04)
    faint = scheme.rgb(.base03)
    if isLifting { makeLadder() }
  }

  func ground(_ ground: Ground) -> DrawnColor {
    switch ground {
    case .page: page
    case .bar: bar
    case .selection: selection
    case .menu: menu
    }
  }

  /// What `role` is written with on `ground`.
  func ink(_ role: Role, on ground: Ground) -> DrawnColor {
    let back = self.ground(ground)
    let wanted = wanted(role, on: ground)
    if role.isText { return wire.readable(wanted, on: back, isLifting: isLifting) }
    return GroundChoice(wire: wire, text: scheme.rgb(.base05))
      .mark(wanted, on: back, distance: role == .rule ? 0.05 : 0.12)
  }

  private func wanted(_ role: Role, on ground: Ground) -> RGB {
    if ground == .selection {
      if let selectionInk { return selectionInk }
      if role == .text, scheme.roles[role] == nil { return selectionText }
    }
    if let own = scheme.roles[role] { return RGB(own) }
    switch role {
    case .text: return scheme.rgb(.base05)
    case .title, .unreadTitle: return strongest
    case .secondary, .author, .readTitle: return secondary
    case .faint, .handle: return faint
    case .heading, .accent, .border: return scheme.rgb(.base0D)
    case .identifier, .key, .unread, .tag, .figure, .link: return scheme.rgb(.base09)
    case .code, .value, .success: return scheme.rgb(.base0B)
    case .error: return scheme.rgb(.base08)
    case .syntax, .note: return scheme.rgb(.base0C)
    case .star: return scheme.rgb(.base0A)
    case .picked: return scheme.rgb(.base0E)
    case .warning: return scheme.rgb(.base0F)
    case .bar: return scheme.rgb(.base0D).mixed(with: scheme.rgb(.base00), percent: 35)
    case .rule: return scheme.rgb(.base02).mixed(with: scheme.rgb(.base03), percent: 50)
    }
  }

  /// Of the body's ink and the next, that which stands out more.
  private var strongest: RGB {
    let (body, strong) = (scheme.rgb(.base05), scheme.rgb(.base06))
    return strong.contrast(with: page.rgb) > body.contrast(with: page.rgb) ? strong : body
  }

  /// Makes the small print step back from the body, and what need not be read from that.
  ///
  /// Many schemes have a base04 that is the body's ink but for a shade, or one that cannot be read.
  private mutating func makeLadder() {
    let body = wire.readable(scheme.rgb(.base05), on: page, isLifting: true).rgb
    let most = body.contrast(with: page.rgb)
    if secondary.contrast(with: page.rgb) > 0.75 * most {
      secondary = body.fading(toward: page.rgb, downTo: max(RGB.readable, 0.62 * most))
    }
    secondary =
      wire.readable(
        secondary, on: page, isLifting: true, least: max(RGB.readable, min(5.5, 0.6 * most))
      ).rgb
    if faint.contrast(with: page.rgb) > secondary.contrast(with: page.rgb) { faint = secondary }
  }
}

extension Scheme {
  func rgb(_ slot: Slot) -> RGB { RGB(self[slot]) }
}

extension RGB {
  /// The contrast from which on text can be read (WCAG 2.2, 1.4.3).
  static let readable: Float = 4.5

  /// Mixed with `ground` in steps of 5 % as far as its contrast stays `least` or more.
  func fading(toward ground: RGB, downTo least: Float) -> RGB {
    var faded = self
    for percent in stride(from: 5, through: 95, by: 5) {
      let next = mixed(with: ground, percent: percent)
      guard next.contrast(with: ground) >= least else { break }
      faded = next
    }
    return faded
  }
}

extension ColorWire {
  /// `ink`, mixed with black or white in steps of 5 % until it has the contrast `least` as drawn.
  func readable(
    _ ink: RGB, on ground: DrawnColor, isLifting: Bool, least: Float = RGB.readable
  ) -> DrawnColor {
    guard isLifting else { return drawn(ink) }
    let pole = ground.rgb.opposite
    for percent in stride(from: 0, to: 100, by: 5) {
      let next = drawn(ink.mixed(with: pole, percent: percent))
      if next.rgb.contrast(with: ground.rgb) >= least { return next }
    }
    return drawn(pole)
  }
}
