package import DigestCore

/// A day of the archive and how many papers it has.
package struct DayEntry: Equatable, Sendable {
  /// `nil` for papers of no known day.
  package var date: DigestDate?
  package var count: Int

  package init(date: DigestDate?, count: Int) {
    self.date = date
    self.count = count
  }
}

/// A month of a year.
package struct Month: Hashable, Comparable, Sendable {
  package var year: Int
  /// 1 to 12.
  package var month: Int

  package init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  package init(_ date: DigestDate) {
    let (year, month, _) = date.components
    self.init(year: year, month: month)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

/// How far the reading of the archive has come.
package struct ImportProgress: Equatable, Sendable {
  package var files: Int
  package var allFiles: Int
  package var papersPerSecond: Int
  /// `nil` where that cannot be told yet.
  package var secondsLeft: Int?

  package init(files: Int, allFiles: Int, papersPerSecond: Int, secondsLeft: Int? = nil) {
    self.files = files
    self.allFiles = allFiles
    self.papersPerSecond = papersPerSecond
    self.secondsLeft = secondsLeft
  }

  /// What stays true while nothing more is told: how far it is, not how fast it goes.
  var paused: Self { Self(files: files, allFiles: allFiles, papersPerSecond: 0) }
}

/// How much of the archive is known so far.
package struct LibraryStatus: Equatable, Sendable {
  /// Newest first, papers of no known day last.
  package var days: [DayEntry]
  package var isLoading: Bool
  /// Things in its files that could not be read as meant.
  package var problemCount: Int
  package var progress: ImportProgress?
  /// One line that a person should see once.
  package var notice: String?

  package init(
    days: [DayEntry] = [], isLoading: Bool = false, problemCount: Int = 0,
    progress: ImportProgress? = nil, notice: String? = nil
  ) {
    self.days = days
    self.isLoading = isLoading
    self.problemCount = problemCount
    self.progress = progress
    self.notice = notice
  }
}
