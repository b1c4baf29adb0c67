import DigestLibrary

/// An archive on disk: the time to its newest day, to all its papers, and to a second look at it.
func measureLibrary(_ arguments: [String]) {
  let archive = Archive(paths: arguments.isEmpty ? ["../shared/archive"] : arguments)
  let newest = Measurement(rounds: 25) { _ = archive.newest() }
  let loading = Measurement(rounds: 5) { try? Library(archive).load() }
  let library = Library(archive)
  do {
    try library.load()
  } catch {
    print(error)
    return
  }
  let looking = Measurement(rounds: 5) { _ = try? library.reload() }

  print("\(library.snapshot.days.count) days, \(library.snapshot.paperCount) papers")
  print("newest day         \(newest.microseconds) µs median")
  print("load               \(loading.microseconds) µs median")
  print("reload, no change  \(looking.microseconds) µs median")
}
