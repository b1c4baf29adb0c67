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
  static let all: [SettingsKey] = [
    archive, marks, autoRead, watch, theme, contrast, transparent, mouse, ascii,
  ]

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

  static let theme = SettingsKey(
    name: "theme",
    about: """
      The colours: auto for Newsprint on a light terminal and Night desk on a
      dark one, a theme by its name, or one each for light and dark.
      broadsheet themes lists them; yours lie in themes/ beside this file.
      """,
    defaultText: "auto",
    examples: ["theme: rose-pine", "theme: {light: gruvbox-light, dark: gruvbox-dark}"]
  ) { node, reader in
    guard let theme = reader.theme(node, of: "theme") else { return }
    reader.settings.theme = theme
  }

  static let contrast = SettingsKey(
    name: "contrast",
    about: """
      auto changes the colours of a theme until its text can be read (4.5:1); off
      leaves them as they are.
      """,
    defaultText: "auto",
    examples: ["contrast: off"]
  ) { node, reader in
    guard let isOn = reader.word(node, of: "contrast", ["auto": true, "off": false]) else { return }
    reader.settings.liftsContrast = isOn
  }

  static let transparent = SettingsKey(
    name: "transparent",
    about: "Whether the page leaves its ground to the terminal.",
    defaultText: "false", examples: ["transparent: true"]
  ) { node, reader in
    guard let isOn = reader.bool(node, of: "transparent") else { return }
    reader.settings.isTransparent = isOn
  }

  static let mouse = SettingsKey(
    name: "mouse",
    about: "Whether the mouse is listened to; Shift leaves it to the terminal.",
    defaultText: "true", examples: ["mouse: false"]
  ) { node, reader in
    guard let isOn = reader.bool(node, of: "mouse") else { return }
    reader.settings.usesMouse = isOn
  }

  static let ascii = SettingsKey(
    name: "ascii",
    about: "Whether frames and signs are drawn in ASCII.",
    defaultText: "false", examples: ["ascii: true"]
  ) { node, reader in
    guard let isOn = reader.bool(node, of: "ascii") else { return }
    reader.settings.isASCII = isOn
  }
}
