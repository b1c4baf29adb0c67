package import Marks

extension MarkLog {
  /// Every line of all files that is understood, none twice, the oldest first.
  package func lines() -> [MarkLine] {
    guard let places else { return [] }
    let believed = MarkTime.believed(at: now())
    var lines: [MarkLine] = []
    for name in (try? MarkFolder.names(in: places)) ?? [] {
      guard let (bytes, _) = try? FileSystem.contents(of: places.path(name), from: 0) else {
        continue
      }
      let span = bytes.span
      MarkText.forEachLine(of: span) { range in
        if let line = try? MarkText.line(span, in: range, believed: believed) { lines.append(line) }
      }
    }
    lines.sort()
    var unique: [MarkLine] = []
    for line in lines where line != unique.last { unique.append(line) }
    return unique
  }

  /// Writes lines of others, with the times that they have, such as those of an export; they are
  /// merged into this device's own file as its lines are.
  ///
  /// - Returns: why they are not on disk, where they are not.
  package func keep(_ lines: [MarkLine]) -> String? { write(lines) }
}
