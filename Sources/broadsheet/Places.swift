import Desktop

/// Where the reader keeps what is its own (XDG Base Directory Specification 0.8); `nil` without a
/// home.
enum Places {
  /// What can be made again.
  static var cache: String? { folder("XDG_CACHE_HOME", inHome: ".cache") }
  /// What a person writes.
  static var config: String? { folder("XDG_CONFIG_HOME", inHome: ".config") }
  /// What is to last.
  static var state: String? { folder("XDG_STATE_HOME", inHome: ".local/state") }

  /// Marks, where the configuration names no other folder.
  static var marks: String? { state.map { $0 + "/marks" } }

  /// What `~` stands for.
  static var home: String? {
    ProcessEnvironment.values(of: ["HOME"])["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  private static func folder(_ variable: String, inHome rest: String) -> String? {
    let values = ProcessEnvironment.values(of: [variable])
    // The specification: a relative path is to be ignored.
    if let base = values[variable], base.hasPrefix("/") { return join(base, "broadsheet") }
    return home.map { join($0, rest) + "/broadsheet" }
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder + (folder.hasSuffix("/") ? "" : "/") + name
  }
}
