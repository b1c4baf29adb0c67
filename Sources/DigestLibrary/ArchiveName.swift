import DigestCore

/// What files about an archive are called.
enum ArchiveName {
  /// A few letters for who looks into the folder, and a hash of the paths, links followed: the same
  /// for the same archive, however it was named.
  static func name(of archive: Archive) -> String {
    let roots = archive.paths.map { FileSystem.realPath($0) ?? $0 }
    var hash = FNV1a()
    for (place, root) in roots.enumerated() {
      if place > 0 { hash.combine(0) }
      hash.combine(root)
    }
    let digits = String(hash.value, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.count) + digits
    return "\(label(of: roots))-\(padded)"
  }

  private static func label(of roots: [String]) -> String {
    var letters = ""
    for byte in (roots.first ?? "").utf8 {
      switch byte {
      case 0x2F: letters = ""
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        letters.unicodeScalars.append(Unicode.Scalar(byte))
      default: break
      }
    }
    return letters.isEmpty ? "archive" : String(letters.prefix(24))
  }
}
