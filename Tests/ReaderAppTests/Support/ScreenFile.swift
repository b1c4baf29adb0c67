import Foundation
import TerminalGrid
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

/// Sizes that views are recorded at.
let recordedSizes = [
  Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
]

/// Compares the view that some keys lead to with `Screens/views/NAME-COLUMNSxROWS.screen`.
func expectView(
  _ name: String, among views: [(name: String, keys: String)], of library: ArrayLibrary, size: Size
) throws {
  let keys = try #require(views.first { $0.name == name }?.keys)

  let screen = try screen(keys, library, size: size)

  try expectScreen(screen, named: "views/\(name)-\(size.columns)x\(size.rows)")
}
