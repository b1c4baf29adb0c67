import Glibc

/// What the system says has happened to a watched folder, or to something right in it.
struct WatchEvent {
  struct Kinds: OptionSet {
    let rawValue: UInt32

    /// Something new: a file without its text yet, a folder, or one more name of a file.
    static let created = Self(rawValue: UInt32(IN_CREATE))
    /// Somebody who could write to a file has closed it.
    static let written = Self(rawValue: UInt32(IN_CLOSE_WRITE))
    static let movedHere = Self(rawValue: UInt32(IN_MOVED_TO))
    /// Of the watched folder itself.
    static let goneItself = Self(
      rawValue: UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_UNMOUNT))
    /// Not a change: nothing is said of this watch any more.
    static let forgotten = Self(rawValue: UInt32(IN_IGNORED))
    /// More has happened than the system keeps; what, it does not say.
    static let overflow = Self(rawValue: UInt32(IN_Q_OVERFLOW))
    static let ofFolder = Self(rawValue: UInt32(IN_ISDIR))
  }

  var watch: Int32
  var kinds: Kinds
  /// With U+FFFD where it is not UTF-8; empty where the folder itself is meant.
  var name: String
}

extension FileSystem {
  /// What is asked of the system for every folder: what makes a file's text complete, and what
  /// gives or takes a name.
  ///
  /// A file still being written says nothing (no IN_MODIFY): it is read once it is closed, be it
  /// written in place, as `rsync --inplace` and `>>` do. Whoever writes beside it and renames, as
  /// most editors and plain `rsync` do, is heard by the rename. A file that somebody keeps open
  /// is read when it is closed, or with the next change of another.
  private static let watched =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
    | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
    | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)

  /// A descriptor that can be read when a watched folder has changed; reading it never waits.
  static func openWatch() throws(FileError) -> Int32 {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw .last }
    return descriptor
  }

  static func closeWatch(_ descriptor: Int32) { _ = close(descriptor) }

  /// Watches what is right in the folder at `path`, links followed; with `hearsWrites` it is told of
  /// every write, not only once a file is closed.
  ///
  /// - Returns: the number that its events bear, the same for all paths of one folder.
  static func addWatch(
    _ path: String, to descriptor: Int32, hearsWrites: Bool = false
  ) throws(FileError) -> Int32 {
    let kinds = hearsWrites ? watched | UInt32(IN_MODIFY) : watched
    let watch = unsafe inotify_add_watch(descriptor, path, kinds)
    guard watch >= 0 else { throw .last }
    return watch
  }

  static func removeWatch(_ watch: Int32, from descriptor: Int32) {
    _ = inotify_rm_watch(descriptor, watch)
  }

  /// Takes all that has happened.
  static func takeWatchEvents(from descriptor: Int32) -> [WatchEvent] {
    var events: [WatchEvent] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      guard let count = try? read(from: descriptor, into: &buffer, at: 0), count > 0 else {
        return events
      }
      unsafe buffer.withUnsafeBytes { bytes in
        unsafe append(UnsafeRawBufferPointer(rebasing: bytes[..<count]), to: &events)
      }
    }
  }

  /// Events lie one behind the other, each with its name and as many zeros as align the next.
  private static func append(_ bytes: UnsafeRawBufferPointer, to events: inout [WatchEvent]) {
    let header = MemoryLayout<inotify_event>.size
    var start = 0
    while start + header <= bytes.count {
      let event = unsafe bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
      let end = min(start + header + Int(event.len), bytes.count)
      let name = unsafe bytes[start + header..<end].prefix { $0 != 0 }
      events.append(
        WatchEvent(
          watch: event.wd, kinds: WatchEvent.Kinds(rawValue: event.mask),
          name: unsafe String(decoding: name, as: UTF8.self)))
      start = end
    }
  }

  /// What the symbolic link at `path` says, `nil` where there is none.
  static func linkTarget(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &bytes, bytes.count)
    return count > 0
      ? String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }

  /// Whether a regular file stands at `path` that goes by other names too.
  static func hasOtherNames(_ path: String) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG && status.st_nlink > 1
  }
}
