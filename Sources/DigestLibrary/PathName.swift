import DigestCore

/// What names of files and folders tell.
enum PathName {
  /// The day that a path of the form `…/YYYY/MM/DD.md` or `…/YYYY-MM-DD.md` names.
  static func date(of path: String) -> DigestDate? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).suffix(3)
    guard let name = parts.last, let stem = stem(of: String(name)) else { return nil }
    if let date = DigestDate(iso: String(stem)) { return date }
    guard parts.count == 3, let first = parts.first,
      let year = number(first, digits: 4),
      let month = number(parts[parts.startIndex + 1], digits: 2),
      let day = number(stem, digits: 2)
    else { return nil }
    return DigestDate(year: year, month: month, day: day)
  }

  /// Hidden files and what editors leave behind.
  static func isPassedOver(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".swo")
      || (name.hasPrefix("#") && name.hasSuffix("#"))
  }

  /// Whether a file of that name in a folder is looked into.
  static func isText(_ name: String) -> Bool { stem(of: name) != nil }

  /// The number that `text` is, if it has that many digits and nothing else.
  static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// `name` without `.md` or `.txt`, `nil` where it ends with neither.
  static func stem(of name: String) -> Substring? {
    for ending in [".md", ".txt"] {
      let rest = name.utf8.count - ending.utf8.count
      if rest > 0, name.utf8.dropFirst(rest).map({ $0 | 0x20 }).elementsEqual(ending.utf8) {
        return Substring(name.utf8.prefix(rest))
      }
    }
    return nil
  }
}
