extension Settings {
  /// A configuration that sets every key to its default, with what each means.
  package static var defaultText: String {
    var text = """
      # What broadsheet goes by. Every key may be left out; no file is needed.
      # `broadsheet config --check` tells what in this file cannot be read.

      """
    for key in SettingsKey.all {
      text += "\n" + comment(key.about)
      for example in key.examples { text += "#\n" + comment(example, indent: "  ") }
      text += "\(key.name):\(key.defaultText.isEmpty ? "" : " ")\(key.defaultText)\n"
    }
    return text
  }

  private static func comment(_ lines: String, indent: String = "") -> String {
    lines.split(separator: "\n").map { "# \(indent)\($0)\n" }.joined()
  }
}
