/// The place of a paper in an archive, as one number that sorts.
///
/// Descending order is reading order: the newest day first, then the files of a day by path, then
/// the digest's own order; undated papers last. Bits, from the top: 22 for the day (1 for
/// 0001-01-01, 0 for none), 20 for the file's place among the day's, reversed, 20 for the paper's
/// place in its digest, reversed.
package struct EntryID: Hashable, Comparable, Sendable {
  package let rawValue: Int64

  package init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// `file` and `position` are 0-based; more than 2^20 - 1 of either are counted as that.
  package init(date: DigestDate?, file: Int, position: Int) {
    let day = Int64(Self.dayBits(date))
    let file = Int64(Self.most - min(file, Self.most))
    let position = Int64(Self.most - min(position, Self.most))
    rawValue = day << 40 | file << 20 | position
  }

  /// The bits of a day: what stands above place and file; 0 for none.
  package static func dayBits(_ date: DigestDate?) -> Int {
    date.map { $0.dayNumber - dayBeforeAll } ?? 0
  }

  package static func date(ofDayBits bits: Int) -> DigestDate? {
    bits == 0 ? nil : DigestDate(dayNumber: bits + dayBeforeAll)
  }

  /// All that papers of a day can have.
  package static func range(ofDayBits bits: Int) -> ClosedRange<Self> {
    Self(rawValue: Int64(bits) << 40)...Self(rawValue: Int64(bits) << 40 | ((1 << 40) - 1))
  }

  /// All that papers from one day to another can have.
  package static func range(from first: DigestDate, to last: DigestDate) -> ClosedRange<Self> {
    range(ofDayBits: dayBits(first)).lowerBound...range(ofDayBits: dayBits(last)).upperBound
  }

  /// `nil` for an undated paper.
  package var date: DigestDate? { Self.date(ofDayBits: Int(rawValue >> 40)) }

  /// 0-based place in the digest.
  package var position: Int { Self.most - (Int(rawValue) & Self.most) }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  private static let most = (1 << 20) - 1
  /// 0000-12-31, in days since 1970-01-01.
  private static let dayBeforeAll = -719_163
}

/// A paper of an archive, with where it came from.
package struct PaperEntry: Equatable, Sendable, Identifiable {
  package var id: EntryID
  /// The path of the file, as the archive was named; untrusted when shown.
  package var file: String
  package var paper: Paper

  package init(id: EntryID, file: String, paper: Paper) {
    self.id = id
    self.file = file
    self.paper = paper
  }

  package var date: DigestDate? { id.date }
}
