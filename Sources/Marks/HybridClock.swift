/// Times of lines, in milliseconds since 1970.
package enum MarkTime {
  /// The latest that a line can bear: in the year 2527.
  package static let most: Int64 = 1 << 44 - 1
  /// How far ahead of its own clock a machine believes a line: 139 years.
  ///
  /// A clock without a battery says 1970 or some year up to 2106; others must then get along with
  /// it in both directions. What says more is not a time but damage or malice: were it believed,
  /// nothing could be later. Since this limit moves on with the clock, there is always room above
  /// what is believed.
  package static let ahead: Int64 = 1 << 42

  /// The latest that a machine whose clock says `now` believes.
  package static func believed(at now: Int64) -> Int64 { min(max(now, 0), most - ahead) + ahead }
}

/// Gives each line a time that is later than that of every line seen before, and no earlier than
/// now: the largest of now and one more than any time seen.
package struct HybridClock: Hashable, Sendable {
  /// The latest time given or seen.
  package private(set) var latest: Int64 = 0

  package init() {}

  /// The time for a line that is written when the machine's clock says `now`, in milliseconds
  /// since 1970.
  package mutating func stamp(now: Int64) -> Int64 {
    latest = min(max(now, latest + 1), MarkTime.most)
    return latest
  }

  /// Takes notice of a line; times that no line can bear are passed over.
  package mutating func saw(_ time: Int64) {
    if time > latest, time <= MarkTime.most { latest = time }
  }
}
