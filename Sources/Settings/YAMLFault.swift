import Yams

extension YAMLText.Fault {
  /// What the YAML parser stumbled over, in words.
  init(_ error: any Error, in text: String) {
    guard let error = error as? YamlError else {
      self.init(position: SettingsProblem.Position(nil), message: "\(error)".shortened)
      return
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let position = SettingsProblem.Position(mark)
      if let context, context.text.contains("quoted"), problem.contains("end of stream") {
        self.init(
          position: SettingsProblem.Position(context.mark), message: "this quote is not closed")
      } else {
        let context = context.map { " \($0.text) from \($0.mark.line):\($0.mark.column) on" } ?? ""
        self.init(
          position: position,
          message: Self.words(for: problem, at: position, in: text) ?? problem + context)
      }
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        position: SettingsProblem.Position(context.mark),
        message: "\((keys.first ?? "a key").shortened) is there more than once")
    case .reader(let problem, _, _, _):
      self.init(position: SettingsProblem.Position(nil), message: problem)
    default:
      self.init(position: SettingsProblem.Position(nil), message: "is no YAML")
    }
  }

  /// Better words than the parser's, for what happens most.
  private static func words(
    for problem: String, at position: SettingsProblem.Position, in text: String
  ) -> String? {
    if problem.hasPrefix("but found another document") { return "a second document begins here" }
    if problem.hasPrefix("Maximum nesting level") { return "nested too deeply" }
    if problem.hasPrefix("mapping values are not allowed") {
      return "a colon that cannot stand here (put the text in quotes, or mind the indentation)"
    }
    if problem.contains("tab character") { return aTab }
    if problem.contains("cannot start any token"), let scalar = scalar(at: position, in: text) {
      return scalar == "\t" ? aTab : "\(scalar) cannot begin a value (put it in quotes)"
    }
    return nil
  }

  private static let aTab = "a tab in front (YAML indents with spaces)"

  private static func scalar(
    at position: SettingsProblem.Position, in text: String
  ) -> Unicode.Scalar? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard position.line <= lines.count else { return nil }
    return lines[position.line - 1].unicodeScalars.dropFirst(position.column - 1).first
  }
}
