/// Why there is nothing to read.
package enum LibraryError: Error, Equatable, Sendable {
  case notThere(path: String)
  /// `reason` is the system's word for it.
  case notReadable(path: String, reason: String)
  /// Neither a file nor a folder.
  case notAFile(path: String)
  case notADigest(path: String)
  case noDigest(folder: String)

  init(path: String, _ error: FileError) {
    self =
      error.isMissing ? .notThere(path: path) : .notReadable(path: path, reason: error.words)
  }
}

extension LibraryError: CustomStringConvertible {
  /// The path in it is untrusted when shown.
  package var description: String {
    switch self {
    case .notThere(let path): "\(path): there is no such file or folder (check the path)"
    case .notReadable(let path, let reason):
      "\(path): it cannot be read: \(reason) (check who may read it)"
    case .notAFile(let path):
      "\(path): it is neither a file nor a folder (name a digest or a folder of digests)"
    case .notADigest(let path):
      "\(path): it is not a digest (a digest has a heading such as `## Papers for 2025-04-21`)"
    case .noDigest(let folder):
      "\(folder): there is no digest in it (a digest is an .md or .txt file with a heading such as"
        + " `## Papers for 2025-04-21`)"
    }
  }
}
