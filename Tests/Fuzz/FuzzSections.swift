/// Any text: its sections must cover it, in order, each label once, and cut no character.
func fuzzSections(of text: String) {
  let bytes = Array(text.utf8)
  let sections = SummarySections(text)
  var end = 0
  var label = -1
  for section in sections.sections {
    precondition(section.label.rawValue > label, "labels out of order")
    label = section.label.rawValue
    precondition(section.range.lowerBound == end && !section.range.isEmpty, "a gap or an overlap")
    end = section.range.upperBound
    precondition(
      section.range.lowerBound <= section.body.lowerBound
        && section.body.lowerBound <= section.fillerEnd
        && section.fillerEnd <= section.body.upperBound && section.body.upperBound <= end,
      "a body out of its section")
    for bound in [end, section.body.lowerBound, section.body.upperBound, section.fillerEnd] {
      precondition(
        bound == bytes.count || bytes[bound] & 0xC0 != 0x80, "a bound inside a character")
    }
  }
  precondition(end == bytes.count, "text that no section covers")
  let scalars = sections.scalarRanges(in: text)
  precondition(scalars.count == sections.sections.count, "a section without its scalars")
  precondition(
    scalars.reduce(0) { $0 + $1.range.length } == text.unicodeScalars.count, "scalars are missing")
}
