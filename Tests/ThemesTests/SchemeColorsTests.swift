import Testing
import Themes

@Suite struct SchemeColorsTests {
  @Test(
    arguments: [
      ("#1a2B3c", 0x1A_2B3C), ("1a2b3c", 0x1A_2B3C), ("000000", 0), ("#12345", nil),
      ("1234567", nil),
      ("#", nil), ("", nil), ("##12345", nil), ("+12345", nil), ("red", nil),
      ("\u{FF11}\u{FF12}", nil),
    ] as [(String, UInt32?)])
  func `a colour is six hexadecimal digits, with or without a sign`(text: String, color: UInt32?) {
    #expect(Scheme.color(text) == color)
  }

  @Test(
    arguments: [
      ("base0D", .base0D), ("BASE0d", .base0D), ("base17", .base17), ("base18", nil),
      ("base+1", nil),
      ("base", nil), ("0D", nil),
    ] as [(String, Scheme.Slot?)])
  func `a base goes by its number`(name: String, slot: Scheme.Slot?) {
    #expect(Scheme.Slot(name: name) == slot)
  }

  @Test func `every base and every role reads as itself`() {
    for slot in Scheme.Slot.allCases { #expect(Scheme.Slot(name: slot.name) == slot) }
    for role in Role.allCases { #expect(Role(name: role.name) == role) }
    #expect(Role(name: "Title") == nil)
  }

  @Test func `sixteen colours make a palette of twenty-four, fifteen make none`() {
    var colors = SchemeColors()
    for slot in Scheme.Slot.allCases.prefix(16).dropLast() { colors[slot] = UInt32(slot.rawValue) }
    #expect(colors.missing == [.base0F])
    #expect(colors.palette == nil)

    colors[.base0F] = 15
    colors[.base12] = 0x12_1212
    #expect(colors.missing == [])
    #expect(colors.palette == Array(0..<16) + [0, 0, 0x12_1212, 0xA, 0xB, 0xC, 0xD, 0xE])
    #expect(colors.color(of: "base17") == 0xE)
    #expect(colors.color(of: "#010203") == 0x01_0203)
    #expect(colors.color(of: "base1F") == nil)
  }
}
