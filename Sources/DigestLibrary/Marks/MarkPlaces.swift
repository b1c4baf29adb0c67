import Marks

/// Where the files of a log lie, and what they are called.
struct MarkPlaces: Sendable {
  /// Of the logs and, in `notes`, of the notes.
  var folder: String
  /// Of what is this machine's, its name and the locks; without one, every run is a device.
  var stateFolder: String?

  static let suffix = ".log"

  func path(_ name: String) -> String { ArchiveWalk.join(folder, name) }
  func ownName(of device: String) -> String { device + Self.suffix }

  /// The name of this machine, made once.
  func device(_ problems: inout [MarkProblem]) -> String {
    guard let stateFolder else { return DeviceName.random() }
    let path = ArchiveWalk.join(stateFolder, "device")
    let name = DeviceName.random()
    do throws(FileError) {
      if let known = try Self.deviceName(at: path) { return known }
      try FileSystem.makeFolders(stateFolder)
      if try FileSystem.make(path, with: Array((name + "\n").utf8)) { return name }
      if let theirs = try Self.deviceName(at: path) { return theirs }
      // It holds something else, such as nothing after a crash of the machine.
      try FileSystem.replace(path, with: Array((name + "\n").utf8))
    } catch {
      problems.append(
        MarkProblem(
          file: path, message: "this machine's name cannot be read or kept: \(error.words)"))
    }
    return name
  }

  /// `nil` where there is none, or something else; what cannot be read may be one.
  private static func deviceName(at path: String) throws(FileError) -> String? {
    let text: String
    do throws(FileError) {
      text = String(decoding: try FileSystem.contents(of: path).bytes, as: UTF8.self)
    } catch {
      if error.isMissing || error == .isNoFile { return nil }
      throw error
    }
    let line = text.prefix { !$0.isWhitespace }
    return DeviceName.isValid(String(line)) ? String(line) : nil
  }

  /// A new file for a run, without a line.
  func newRun(of device: String) throws(FileError) -> MarkRun {
    try FileSystem.makeFolders(folder)
    while true {
      let name = "\(device).\(DeviceName.random())\(Self.suffix)"
      let lock = try lock(of: name)
      do throws(FileError) {
        let file = try AppendedFile(path: path(name), isNew: true)
        return MarkRun(name: name, file: file, lock: consume lock)
      } catch {
        removeLock(of: name)
        guard error.code == FileError.exists.code else { throw error }
      }
    }
  }

  /// Files of runs of this device that have ended without merging them; held locked, so that
  /// nobody else merges them at the same time.
  func runsLeft(by device: String, among names: [String]) -> [MarkRun] {
    guard stateFolder != nil else { return [] }
    return names.compactMap { name in
      guard isRun(name, of: device), let lock = try? lock(of: name),
        let file = try? AppendedFile(path: path(name), isNew: false)
      else { return nil }
      return MarkRun(name: name, file: file, lock: lock)
    }
  }

  private func isRun(_ name: String, of device: String) -> Bool {
    guard name.hasPrefix(device + "."), name.hasSuffix(Self.suffix) else { return false }
    let run = name.dropFirst(device.count + 1).dropLast(Self.suffix.count)
    return DeviceName.isValid(String(run))
  }

  func remove(_ run: MarkRun) {
    FileSystem.remove(path(run.name))
    removeLock(of: run.name)
  }

  /// `nil` where another holds it, or there is no place for locks.
  private func lock(of name: String) throws(FileError) -> FileLock? {
    guard let path = lockPath(of: name) else { return nil }
    try FileSystem.makeFolders(String(path.dropLast(name.utf8.count + 1)))
    return try FileLock(path: path)
  }

  private func removeLock(of name: String) {
    if let path = lockPath(of: name) { FileSystem.remove(path) }
  }

  /// Not beside the file: what shares the folder between machines need not know of locks, nor keep
  /// them.
  private func lockPath(of name: String) -> String? {
    stateFolder.map { ArchiveWalk.join(ArchiveWalk.join($0, "running"), name) }
  }
}

/// The file of one running program, locked while this lives.
final class MarkRun: Sendable {
  let name: String
  let file: AppendedFile
  private let lock: FileLock?

  init(name: String, file: AppendedFile, lock: consuming FileLock?) {
    self.name = name
    self.file = file
    self.lock = lock
  }
}
