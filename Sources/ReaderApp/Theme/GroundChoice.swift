import Themes

/// Finds colours that are told from those beside them.
struct GroundChoice {
  let wire: ColorWire
  /// The body's ink: what a ground is mixed with until it is told.
  let text: RGB

  /// `wanted` as drawn, mixed with the body's ink in steps of 4 % until the eye sees it as far from
  /// each of `others` as is said beside it.
  func ground(_ wanted: RGB, from others: [(color: DrawnColor, distance: Float)]) -> DrawnColor {
    for percent in stride(from: 0, to: 100, by: 4) {
      let next = wire.drawn(wanted.mixed(with: text, percent: percent))
      if others.allSatisfy({ next.rgb.distance(to: $0.color.rgb) >= $0.distance }) { return next }
    }
    return wire.drawn(text)
  }
}

/// The colours of the selection: of five pairs the first whose text can be read.
///
/// As they are, the strip and the body's ink cannot be read together in a third of all schemes.
struct SelectionChoice {
  var ground: DrawnColor
  /// What all text is written with where the selection is drawn reversed.
  var ink: RGB?
  var text: RGB

  init(_ scheme: Scheme, strip: DrawnColor, wire: ColorWire, isLifting: Bool) {
    (ground, text) = (strip, scheme.rgb(.base05))
    guard isLifting else { return }
    let inks: [Scheme.Slot] = [.base05, .base06, .base07]
    if let ink = inks.first(where: { wire.canRead(scheme.rgb($0), on: strip) }) {
      text = scheme.rgb(ink)
      return
    }
    let grounds: [Scheme.Slot] = [.base0D, .base05]
    for slot in grounds {
      let reversed = wire.drawn(scheme.rgb(slot))
      guard wire.canRead(scheme.rgb(.base00), on: reversed) else { continue }
      (ground, ink, text) = (reversed, scheme.rgb(.base00), scheme.rgb(.base00))
      return
    }
  }
}

extension ColorWire {
  fileprivate func canRead(_ ink: RGB, on ground: DrawnColor) -> Bool {
    drawn(ink).rgb.contrast(with: ground.rgb) >= RGB.readable
  }
}
