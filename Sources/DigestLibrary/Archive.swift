package import DigestCore

/// The files and folders that a reader was given.
package struct Archive: Sendable {
  /// As they were named.
  package let paths: [String]
  /// Files that are in memory, not on the disk.
  let embedded: [FoundFile]
  /// Hears of changes in every folder that `files` has looked into.
  package let watch: FolderWatch?

  package init(paths: [String], watch: FolderWatch? = nil) {
    self.paths = paths
    self.watch = watch
    embedded = []
  }

  /// An archive of files that the program brings with it.
  package init(embedded files: [(name: String, bytes: [UInt8])]) {
    paths = []
    watch = nil
    embedded = files.map {
      let bytes = $0.bytes
      return FoundFile(path: $0.name, date: PathName.date(of: $0.name), bytes: { bytes })
    }
  }

  /// An archive of files that are made when they are read, each time the same: memory need not hold
  /// them.
  ///
  /// Each name tells a day of its own, and its file holds that day alone: what a day shares with
  /// other files an index would read from the disk.
  ///
  /// `size` is about how many bytes each has; `bytes` makes the one at a place in `names`, on any
  /// thread.
  package init(
    making names: [String], size: Int, bytes: @escaping @Sendable (_ place: Int) -> [UInt8]
  ) {
    paths = []
    watch = nil
    embedded = names.enumerated().map { place, name in
      let identity = FileStatus.Identity(device: 0, inode: UInt64(place))
      return FoundFile(
        path: name, date: PathName.date(of: name), bytes: { bytes(place) },
        status: FileStatus(identity: identity, size: size, modified: 0))
    }
  }
}

/// A file that may be a digest.
package struct FoundFile: Sendable {
  /// As the archive was named.
  package var path: String
  /// The day that its path names.
  package var date: DigestDate?
  /// By hand, not found in a folder.
  package var isNamed = false
  /// Which of the archive's paths it is, or lies below; 0-based.
  var root = 0
  /// What it holds, where that is not on the disk.
  var bytes: (@Sendable () -> [UInt8])?
  /// Of the file when it was found, where it was looked at.
  var status: FileStatus?

  /// Whether it is read in a moment.
  package var isSmall: Bool { !LargeFile.isOne(status?.size ?? 0) }
}

/// A file or folder that could not be looked into.
package struct UnreadablePath: Sendable {
  package var path: String
  package var error: FileError
}

extension Archive {
  /// Throws where a path is not there; costs a look at each.
  package func check() throws(LibraryError) {
    for path in paths {
      do {
        _ = try FileSystem.status(of: path)
      } catch {
        throw LibraryError(path: path, error)
      }
    }
  }

  /// Whether any of the paths is a folder.
  package var hasFolder: Bool {
    paths.contains { (try? FileSystem.status(of: $0))?.kind == .folder }
  }

  /// Whether any of the paths is a file that memory is not to hold.
  package var hasLargeFile: Bool {
    paths.contains { (try? FileSystem.status(of: $0)).map { LargeFile.isOne($0.size) } ?? false }
  }

  /// Every file of the archive once, in the order of the paths, then of names.
  ///
  /// What links lead to comes last, and only where nothing else leads there: so loops end, and a
  /// file goes by its own name. The archive's watch, if any, watches from here on just the folders
  /// that were met, each since before it was looked into: no change falls between.
  package func files() throws(LibraryError) -> (files: [FoundFile], unreadable: [UnreadablePath]) {
    var walk = ArchiveWalk(watch: watch)
    for (root, path) in paths.enumerated() { try walk.start(at: path, root: root) }
    walk.finish()
    return (embedded + walk.files, walk.unreadable)
  }
}

/// A walk through folders.
struct ArchiveWalk {
  private struct Place {
    var path: String
    /// Without links: names of folders above the path count for its date.
    var realPath: String
    var root: Int
    var kind: FileSystem.Entry.Kind
  }

  private(set) var files: [FoundFile] = []
  private(set) var unreadable: [UnreadablePath] = []
  private var visited: Set<FileStatus.Identity> = []
  private var links: [Place] = []
  private var watching: FolderWatch.Round?

  init(watch: FolderWatch? = nil) {
    watching = watch.map { FolderWatch.Round(of: $0) }
  }

  /// Walks all below `path` but links.
  mutating func start(at path: String, root: Int) throws(LibraryError) {
    // A folder tells of itself; of a file, a link, or what is not there, its parent does.
    if watching != nil, FileSystem.kind(of: path) != .folder { watching?.add(name: path) }
    let status: FileStatus
    do {
      status = try FileSystem.status(of: path)
    } catch {
      throw LibraryError(path: path, error)
    }
    let real = FileSystem.realPath(path) ?? path
    switch status.kind {
    case .folder: walk(Place(path: path, realPath: real, root: root, kind: .folder))
    case .file:
      if visited.insert(status.identity).inserted {
        files.append(
          FoundFile(
            path: path, date: PathName.date(of: real), isNamed: true, root: root, status: status))
      }
    case .other: throw .notAFile(path: path)
    }
  }

  /// Follows the links that were met.
  mutating func finish() {
    var next = 0
    while next < links.count {
      let link = links[next]
      next += 1
      do {
        switch try FileSystem.status(of: link.path).kind {
        case .folder:
          watching?.add(name: link.path)
          var folder = link
          folder.kind = .folder
          walk(folder)
        case .file where PathName.isText(link.path):
          watching?.add(name: link.path)
          add(link)
        default: break
        }
      } catch {
        watching?.add(name: link.path)
        if PathName.isText(link.path) { report(link.path, error) }
      }
    }
    watching?.end()
  }

  private mutating func walk(_ start: Place) {
    var places = [start]
    while let place = places.popLast() {
      guard place.kind == .folder else {
        add(place)
        continue
      }
      do {
        let identity = try FileSystem.status(of: place.path).identity
        guard visited.insert(identity).inserted else { continue }
        watching?.add(folder: place.path)
        let inside = try FileSystem.entries(of: place.path)
        // The last is taken first.
        places += self.places(for: inside, in: place).reversed()
      } catch {
        report(place.path, error)
      }
    }
  }

  /// What to look into of a folder's entries; links are put by.
  private mutating func places(for entries: [FileSystem.Entry], in folder: Place) -> [Place] {
    var places: [Place] = []
    for entry in entries.sorted(by: { FilePath($0.name) < FilePath($1.name) })
    where !PathName.isPassedOver(entry.name) {
      var place = Place(
        path: Self.join(folder.path, entry.name), realPath: Self.join(folder.realPath, entry.name),
        root: folder.root, kind: entry.kind)
      if entry.kind == .unknown { place.kind = FileSystem.kind(of: place.path) }
      guard entry.hasName else {
        if place.kind == .folder || PathName.isText(entry.name) {
          report(place.path, .nameIsNotUTF8)
        }
        continue
      }
      switch place.kind {
      case .folder: places.append(place)
      case .file where PathName.isText(entry.name): places.append(place)
      case .link: links.append(place)
      default: break
      }
    }
    return places
  }

  private mutating func add(_ place: Place) {
    do {
      let status = try FileSystem.status(of: place.path)
      guard status.kind == .file, visited.insert(status.identity).inserted else { return }
      files.append(
        FoundFile(
          path: place.path, date: PathName.date(of: place.realPath), root: place.root,
          status: status))
    } catch {
      report(place.path, error)
    }
  }

  private mutating func report(_ path: String, _ error: FileError) {
    unreadable.append(UnreadablePath(path: path, error: error))
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
  }
}
