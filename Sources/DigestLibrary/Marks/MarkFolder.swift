import Marks
import Synchronization

/// What was read of the files of a log, to read only what is new.
struct MarkFolder {
  /// How far a file has been read.
  private struct Known {
    var identity: FileStatus.Identity
    var modified: Int64
    var size: Int
    /// Where the next line begins.
    var end: Int
    /// The bytes before `end`, which are others where the file was written anew.
    var tail: [UInt8]
  }

  private static let tailLength = 64

  private var known: [String: Known] = [:]
  /// Lines of each file when it was first read.
  private(set) var lines: [String: Int] = [:]
  var watch: MarkWatch?
  /// The file that this program writes, whose lines are no news.
  var ownName: String?

  /// All that were there.
  var names: [String] { known.keys.sorted() }

  mutating func open(_ places: MarkPlaces, _ problems: inout [MarkProblem]) {
    do throws(FileError) {
      try FileSystem.makeFolders(places.folder)
    } catch {
      problems.append(
        MarkProblem(file: places.folder, message: "no place for marks: \(error.words)"))
    }
    // Before any file is read: what changes later is heard.
    watch?.add(places.folder)
  }

  /// Watches the folder again, where it may have been made anew.
  func rewatch(_ places: MarkPlaces) { watch?.add(places.folder) }

  /// Takes all files into the book.
  mutating func read(
    _ places: MarkPlaces, into book: inout MarkBook, believed: Int64,
    _ problems: inout [MarkProblem]
  ) {
    let names: [String]
    do throws(FileError) {
      names = try Self.names(in: places)
    } catch {
      problems.append(
        MarkProblem(file: places.folder, message: "it cannot be read: \(error.words)"))
      return
    }
    for name in names {
      let path = places.path(name)
      do throws(FileError) {
        let (bytes, status) = try FileSystem.contents(of: path, from: 0)
        let reading = book.take(contents: bytes.span, believed: believed, file: path)
        problems += reading.problems
        lines[name] = reading.lines
        know(name, status, bytes, from: 0, end: reading.end)
      } catch {
        guard !error.isMissing else { continue }
        problems.append(MarkProblem(file: path, message: "it cannot be read: \(error.words)"))
      }
    }
  }

  /// The lines that files have got since they were read and that are news to the book.
  mutating func news(
    _ places: MarkPlaces, beyond book: MarkBook, believed: Int64
  ) -> [MarkLine] {
    var names: [String]
    if let changed = watch?.changes() {
      names = changed.filter { $0.hasSuffix(MarkPlaces.suffix) }.sorted()
    } else {
      rewatch(places)
      names = (try? Self.names(in: places)) ?? []
    }
    names.removeAll { $0 == ownName }
    var lines: [MarkLine] = []
    for name in names {
      guard let (bytes, start) = added(to: name, places) else { continue }
      let span = bytes.span
      let end = MarkText.completeEnd(of: span, from: start)
      MarkText.forEachLine(of: span, from: start) { range in
        guard range.lowerBound < end,
          let line = try? MarkText.line(span, in: range, believed: believed), book.isNews(line)
        else { return }
        lines.append(line)
      }
    }
    return lines
  }

  /// The end of a file from the last line that was read, and where in it new lines begin.
  ///
  /// All of a file that is another by now; `nil` where there is nothing new.
  private mutating func added(
    to name: String, _ places: MarkPlaces
  ) -> (bytes: [UInt8], start: Int)? {
    let path = places.path(name)
    guard let status = try? FileSystem.status(of: path) else {
      known[name] = nil
      return nil
    }
    if let known = known[name], known.identity == status.identity, known.end <= status.size {
      if known.size == status.size, known.modified == status.modified { return nil }
      let from = known.end - known.tail.count
      guard let (bytes, status) = try? FileSystem.contents(of: path, from: from) else { return nil }
      if bytes.starts(with: known.tail) {
        let end = MarkText.completeEnd(of: bytes.span, from: known.tail.count)
        know(name, status, bytes, from: from, end: end)
        return (bytes, known.tail.count)
      }
    }
    guard let (bytes, status) = try? FileSystem.contents(of: path, from: 0) else { return nil }
    know(name, status, bytes, from: 0, end: MarkText.completeEnd(of: bytes.span))
    return (bytes, 0)
  }

  /// `bytes` begin at `from` in the file, and the next line at `end` in them.
  private mutating func know(
    _ name: String, _ status: FileStatus, _ bytes: [UInt8], from: Int, end: Int
  ) {
    known[name] = Known(
      identity: status.identity, modified: status.modified, size: from + bytes.count,
      end: from + end, tail: Array(bytes[max(end - Self.tailLength, 0)..<end]))
  }

  /// The file holds nothing that was not read.
  mutating func know(_ name: String, _ status: FileStatus) {
    known[name] = Known(
      identity: status.identity, modified: status.modified, size: status.size, end: status.size,
      tail: [])
  }

  static func names(in places: MarkPlaces) throws(FileError) -> [String] {
    try FileSystem.entries(of: places.folder)
      .filter { $0.hasName && $0.name.hasSuffix(MarkPlaces.suffix) && !$0.name.hasPrefix(".") }
      .map(\.name).sorted()
  }
}

/// Hears what happens in the folder of a log.
final class MarkWatch: Sendable {
  let descriptor: Int32
  private let isWatching = Mutex(false)

  /// `nil` where the system gives no watch: they are counted for each of its users.
  init?() {
    guard let descriptor = try? FileSystem.openWatch() else { return nil }
    self.descriptor = descriptor
  }

  deinit { FileSystem.closeWatch(descriptor) }

  var isComplete: Bool { isWatching.withLock { $0 } }

  func add(_ folder: String) {
    isWatching.withLock { isWatching in
      isWatching =
        (try? FileSystem.addWatch(folder, to: descriptor, hearsWrites: true)) != nil
    }
  }

  /// The names of files that have changed since; `nil` where that cannot be told.
  func changes() -> Set<String>? {
    var names: Set<String> = []
    let events = FileSystem.takeWatchEvents(from: descriptor)
    guard isComplete else { return nil }
    for event in events {
      let lost: WatchEvent.Kinds = [.overflow, .forgotten, .goneItself]
      if !event.kinds.isDisjoint(with: lost) { return nil }
      names.insert(event.name)
    }
    return names
  }
}
