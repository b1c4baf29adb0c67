import DigestCore
import Themes

/// The values of a scheme file, a line `NAME: VALUE` each.
func checkScheme(_ text: String) {
  var colors = SchemeColors()
  for line in text.split(whereSeparator: \.isNewline) {
    let fields = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
    guard let name = fields.first.map(String.init) else { continue }
    let value = fields.count > 1 ? String(fields[1]) : ""
    checkWords(name)
    checkWords(value)
    if let slot = Scheme.Slot(name: name), let color = Scheme.color(value) { colors[slot] = color }
    if let color = colors.color(of: value) { check(color) }
  }
  require((colors.palette == nil) == !colors.missing.isEmpty, "a palette that lacks colours")
  guard let palette = colors.palette else { return }
  require(palette.count == Scheme.Slot.allCases.count, "a palette of another size")
  palette.forEach(check)
  for (slot, color) in zip(Scheme.Slot.allCases, palette) {
    require(colors[slot] == color && colors.color(of: slot.name) == color, "another colour")
  }
  let swapped = palette.map { 0xFF_FFFF - $0 }
  require(!Scheme.isDark(palette) || !Scheme.isDark(swapped), "dark both ways")
}

private func checkWords(_ text: String) {
  if let slot = Scheme.Slot(name: text) {
    require(slot.name.lowercased() == text.lowercased(), "two names for one base")
  }
  if let role = Role(name: text) { require(role.name == text, "two names for one role") }
  if let color = Scheme.color(text) { check(color) }
  let slug = Fold.slug(of: text)
  require(Fold.slug(of: slug) == slug, "a slug that is not its own")
  require(
    slug.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control && $0 != "/"
    }, "a slug that is no word, or a path")
  switch ThemePreference(text) {
  case .auto: require(text == "auto", "another wish")
  case .named(let slug): require(slug == text, "another wish")
  case .pair: fatalError("a pair of one word")
  }
}

private func check(_ color: UInt32) {
  let digits = String(color, radix: 16)
  require(digits.utf8.count <= 6, "more than 8 bits a colour")
  let padded = String(repeating: "0", count: 6 - digits.utf8.count) + digits
  require(Scheme.color(padded) == color, "a colour that does not read as itself")
  require(Scheme.color("#" + padded.uppercased()) == color, "a colour that # makes another")
}
