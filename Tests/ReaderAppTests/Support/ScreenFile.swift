import Foundation
import Testing

/// Compares a screen with `Screens/NAME.screen`; `RECORD=1 swift test` writes the files anew.
func expectScreen(
  _ screen: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Screens")
  let file = folder.appending(path: "\(name).screen")
  guard ProcessInfo.processInfo.environment["RECORD"] == nil else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try screen.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(
    screen == expected, "the screen is not that of \(name).screen", sourceLocation: sourceLocation)
}
