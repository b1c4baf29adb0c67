import Glibc
import SystemPackage

/// Files that have no name any more and are gone once they are closed.
enum UnnamedFile {
  /// A file with `text` in UTF-8, to be read from its start; the caller closes it.
  static func holding(_ text: String, directory: String?) throws(Errno) -> FileDescriptor {
    var path = Array("\(directory ?? "/tmp")/broadsheet.XXXXXX".utf8CString)
    let number = unsafe mkstemp(&path)
    guard number >= 0 else { throw Errno(rawValue: errno) }
    unsafe unlink(path)
    let file = FileDescriptor(rawValue: number)
    do {
      try file.writeAll(text.utf8)
      try file.seek(offset: 0, from: .start)
      return file
    } catch {
      try? file.close()
      throw error as? Errno ?? .ioError
    }
  }
}
