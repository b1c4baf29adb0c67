import Foundation
import Testing

/// The pictures of the README are what the reader shows.
struct PictureTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `the pictures are what the reader shows`() throws {
    let folder = try TemporaryFolder()
    let kept = root.appending(path: "docs/pictures")
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil
    let target = isRecording ? kept.path() : folder.url.path()

    let made = try Program.run(
      ["bash", root.appending(path: "Scripts/pictures.sh").path(), target],
      environment: ["BROADSHEET": Program.broadsheet], errorsToo: true)

    #expect(made.status == 0, "\(made.output)")
    let names = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
    #expect(names == (try FileManager.default.contentsOfDirectory(atPath: kept.path())).sorted())
    #expect(names.count == 17)
    for name in names {
      let picture = try String(
        contentsOf: URL(filePath: target).appending(path: name), encoding: .utf8)
      let old = try String(contentsOf: kept.appending(path: name), encoding: .utf8)
      #expect(picture.hasPrefix("<svg ") && picture.utf8.count < 60_000)
      #expect(picture == old, "\(name) is out of date: Scripts/pictures.sh makes it anew")
    }
  }

  @Test func `every picture that is made stands in the README, and is there`() throws {
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let named = Set(readme.matches(of: /docs\/pictures\/([\w-]+\.svg)/).map { String($0.1) })

    let kept = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "docs/pictures").path())

    #expect(named == Set(kept))
  }

  @Test func `a picture is drawn in the theme that is asked for`() throws {
    func picture(_ theme: String...) throws -> Outcome {
      let words = [Program.broadsheet, "replay", "--svg", "--size", "80x24", Program.sample]
      return try Program.run(words + theme, errorsToo: true)
    }

    let (dark, light) = (try picture(), try picture("--theme", "newsprint"))
    let none = try picture("--theme", "no-such-theme")

    #expect(dark.output == (try picture("--theme", "night-desk")).output)
    #expect(light.output.hasPrefix("<svg ") && light.output != dark.output)
    #expect(none.status == 2 && none.output.contains("no-such-theme"))
  }
}
