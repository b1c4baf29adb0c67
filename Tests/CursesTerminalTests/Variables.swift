import CNcursesw
import Glibc

/// Sets a variable of the environment, or with `nil` takes it away, while other tests may be
/// starting programs with it.
func setVariable(_ name: String, _ value: String?) {
  _ = unsafe cncurses_set_variable(name, value)
}

/// Whether the environment that there is becomes another one in the same place within a moment.
func isChangedWhileHeld() -> Bool {
  let held = unsafe environ
  var before: [UnsafeMutablePointer<CChar>?] = unsafe []
  while true {
    let entry = unsafe held[before.count]
    unsafe before.append(entry)
    guard unsafe entry != nil else { break }
  }
  return (0..<100).contains { _ in
    unsafe before.indices.contains { unsafe before[$0] != held[$0] }
  }
}
