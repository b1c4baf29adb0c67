import CNcursesw

/// Sets a variable of the environment, or with `nil` takes it away, while other tests may be
/// starting programs with it.
func setVariable(_ name: String, _ value: String?) {
  _ = unsafe cncurses_set_variable(name, value)
}
