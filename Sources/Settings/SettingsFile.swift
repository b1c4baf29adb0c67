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
      guard let bytes = try bytes() else { return SettingsReading() }
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

  private struct Unreadable: Error {
    var message: String

    init(_ message: String) { self.message = message }

    /// In the system's own words.
    static var last: Self { Self("cannot be read (\(unsafe String(cString: strerror(errno))))") }
  }

  /// At most one more than are read of a configuration; `nil` where there is no file.
  private func bytes() throws(Unreadable) -> [UInt8]? {
    // A FIFO without a writer is not waited for.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .last
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Unreadable("is a folder")
    default: throw Unreadable("is no file")
    }
    var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), YAMLText.mostBytes) + 1)
    var count = 0
    while count < bytes.count {
      let read = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw .last }
      if read == 0 { break }
      count += read
    }
    return Array(bytes.prefix(count))
  }
}
