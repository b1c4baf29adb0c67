import Glibc

/// The environment this program was started with.
package enum ProcessEnvironment {
  /// The variables among `names` that are set, as text.
  package static func values(of names: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for name in names {
      guard let value = unsafe getenv(name) else { continue }
      values[name] = unsafe String(cString: value)
    }
    return values
  }
}
