import TerminalGrid
import Testing

@testable import ReaderApp

@Suite struct ThemeColorTests {
  @Test(
    "contrast is that of WCAG",
    arguments: [
      (0x000000, 0xFFFFFF, 21.0), (0xFFFFFF, 0x777777, 4.478), (0x767676, 0xFFFFFF, 4.542),
      (0x123456, 0x123456, 1.0), (0x0000FF, 0xFFFFFF, 8.592), (0xFF0000, 0x000000, 5.252),
    ] as [(UInt32, UInt32, Float)])
  func contrast(first: UInt32, second: UInt32, expected: Float) {
    #expect(abs(RGB(first).contrast(with: RGB(second)) - expected) < 0.002)
    #expect(RGB(first).contrast(with: RGB(second)) == RGB(second).contrast(with: RGB(first)))
  }

  @Test(
    "coordinates are those of OKLab",
    arguments: [
      (0xFFFFFF, 1, 0, 0), (0x000000, 0, 0, 0), (0xFF0000, 0.62796, 0.22486, 0.12585),
      (0x00FF00, 0.86644, -0.23389, 0.17950), (0x0000FF, 0.45201, -0.03246, -0.31153),
    ] as [(UInt32, Float, Float, Float)])
  func lab(color: UInt32, lightness: Float, a: Float, b: Float) {
    let lab = RGB(color).lab

    #expect(abs(lab.lightness - lightness) < 0.001)
    #expect(abs(lab.a - a) < 0.001)
    #expect(abs(lab.b - b) < 0.001)
  }

  @Test func `mixing goes from one to the other`() {
    let (ink, paper) = (RGB(0x102030), RGB(0xF0E0D0))

    #expect(ink.mixed(with: paper, percent: 0) == ink)
    #expect(ink.mixed(with: paper, percent: 100) == paper)
    #expect(ink.mixed(with: paper, percent: 50) == RGB(0x808080))
  }

  @Test func `each of the fixed colours is its own nearest`() {
    for (index, value) in ColorTables.fixed.enumerated() {
      #expect(ColorWire.fixed.drawn(RGB(value)).color == .indexed(UInt8(index + 16)))
    }
  }

  @Test(
    "the nearest fixed colour is the one that looks most like it",
    arguments: [
      (0xFE0000, 196), (0x000000, 16), (0xFCFCFC, 231), (0x272727, 235), (0x00D8FF, 45),
      (0x5F87FE, 69), (0x8700D0, 92),
    ] as [(UInt32, UInt8)])
  func nearest(color: UInt32, index: UInt8) {
    #expect(ColorWire.fixed.drawn(RGB(color)).color == .indexed(index))
  }

  @Test(
    "a ground is a grey among the fixed colours, but where it is meant as a colour",
    arguments: [
      (0xFBF1C7, 255), (0xFFFFFF, 231), (0x000000, 16), (0x002B36, 235), (0x0000A4, 19),
    ] as [(UInt32, UInt8)])
  func ground(color: UInt32, index: UInt8) {
    #expect(ColorWire.fixed.drawnGround(RGB(color)).color == .indexed(index))
    #expect(ColorWire.direct.drawnGround(RGB(color)).color == .rgb(color))
  }

  @Test func `an ink is lifted no farther than it must be, and stays where it can be read`() {
    let ground = ColorWire.direct.drawn(RGB(0x202020))
    let lifted = ColorWire.direct.readable(RGB(0x405060), on: ground, isLifting: true).rgb

    #expect(lifted.contrast(with: ground.rgb) >= 4.5)
    #expect(lifted.contrast(with: ground.rgb) < 5.5)
    #expect(ColorWire.direct.readable(.white, on: ground, isLifting: true).rgb == .white)
  }
}
