import Settings

/// Reads `text` as the configuration of someone whose home is `/home/a`.
func read(_ text: String, home: String? = "/home/a") -> SettingsReading {
  read(Array(text.utf8), home: home)
}

func read(_ bytes: [UInt8], home: String? = "/home/a") -> SettingsReading {
  SettingsFile.read(bytes, of: "/etc/b/config.yaml", home: home)
}

extension SettingsReading {
  /// As `LINE:COLUMN: message`.
  var places: [String] {
    problems.map { String("\($0)".trimmingPrefix("/etc/b/config.yaml:")) }
  }
}
