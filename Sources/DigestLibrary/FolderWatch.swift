import Synchronization

/// Hears, through the system, that files of an archive have changed.
///
/// What is watched is told by walks through the archive, from any thread; another may take the
/// changes meanwhile. Folders of other machines (NFS, SMB) say only what this machine does.
package final class FolderWatch: Sendable {
  /// Can be read when something has happened; nobody but `takeChanges` may read it.
  package let descriptor: Int32
  private let state = Mutex(State())

  private struct State {
    /// By the system's number.
    var watched: [Int32: Watched] = [:]
    var rounds = 0
    var isComplete = true
  }

  private struct Watched {
    /// By which it was met last.
    var path: String
    /// The last round that looked into it; `nil` where only names in it count.
    var round: Int?
    /// Names that count whatever they are, each with the last round that met it.
    var names: [String: Int] = [:]
  }

  /// `nil` where the system gives no watch: they are counted for each of its users.
  package init?() {
    guard let descriptor = try? FileSystem.openWatch() else { return nil }
    self.descriptor = descriptor
  }

  deinit { FileSystem.closeWatch(descriptor) }

  /// Whether the last walk could have every folder watched: the system has a limit.
  package var isComplete: Bool { state.withLock { $0.isComplete } }

  /// Takes all that has happened since, and says whether any of it can concern a digest.
  ///
  /// Never waits. A new folder is a change; it is watched once a walk has come to it.
  package func takeChanges() -> Bool {
    state.withLock { state in
      // Read under the lock: the number of a folder is known before its events are.
      var isChanged = false
      for event in FileSystem.takeWatchEvents(from: descriptor) {
        if event.kinds.contains(.overflow) { isChanged = true }
        guard let watched = state.watched[event.watch] else { continue }
        if event.kinds.contains(.forgotten) {
          state.watched[event.watch] = nil
        } else if !isChanged {
          isChanged = Self.concerns(event, in: watched)
        }
      }
      return isChanged
    }
  }

  /// Whether the folder could be watched, or has gone: then the one that it was in tells.
  private func watch(_ folder: String, _ change: (inout Watched) -> Void) -> Bool {
    state.withLock { state in
      do throws(FileError) {
        // Also where it is watched already: another folder may stand at this path by now.
        let key = try FileSystem.addWatch(folder, to: descriptor)
        var watched = state.watched[key] ?? Watched(path: folder)
        watched.path = folder
        change(&watched)
        state.watched[key] = watched
        return true
      } catch {
        return error.isMissing
      }
    }
  }

  private static func concerns(_ event: WatchEvent, in folder: Watched) -> Bool {
    if !event.kinds.isDisjoint(with: .goneItself) { return true }
    let isNamed = folder.names[event.name] != nil
    guard isNamed || folder.round != nil && !PathName.isPassedOver(event.name) else {
      return false
    }
    if event.kinds.contains(.ofFolder) { return true }
    let path = ArchiveWalk.join(folder.path, event.name)
    let isLink = { FileSystem.kind(of: path) == .link }
    guard isNamed || PathName.isText(event.name) else {
      // It may lead to a folder. One that goes again is known by its name.
      return !event.kinds.isDisjoint(with: [.created, .movedHere]) && isLink()
    }
    // A new file is complete when it is closed; what has another name is so already.
    return !event.kinds.contains(.created) || isLink() || FileSystem.hasOtherNames(path)
  }
}

extension FolderWatch {
  /// What one walk through an archive wants watched.
  struct Round {
    private let watch: FolderWatch
    private let number: Int
    private var isComplete = true
    /// Links after which the system gives up.
    private static let longestChain = 40

    init(of watch: FolderWatch) {
      self.watch = watch
      number = watch.state.withLock { state in
        state.rounds += 1
        return state.rounds
      }
    }

    /// Watches what is right in a folder.
    mutating func add(folder path: String) {
      if !watch.watch(path, { $0.round = max($0.round ?? 0, number) }) { isComplete = false }
    }

    /// Watches one name, whatever it is and whether it is there or not, through the folder that
    /// it lies in; of a link, also the name that it leads to.
    ///
    /// Links among the folders of such a path are not watched.
    mutating func add(name path: String) {
      var path = path
      for _ in 0..<Self.longestChain {
        guard let (folder, name) = Self.parted(path) else { return }
        if !watch.watch(folder, { $0.names[name] = max($0.names[name] ?? 0, number) }) {
          isComplete = false
        }
        guard let target = FileSystem.linkTarget(path) else { return }
        path = target.hasPrefix("/") ? target : ArchiveWalk.join(folder, target)
      }
    }

    /// Forgets what this walk has not met.
    func end() {
      watch.state.withLock { state in
        state.isComplete = isComplete
        for (key, var watched) in state.watched {
          if let round = watched.round, round < number { watched.round = nil }
          watched.names = watched.names.filter { $0.value >= number }
          if watched.round == nil, watched.names.isEmpty {
            state.watched[key] = nil
            FileSystem.removeWatch(key, from: watch.descriptor)
          } else {
            state.watched[key] = watched
          }
        }
      }
    }

    /// The folder and the last name of a path, `nil` where it ends with no name.
    private static func parted(_ path: String) -> (folder: String, name: String)? {
      let slash = UInt8(ascii: "/")
      let end = path.utf8.lastIndex { $0 != slash }.map { path.utf8.index(after: $0) }
      let trimmed = path[..<(end ?? path.startIndex)]
      let start = trimmed.utf8.lastIndex(of: slash).map { trimmed.utf8.index(after: $0) }
      let name = String(trimmed[(start ?? trimmed.startIndex)...])
      guard !["", ".", ".."].contains(name) else { return nil }
      return (start.map { String(trimmed[..<$0]) } ?? ".", name)
    }
  }
}
