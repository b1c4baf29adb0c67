import DigestCore

/// Days, ids and tags, as they are written and typed; the first characters are also taken for numbers.
func checkNames(_ text: String) {
  checkIDs(text)
  let number = text.utf8.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  checkDay(DigestDate(dayNumber: number % 4_400_000 - 730_000))
  checkDays(text, today: DigestDate(dayNumber: number % 60_000))
  if let tag = TagName.name(text) {
    require(TagName.name(tag) == tag, "a tag that does not read as itself")
    let query = Query(parsing: "tag:\(tag)", today: DigestDate(dayNumber: 0))
    require(query.expression == .marked(.tag(tag)), "a tag that cannot be searched")
  }
}

private func checkIDs(_ text: String) {
  if let id = ArxivID(parsing: text) {
    require(ArxivID(parsing: "\(id)") == id, "an id that does not read as itself")
    require(ArxivID(url: "https://arxiv.org/abs/\(id)") == id, "an id that is in no address")
    require(
      ArxivReference.id(in: text) == id.base.lowercased(), "an id that is not found where it stands"
    )
  }
  for address in [text, "https://arxiv.org/abs/" + text, "https://huggingface.co/papers/" + text] {
    if let id = ArxivID(url: address) {
      require(ArxivID(parsing: "\(id)") == id, "an id of an address that does not read as one")
      require(ArxivReference.id(in: address) == id.base.lowercased(), "an address of another")
    }
  }
  let key = PaperKey(arxivID: text)
  require(PaperKey(parsing: "\(key)") == key, "a key that does not read as itself")
  require(PaperKey(number: key.number) == key, "a key that is another number")
  if let key = PaperKey(parsing: text) {
    require("\(key)" == text, "two names for one key")
  }
  let paper = Paper(title: text, authors: [text])
  require(PaperKey(paper) == PaperKey(Paper(title: text, authors: [text])), "no steady key")
}

private func checkDay(_ date: DigestDate) {
  let (year, month, day) = date.components
  require((1...12).contains(month) && (1...31).contains(day), "no such day")
  guard (1...9999).contains(year) else { return }
  require(DigestDate(year: year, month: month, day: day) == date, "another day")
  require(DigestDate(iso: "\(date)") == date, "a day that does not read as itself")
  let id = EntryID(date: date, file: 3, position: 5)
  require(id.date == date && id.position == 5, "another place")
  require(id > EntryID(date: date, file: 3, position: 6), "places out of order")
  require(id < EntryID(date: date.adding(days: 1), file: 4, position: 0), "days out of order")
}

private func checkDays(_ text: String, today: DigestDate) {
  _ = DateExpression.leavesYearOpen(text)
  if let date = DigestDate(iso: text) {
    require("\(date)" == text, "two names for one day")
    require(DateExpression.parse(text, today: today) == date...date, "another day where typed")
  }
  guard let days = DateExpression.parse(text, today: today) else { return }
  require(days.lowerBound <= days.upperBound, "days from the later to the earlier")
  require(DateExpression.parse(" \(text),", today: today) == days, "spaces make other days")
  require(DateExpression.parse(text.uppercased(), today: today) == days, "case makes other days")
}
