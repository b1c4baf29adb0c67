import Glibc

/// Lines of text, one after the other, as they come.
///
/// The standard library's `readLine` takes an end for an interruption where an earlier call of any
/// kind was interrupted (it looks at an `errno` that an end does not set), and asks for ever.
package struct TextLines: ~Copyable {
  private let descriptor: Int32
  private let isOwned: Bool
  private var bytes: [UInt8] = []
  /// Of the next line in `bytes`.
  private var start = 0
  /// Whether nothing comes behind `bytes`.
  private var isEnded = false

  /// Bytes that are asked for at once.
  private static let chunk = 1 << 16

  /// - Parameter descriptor: stays open.
  package init(of descriptor: Int32) {
    self.descriptor = descriptor
    isOwned = false
  }

  /// Of a regular file, and of nothing else.
  package init(path: String) throws(FileError) {
    descriptor = try FileSystem.openRegularFile(path).descriptor
    isOwned = true
  }

  deinit {
    if isOwned { _ = close(descriptor) }
  }

  /// The next line; waits for as long as whoever writes it takes.
  ///
  /// - Returns: its text without its end, a line feed or a return and one, and with U+FFFD where it
  ///   is not UTF-8; `nil` behind the last.
  package mutating func next() throws(FileError) -> String? {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return text(bytes[start..<end])
      }
      guard !isEnded else { break }
      searched = bytes.count - start
      try fill()
    }
    guard start < bytes.count else { return nil }
    defer { start = bytes.count }
    return text(bytes[start...])
  }

  /// Puts what comes next behind the line that has begun.
  private mutating func fill() throws(FileError) {
    bytes.removeSubrange(..<start)
    start = 0
    guard bytes.count <= FileSystem.longestLine else { throw .lineIsTooLong }
    let begun = bytes.count
    var got = 0
    bytes += repeatElement(0, count: max(Self.chunk, begun))
    defer { bytes.removeLast(bytes.count - begun - got) }
    got = try FileSystem.read(from: descriptor, into: &bytes, at: begun)
    isEnded = got == 0
  }

  private func text(_ line: ArraySlice<UInt8>) -> String {
    let hasReturn = line.last == UInt8(ascii: "\r")
    return String(decoding: hasReturn ? line.dropLast() : line, as: UTF8.self)
  }
}
