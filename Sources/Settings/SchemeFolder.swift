/// The schemes of a user on disk.
package struct SchemeFolder: Equatable, Sendable {
  package let path: String

  /// More are not listed.
  private static let mostFiles = 1_000

  /// - Parameter folder: the reader's own, such as `~/.config/broadsheet`.
  package init(folder: String) { path = folder + "/themes" }

  /// Its `*.yaml` and `*.yml` by name, none of them read; where there is no folder, that costs one
  /// system call.
  package func files() -> [SchemeFile] {
    FileBytes.names(in: path)
      .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }
      .sorted().prefix(Self.mostFiles)
      .map { SchemeFile(path: path + "/" + $0) }
  }

  /// The one that is called by `slug`, found without reading any.
  package func file(_ slug: String) -> SchemeFile? { files().first { $0.slug == slug } }
}
