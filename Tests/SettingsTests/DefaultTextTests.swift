import Testing

@testable import Settings

@Suite struct DefaultTextTests {
  @Test func `the printed default sets every key, and is the defaults`() {
    let reading = read(Settings.defaultText)

    #expect(reading == SettingsReading())
    for key in SettingsKey.all {
      #expect(Settings.defaultText.contains("\n\(key.name):"))
    }
  }

  @Test(
    "every example of the printed default sets its key without a problem",
    arguments: SettingsKey.all.flatMap(\.examples))
  func example(text: String) {
    let reading = read(text)

    #expect(reading.problems.isEmpty)
    #expect(reading.settings != Settings())
  }

  @Test func `each default is one that is really read`() {
    // A key without a value is passed over: what is printed must not pass by being empty.
    #expect(read("auto-read: 7").settings.autoRead != Settings().autoRead)
    #expect(SettingsKey.autoRead.defaultText == "1.5")
    #expect(Settings().autoRead == .milliseconds(1_500))
  }

  @Test func `the printed default fits 80 columns and has no trailing spaces`() {
    for line in Settings.defaultText.split(separator: "\n") {
      #expect(line.count <= 80 && line.last != " ")
    }
  }

  @Test func `the keys of the printed default can be uncommented one example at a time`() {
    let lines = Settings.defaultText.split(separator: "\n", omittingEmptySubsequences: false)
    let examples = lines.filter { $0.hasPrefix("#   ") }

    #expect(
      examples.count
        == SettingsKey.all.flatMap(\.examples).joined(separator: "\n")
        .split(separator: "\n").count)
  }
}
