import Glibc

// The one door to the disk: every file of the reader's own is written here, whole to a temporary
// file that then takes its place, or added to at its end. Only SQLite writes by itself.
extension FileSystem {
  /// Makes the folder and those above it, for its owner alone.
  static func makeFolders(_ path: String) throws(FileError) {
    if makeFolder(path) || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .last
    }
    try makeFolders(String(path[..<slash]))
    guard makeFolder(path) || errno == EEXIST else { throw .last }
  }

  private static func makeFolder(_ path: String) -> Bool {
    uninterrupted { unsafe mkdir(path, 0o700) } == 0
  }

  /// Removes a file, where it is there and can be.
  static func remove(_ path: String) { _ = uninterrupted { unsafe unlink(path) } }

  /// Puts a file in place of what is there, whole or not at all; it is on the disk when this
  /// returns.
  ///
  /// Where a link stands there, what it leads to is replaced; rights stay as they are, and a new
  /// file is its owner's alone.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let target = realPath(path) ?? path
    let temporary = try temporaryFile(for: target, holding: bytes)
    guard uninterrupted({ unsafe rename(temporary, target) }) == 0 else {
      let failure = FileError.last
      remove(temporary)
      throw failure
    }
    syncFolder(folder(of: target))
  }

  /// Makes a file with these bytes, whole or not at all.
  ///
  /// - Returns: whether it was made; `false` where one is there already.
  static func make(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool {
    let temporary = try temporaryFile(for: path, holding: bytes)
    defer { remove(temporary) }
    if uninterrupted({ unsafe link(temporary, path) }) == 0 {
      syncFolder(folder(of: path))
      return true
    }
    if errno == EEXIST { return false }
    // A file system without second names.
    if (try? status(of: path)) != nil { return false }
    guard uninterrupted({ unsafe rename(temporary, path) }) == 0 else { throw .last }
    return true
  }

  /// Adds bytes to a file that holds lines, and returns once they are on the disk; makes the file
  /// where there is none.
  static func append(lines bytes: [UInt8], to path: String) throws(FileError) {
    let file = try AppendedFile(path: path, isNew: false)
    // A disk that was full may have left a piece of a line.
    let lead = try file.endsWithinLine() ? [UInt8(ascii: "\n")] : []
    if let failure = file.write(lead + bytes).failure { throw failure }
    try file.sync()
  }

  /// Returns once the names in a folder are on the disk, where the file system can do that.
  static func syncFolder(_ path: String) {
    let descriptor = uninterrupted { unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    _ = uninterrupted { fsync(descriptor) }
    _ = close(descriptor)
  }

  /// Lets this thread stand back behind those that a person waits for.
  static func yieldToOthers() {
    // Linux takes 0 for the calling thread.
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

// What the door is made of.
extension FileSystem {
  /// Makes a call again as often as a signal interrupts it.
  static func uninterrupted<Count: SignedInteger>(_ call: () -> Count) -> Count {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Writes to a descriptor, in one call where there is room.
  ///
  /// - Returns: how many bytes were written, and why not all.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32
  ) -> (count: Int, failure: FileError?) {
    var written = 0
    while written < bytes.count {
      let count = uninterrupted {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe Glibc.write(
            descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        }
      }
      if count < 0 { return (written, .last) }
      // Nothing taken and nothing wrong: to ask again might be for ever.
      if count == 0 { return (written, .isFull) }
      written += count
    }
    return (written, nil)
  }

  /// A new file beside `path`, for a name that begins as its does; passed over as a digest, and
  /// removed where it cannot be written.
  private static func temporaryFile(
    for path: String, holding bytes: [UInt8]
  ) throws(FileError) -> String {
    var status = stat()
    let isThere = uninterrupted { unsafe stat(path, &status) } == 0
    let mode = isThere ? status.st_mode & 0o777 : 0o600
    var number = 0
    while true {
      let temporary = "\(path).\(getpid()).\(number)~"
      let descriptor = uninterrupted {
        unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      }
      guard descriptor >= 0 else {
        // Another thread's, or left by a program that died and had our number.
        guard errno == EEXIST, number < 1_000 else { throw .last }
        number += 1
        continue
      }
      defer { _ = close(descriptor) }
      var failure = write(bytes, to: descriptor).failure
      if failure == nil, mode != 0o600, fchmod(descriptor, mode) != 0 { failure = .last }
      if failure == nil, uninterrupted({ fsync(descriptor) }) != 0 { failure = .last }
      guard let failure else { return temporary }
      remove(temporary)
      throw failure
    }
  }
}
