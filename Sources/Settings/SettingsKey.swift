import Yams

/// A key of the configuration: the one place that says what it is called, what it means, and how
/// it is read and printed.
struct SettingsKey: Sendable {
  let name: String
  /// For the printed default; lines of at most 76 columns.
  let about: String
  /// Its value in the printed default, as YAML; empty where none is set.
  let defaultText: String
  /// Other values, as YAML of the whole key.
  let examples: [String]
  /// Sets what `node` says, or reports what is wrong with it.
  ///
  /// A key without a value is never asked.
  let read: @Sendable (_ node: Node, _ reader: inout SettingsReader) -> Void

  /// In the order in which they are printed.
  static let all: [SettingsKey] = [archive, marks, autoRead, watch]

  static let archive = SettingsKey(
    name: "archive",
    about: """
      Files and folders of digests that open where none is named: one path, or a
      list. ~ is your home; other paths begin at the folder of this file.
      $BROADSHEET_ARCHIVE goes before.
      """,
    defaultText: "[]",
    examples: ["archive: ~/digests", "archive: [~/digests, /srv/digests/2024.md]"]
  ) { node, reader in
    reader.settings.archive = reader.paths(node, of: "archive")
  }

  static let marks = SettingsKey(
    name: "marks",
    about: """
      The folder that keeps what you have read, starred, tagged and noted. It may
      lie in a folder that is shared between machines (Syncthing, Dropbox, git).
      Left empty: $XDG_STATE_HOME/broadsheet/marks.
      """,
    defaultText: "",
    examples: ["marks: ~/Sync/broadsheet"]
  ) { node, reader in
    reader.settings.marks = reader.path(node, of: "marks")
  }

  static let autoRead = SettingsKey(
    name: "auto-read",
    about: """
      Seconds that a paper is read until it counts as read; 0 for never by itself.
      """,
    defaultText: "1.5",
    examples: ["auto-read: 0", "auto-read: 10"]
  ) { node, reader in
    guard let duration = reader.seconds(node, of: "auto-read") else { return }
    reader.settings.autoRead = duration
  }

  static let watch = SettingsKey(
    name: "watch",
    about: """
      The watch list: a search, or one of author:, phrase: and query:, which may
      have a name:. A search that holds a colon and a space stands in quotes.
      """,
    defaultText: "[]",
    examples: [
      """
      watch:
        - diffusion video
        - author: Wei Li
        - phrase: flow matching
        - query: title:agent -survey
          name: agents
      """
    ]
  ) { node, reader in
    reader.settings.watch = reader.watchedQueries(node, of: "watch")
  }
}
