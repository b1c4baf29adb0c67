import Themes

/// Finds grounds, and marks on them, that are told from what is beside them.
struct GroundChoice {
  let wire: ColorWire
  /// The body's ink: what a ground is mixed with until it is told.
  let text: RGB

  /// `wanted` as drawn, mixed with the body's ink in steps of 4 % until the eye sees it as far from
  /// each of `others` as is said beside it.
  func ground(_ wanted: RGB, from others: [(color: DrawnColor, distance: Float)]) -> DrawnColor {
    told(wanted, toward: text, drawn: wire.drawnGround) { next in
      others.allSatisfy { next.rgb.distance(to: $0.color.rgb) >= $0.distance }
    }
  }

  /// The same for what is seen but not read, such as a rule; mixed with black or white.
  func mark(_ wanted: RGB, on ground: DrawnColor, distance: Float) -> DrawnColor {
    told(wanted, toward: ground.rgb.opposite, drawn: wire.drawn) {
      $0.rgb.distance(to: ground.rgb) >= distance
    }
  }

  private func told(
    _ wanted: RGB, toward other: RGB, drawn: (RGB) -> DrawnColor, isTold: (DrawnColor) -> Bool
  ) -> DrawnColor {
    for percent in stride(from: 0, to: 100, by: 4) {
      let next = drawn(wanted.mixed(with: other, percent: percent))
      if isTold(next) { return next }
    }
    return drawn(other)
  }
}

/// The colours of the selection: of five pairs the first whose text can be read.
///
/// As they are, the strip and the body's ink cannot be read together in a third of all schemes. A
/// strip on which an ink can nearly be read stays, for that ink is lifted: a reversed selection is
/// loud.
struct SelectionChoice: Sendable {
  var ground: DrawnColor
  /// What all text is written with where the selection is drawn reversed.
  var ink: RGB?
  var text: RGB

  private static let nearlyReadable: Float = 3.5

  init(_ scheme: Scheme, strip: DrawnColor, wire: ColorWire, isLifting: Bool) {
    (ground, text) = (strip, scheme.rgb(.base05))
    guard isLifting else { return }
    let inks = [Scheme.Slot.base05, .base06, .base07].map { scheme.rgb($0) }
    let contrasts = inks.map { wire.drawn($0).rgb.contrast(with: strip.rgb) }
    for least in [RGB.readable, Self.nearlyReadable] {
      guard let index = contrasts.firstIndex(where: { $0 >= least }) else { continue }
      text = inks[index]
      return
    }
    let grounds: [Scheme.Slot] = [.base0D, .base05]
    for slot in grounds {
      let reversed = wire.drawn(scheme.rgb(slot))
      let back = scheme.rgb(.base00)
      guard wire.drawn(back).rgb.contrast(with: reversed.rgb) >= RGB.readable else { continue }
      (ground, ink, text) = (reversed, back, back)
      return
    }
  }
}

/// The colours of a hit.
///
/// The page's colour on the marker where that can be read. Else ink on the marker, which is a
/// light one then: a dark one is thinned with the page's colour.
struct MarkerChoice: Sendable {
  var ground: DrawnColor
  var text: DrawnColor

  /// The contrast that a thinned marker is to have.
  private static let clear: Float = 7
  /// In percent; with more of the page in it a marker is none.
  private static let mostThinned = 45

  init(_ scheme: Scheme, page: DrawnColor, wire: ColorWire, isLifting: Bool) {
    let marker = scheme.rgb(.base0A)
    ground = wire.drawn(marker)
    text = wire.drawn(scheme.rgb(.base00))
    guard isLifting, text.rgb.contrast(with: ground.rgb) < RGB.readable else { return }
    var ink = text
    for slot in [Scheme.Slot.base05, .base06, .base07] {
      let next = wire.drawn(scheme.rgb(slot))
      if next.rgb.contrast(with: page.rgb) > ink.rgb.contrast(with: page.rgb) { ink = next }
    }
    for percent in stride(from: 0, through: Self.mostThinned, by: 5) {
      ground = wire.drawn(marker.mixed(with: page.rgb, percent: percent))
      if ink.rgb.contrast(with: ground.rgb) >= Self.clear { break }
    }
    text = wire.readable(ink.rgb, on: ground, isLifting: true)
  }
}
