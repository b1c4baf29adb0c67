package import Themes

/// What a person has set in `config.yaml`; what is not said there is as in `Settings()`.
package struct Settings: Equatable, Sendable {
  /// Files and folders of digests that open where none is named; absolute.
  package var archive: [String] = []
  /// The folder of the marks, absolute; `nil` for the reader's own.
  package var marks: String?
  /// How long a paper is read until it counts as read; zero for never by itself.
  package var autoRead: Duration = .milliseconds(1_500)
  /// In the order of the file.
  package var watch: [WatchedQuery] = []
  package var theme = ThemePreference.auto
  /// Whether colours are changed until text can be read.
  package var liftsContrast = true
  /// Whether the ground of the page is the terminal's own.
  package var isTransparent = false
  package var usesMouse = true
  /// Whether frames and signs are drawn in ASCII.
  package var isASCII = false

  package init() {}
}

/// A query of the watch list.
package struct WatchedQuery: Equatable, Sendable {
  /// For a row: as given, else the author, the phrase or the query itself; untrusted.
  package var name: String
  /// As it would be typed into a search; never empty.
  package var query: String

  package init(name: String, query: String) {
    self.name = name
    self.query = query
  }
}

/// Settings and what could not be read of them: what has no problem applies.
package struct SettingsReading: Equatable, Sendable {
  package var settings = Settings()
  /// In the order of the file.
  package var problems: [SettingsProblem] = []

  package init() {}
}

/// Something in a configuration that could not be read as meant.
package struct SettingsProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path of the configuration.
  package var file: String
  /// Counts from 1; `nil` where the whole file could not be read.
  package var position: Position?
  /// One line, untrusted: what is wrong, and what would be right.
  package var message: String

  package struct Position: Equatable, Sendable {
    package var line: Int
    /// In Unicode scalars.
    package var column: Int
  }

  /// `FILE:LINE:COLUMN: message`.
  package var description: String { text(ofFile: file) }

  /// The same with the file's name alone, for where there is little room.
  package var brief: String {
    text(ofFile: file.split(separator: "/").last.map(String.init) ?? file)
  }

  private func text(ofFile file: String) -> String {
    guard let position else { return "\(file): \(message)" }
    return "\(file):\(position.line):\(position.column): \(message)"
  }
}
