import Foundation
import Marks

/// Brings the files of ended runs into the device's own.
///
/// Their lines are added to it and synced before they are removed: where this is ended in between,
/// lines are there twice, which says nothing new.
struct MarkMerge {
  var places: MarkPlaces
  var device: String

  /// Merges the files of `runs`, and writes the own file anew where it `isLong`.
  ///
  /// Nothing happens where another program of this device is merging, for as many tries, a hundredth
  /// of a second apart: the files stay, and the next one to start takes them.
  ///
  /// - Returns: the own file as it is then, `nil` where it is as it was.
  func run(_ runs: [MarkRun], isLong: Bool, tries: Int) -> FileStatus? {
    guard let stateFolder = places.stateFolder else { return nil }
    let path = places.path(places.ownName(of: device))
    let own = FileSystem.realPath(path) ?? path
    do throws(FileError) {
      guard let lock = try lock(in: stateFolder, tries: tries) else { return nil }
      if !runs.isEmpty { try add(runs, to: own) }
      if isLong { try compact(own) }
      let status = try FileSystem.status(of: own)
      _ = consume lock
      return runs.isEmpty && !isLong ? nil : status
    } catch {
      // Nothing is lost: the files of the runs are as good.
      return nil
    }
  }

  private func lock(in folder: String, tries: Int) throws(FileError) -> FileLock? {
    for attempt in 0..<tries {
      if let lock = try FileLock(path: ArchiveWalk.join(folder, "marks.lock")) { return lock }
      if attempt + 1 < tries { Thread.sleep(forTimeInterval: 0.01) }
    }
    return nil
  }

  private func add(_ runs: [MarkRun], to own: String) throws(FileError) {
    let file = try AppendedFile(path: own, isNew: false)
    let head = Array(MarkText.head.utf8)
    let lineFeed = UInt8(ascii: "\n")
    for run in runs {
      let isNew = try FileSystem.status(of: own).size == 0
      let lines = try run.file.contents()
      var bytes: [UInt8] = isNew ? head : try file.endsWithinLine() ? [lineFeed] : []
      bytes += lines.starts(with: head) ? lines[head.count...] : lines[...]
      if bytes.last != nil, bytes.last != lineFeed { bytes.append(lineFeed) }
      if let failure = file.write(bytes).failure { throw failure }
      try file.sync()
      FileSystem.syncFolder(places.folder)
      places.remove(run)
    }
  }

  /// Leaves out lines of the own file that another one in it has made void; lines that are not
  /// understood stay, and all in their order.
  private func compact(_ own: String) throws(FileError) {
    let (bytes, _) = try FileSystem.contents(of: own, from: 0)
    var book = MarkBook()
    _ = book.take(contents: bytes.span)
    try FileSystem.replace(own, with: Self.compacted(bytes, book))
    FileSystem.syncFolder(places.folder)
  }

  static func compacted(_ bytes: [UInt8], _ book: MarkBook) -> [UInt8] {
    var kept = Array(MarkText.head.utf8)
    let span = bytes.span
    var written = MarkBook()
    MarkText.forEachLine(of: span) { range in
      do throws(LineProblem) {
        guard let line = try MarkText.line(span, in: range) else { return }
        guard book.counts(line), written.isNews(line) else { return }
        written.take(line)
      } catch {}
      kept += bytes[range]
      kept.append(UInt8(ascii: "\n"))
    }
    return kept
  }
}
