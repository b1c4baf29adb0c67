import Glibc

/// What a file held when it was read, as one span of bytes.
///
/// Of a file of more than 16 MB a copy is mapped, of which nobody but this has the name: memory need
/// not hold it, and one that is cut off meanwhile takes nothing from under it, which would end the
/// program (SIGBUS of mmap(2)).
@safe final class FileContents: Sendable {
  let status: FileStatus
  private let array: [UInt8]
  /// The copy's address as a number; 0 where there is none.
  private let address: Int
  private let count: Int

  /// Bytes of a file of which a copy is mapped.
  private static let mapped = 16 << 20

  /// Reads a regular file of at most `FileSystem.largestFile`; never waits for a pipe or a device.
  init(of path: String) throws(FileError) {
    let (descriptor, status) = try FileSystem.openRegularFile(path)
    defer { _ = close(descriptor) }
    guard status.size <= FileSystem.largestFile else { throw .isTooLarge }
    self.status = status
    if status.size > Self.mapped, let copy = Self.copy(of: descriptor, most: status.size) {
      (address, count) = copy
      array = []
    } else {
      array = try FileSystem.bytes(from: descriptor, about: status.size)
      (address, count) = (0, array.count)
    }
  }

  deinit {
    if let start = unsafe UnsafeMutableRawPointer(bitPattern: address) {
      unsafe munmap(start, count)
    }
  }

  func withSpan<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    guard let start = unsafe UnsafePointer<UInt8>(bitPattern: address) else {
      let array = array
      return try body(array.span)
    }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    let span = unsafe bytes.span
    return try body(span)
  }

  /// `nil` where there is no room for a copy, or no place; then memory has to hold the file.
  private static func copy(of descriptor: Int32, most: Int) -> (address: Int, count: Int)? {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    // A file without a name (O_TMPFILE of open(2), a macro that Swift does not see).
    let unnamed: Int32 = 0o20000000 | O_DIRECTORY
    let copy = FileSystem.uninterrupted {
      unsafe open(folder, unnamed | O_RDWR | O_CLOEXEC, 0o600)
    }
    guard copy >= 0 else { return nil }
    defer { _ = close(copy) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    while count < most {
      let got = FileSystem.uninterrupted {
        unsafe buffer.withUnsafeMutableBytes { bytes in
          unsafe read(descriptor, bytes.baseAddress, min(bytes.count, most - count))
        }
      }
      if got == 0 { break }
      guard got > 0, FileSystem.write(Array(buffer[..<got]), to: copy).failure == nil else {
        // From its beginning again.
        _ = lseek(descriptor, 0, SEEK_SET)
        return nil
      }
      count += got
    }
    guard count > 0,
      let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, copy, 0),
      unsafe start != UnsafeMutableRawPointer(bitPattern: -1)
    else {
      _ = lseek(descriptor, 0, SEEK_SET)
      return nil
    }
    return (Int(bitPattern: start), count)
  }
}
