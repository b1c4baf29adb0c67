import Glibc

/// The bytes of small files that a person writes.
enum FileBytes {
  struct Unreadable: Error {
    var message: String

    init(_ message: String) { self.message = message }

    /// In the system's own words.
    static var last: Self { Self("cannot be read (\(unsafe String(cString: strerror(errno))))") }
  }

  /// At most one byte more than are read of a YAML file; `nil` where there is no file.
  static func read(_ path: String) throws(Unreadable) -> [UInt8]? {
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

  /// The names of what lies in a folder, in no order; empty where there is none.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe String(validatingCString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      }
      if let name { names.append(name) }
    }
    return names
  }
}
