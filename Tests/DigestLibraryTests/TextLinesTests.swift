import Foundation
import Testing

@testable import DigestLibrary

struct TextLinesTests {
  private func all(_ lines: consuming TextLines) throws -> [String] {
    var found: [String] = []
    while let line = try lines.next() { found.append(line) }
    return found
  }

  /// What a program finds behind a pipe into which `pieces` are written one by one.
  private func piped(_ pieces: [[UInt8]]) throws -> [String] {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    defer { close(reader) }
    // A thread of its own: it waits for room, and tasks have as few threads as processors.
    Thread.detachNewThread {
      for piece in pieces {
        var rest = piece[...]
        while !rest.isEmpty {
          let count = unsafe rest.withUnsafeBytes { unsafe write(writer, $0.baseAddress, $0.count) }
          rest = rest.dropFirst(count)
        }
      }
      close(writer)
    }
    return try all(TextLines(of: reader))
  }

  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]),
    ("a\r\nb\r", ["a", "b"]), ("\r\n", [""]),
    ("one\u{2028}line\u{85}\u{B}\n漢é", ["one\u{2028}line\u{85}\u{B}", "漢é"]),
  ])
  func `lines end with a line feed and with nothing else`(text: String, lines: [String]) throws {
    #expect(try piped([Array(text.utf8)]) == lines)
    let folder = try TemporaryFolder()
    try folder.write("lines", text)
    #expect(try all(TextLines(path: folder.path("lines"))) == lines)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `however they come, the lines are the same`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("\n\r éaaa".utf8)
    let bytes = (0..<Int.random(in: 0..<150_000, using: &generator)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
    }
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1..<100_000, using: &generator))
      pieces.append(Array(piece))
      rest = rest.dropFirst(piece.count)
    }

    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let texts = lines.map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
    #expect(try piped(pieces) == (texts.last == "" ? texts.dropLast() : texts))
  }

  @Test func `a call before it that was interrupted does not keep the end from being found`() throws
  {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { close(ends[0]) }
    _ = unsafe write(ends[1], "a\n", 2)
    close(ends[1])
    var lines = TextLines(of: ends[0])

    #expect(try lines.next() == "a")
    errno = EINTR

    #expect(try lines.next() == nil)
    #expect(try lines.next() == nil)
  }

  @Test func `what cannot be read is an error`() throws {
    var lines = TextLines(of: -1)

    #expect(throws: FileError(code: EBADF)) { try lines.next() }
    #expect(throws: FileError.isNoFile) { _ = try TextLines(path: "/") }
    #expect(throws: FileError(code: ENOENT)) { _ = try TextLines(path: "/nowhere") }
  }
}
