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
  print("newest day         \(microseconds(newest.median)) µs median")
  print("load               \(microseconds(loading.median)) µs median")
  print("reload, no change  \(microseconds(looking.median)) µs median")
}

private func microseconds(_ seconds: Double) -> Int { Int((seconds * 1e6).rounded()) }
