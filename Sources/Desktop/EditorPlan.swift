/// What editing a file would start: the editor that a variable names, else the usual ones in the
/// order they are tried.
package struct EditorPlan: Equatable, Sendable {
  /// Never empty.
  package let commands: [EditorCommand]
  /// The variable that names the only command.
  package let variable: String?
  /// What the programs find changed in the environment they inherit.
  let overrides: [String: String]

  /// Variables that decide; a caller need read no others.
  package static let variables = ["EDITOR", "PATH", "VISUAL"]

  private static let usual = ["sensible-editor", "nano", "vim", "vi"]

  package init(environment: [String: String]) {
    overrides = environment.filter { $0.key == "PATH" }
    for variable in ["VISUAL", "EDITOR"] {
      guard let command = EditorCommand(environment[variable] ?? "") else { continue }
      commands = [command]
      self.variable = variable
      return
    }
    commands = Self.usual.map { EditorCommand(program: $0) }
    variable = nil
  }
}

/// A program with the arguments that go before the file.
package struct EditorCommand: Equatable, Sendable {
  package let program: String
  package let arguments: [String]

  init(program: String, arguments: [String] = []) {
    self.program = program
    self.arguments = arguments
  }

  /// Reads a variable's text, `nil` where it names no program.
  init?(_ text: String) {
    let words = ShellWords.split(text)
    guard let program = words.first, !program.isEmpty else { return nil }
    self.init(program: program, arguments: Array(words.dropFirst()))
  }

  /// The file is the last argument, and never looks like an option.
  package func arguments(editing file: String) -> [String] {
    arguments + [file.hasPrefix("-") ? "./" + file : file]
  }
}

/// Splits text into words as a shell does (POSIX.1-2024, Shell Command Language, 2.2 Quoting).
///
/// Nothing is expanded, no character but quotes, backslashes and blanks means anything, and no
/// shell is asked. A quote that is not closed reaches to the end.
enum ShellWords {
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Unicode.Scalar?
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      switch (quote, scalar) {
      case (nil, " "), (nil, "\t"), (nil, "\n"):
        if let word { words.append(word) }
        word = nil
      case (nil, "'"), (nil, "\""):
        quote = scalar
        word = word ?? ""
      case ("'", "'"), ("\"", "\""):
        quote = nil
      case (nil, "\\"):
        // At the end of a line it joins it with the next.
        if let next = rest.popFirst() {
          if next != "\n" { word = (word ?? "") + String(next) }
        } else {
          word = (word ?? "") + "\\"
        }
      case ("\"", "\\"):
        guard let next = rest.first, "$`\"\\\n".unicodeScalars.contains(next) else { fallthrough }
        rest.removeFirst()
        if next != "\n" { word = (word ?? "") + String(next) }
      default:
        word = (word ?? "") + String(scalar)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
