import Settings

/// What a person has set in `config.yaml`.
enum UserSettings {
  /// `nil` where there is no place for it.
  static var file: SettingsFile? { Places.config.map { SettingsFile(folder: $0) } }

  /// Read when it is first asked for, and once.
  ///
  /// A start that names its archive need not ask before the first frame.
  static let reading = file?.read(home: Places.home) ?? SettingsReading()
}
