import Glibc

/// The configuration on disk.
package struct SettingsFile: Equatable, Sendable {
  package let path: String

  /// - Parameter folder: the reader's own, such as `~/.config/broadsheet`.
  package init(folder: String) { path = folder + "/config.yaml" }

  package var exists: Bool { unsafe access(path, F_OK) == 0 }

  /// Reads it; where it is not there, that costs one system call.
  ///
  /// - Parameter home: what `~` stands for; `nil` where there is none.
  /// - Returns: the defaults without a problem where it is not there.
  package func read(home: String?) -> SettingsReading {
    do {
      guard let bytes = try FileBytes.read(path) else { return SettingsReading() }
      return Self.read(bytes, of: path, home: home)
    } catch {
      var reading = SettingsReading()
      reading.problems = [SettingsProblem(file: path, position: nil, message: error.message)]
      return reading
    }
  }

  /// Reads what stands in the configuration `file`, whose folder is where paths begin.
  package static func read(_ bytes: [UInt8], of file: String, home: String?) -> SettingsReading {
    var reader = SettingsReader(file: file, home: home)
    reader.read(bytes)
    var reading = SettingsReading()
    reading.settings = reader.settings
    reading.problems = reader.problems
    return reading
  }
}
