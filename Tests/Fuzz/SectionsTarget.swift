import DigestCore

/// Any text: its sections must cover it, in order, each label once, and cut no character.
func checkSections(of text: String) {
  let bytes = Array(text.utf8)
  let sections = SummarySections(text)
  var end = 0
  var label = -1
  for section in sections.sections {
    require(section.label.rawValue > label, "labels out of order")
    label = section.label.rawValue
    require(section.range.lowerBound == end && !section.range.isEmpty, "a gap or an overlap")
    end = section.range.upperBound
    require(
      section.range.lowerBound <= section.body.lowerBound
        && section.body.lowerBound <= section.fillerEnd
        && section.fillerEnd <= section.body.upperBound && section.body.upperBound <= end,
      "a body out of its section")
    for bound in [end, section.body.lowerBound, section.body.upperBound, section.fillerEnd] {
      require(isBound(bound, of: bytes), "a bound inside a character")
    }
  }
  require(end == bytes.count, "text that no section covers")
  let scalars = sections.scalarRanges(in: text)
  require(scalars.count == sections.sections.count, "a section without its scalars")
  require(
    scalars.reduce(0) { $0 + $1.range.length } == text.unicodeScalars.count, "scalars are missing")
}
