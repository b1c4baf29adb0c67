/// A path as the system knows it: its bytes.
///
/// Strings with the same letters are equal, however their accents are written; files are not.
struct FilePath: Hashable, Comparable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension Dictionary where Key == FilePath {
  subscript(path: String) -> Value? {
    get { self[FilePath(path)] }
    set { self[FilePath(path)] = newValue }
  }
}
