package import Themes

/// A scheme of a user: any base16 or base24 file.
package struct SchemeFile: Hashable, Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// What its scheme is called by: the name of the file without its ending, `rose-pine`.
  package var slug: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
  }

  /// O(bytes): about 0.1 ms for a usual one.
  package func read() -> SchemeReading {
    do {
      if let bytes = try FileBytes.read(path) { return Self.read(bytes, of: path) }
      return SchemeReading(problem: "is not there", in: path)
    } catch {
      return SchemeReading(problem: error.message, in: path)
    }
  }

  /// Reads what stands in the scheme `file`.
  package static func read(_ bytes: [UInt8], of file: String) -> SchemeReading {
    var reader = SchemeReader(file: file)
    let scheme = reader.read(bytes)
    return SchemeReading(scheme: scheme, problems: reader.problems)
  }
}

/// A scheme and what could not be read of it.
package struct SchemeReading: Equatable, Sendable {
  /// Called by what the file says; `nil` where it has not all colours that a scheme needs.
  package var scheme: Scheme?
  /// In the order of the file, each with its place.
  package var problems: [SettingsProblem]

  fileprivate init(scheme: Scheme?, problems: [SettingsProblem]) {
    self.scheme = scheme
    self.problems = problems
  }

  fileprivate init(problem: String, in file: String) {
    self.init(
      scheme: nil, problems: [SettingsProblem(file: file, position: nil, message: problem)])
  }
}
