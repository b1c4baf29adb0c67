import Foundation
import Settings
import Themes

/// Published schemes beside the checkout, which not every machine has.
enum SharedSchemes {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/schemes")

  static let areThere = FileManager.default.fileExists(atPath: folder.path())

  static var all: [Scheme] {
    ["base16", "base24"].flatMap { system in
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: system).path())
      return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
        SchemeFile(path: folder.appending(path: "\(system)/\(name)").path()).read().scheme
      }
    }
  }
}
