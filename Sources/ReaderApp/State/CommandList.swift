import TerminalGrid

/// The list of commands behind `?` and `:`, filtered by what is typed.
package struct CommandList: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Keys and what they do.
    case help
    /// Names and what they do.
    case palette
  }

  package var kind: Kind
  package var editor = LineEditor()
  /// Index into the rows that match.
  package var selected = 0

  package init(_ kind: Kind) {
    self.kind = kind
  }

  /// The rows that hold every typed word, in their order; in the palette those whose name begins
  /// with what is typed come first.
  package func rows(of keymap: Keymap) -> [Binding] {
    if let named { return keymap.bindings.filter { $0.command == named.command } }
    let words = editor.text.lowercased().split(separator: " ")
    let found = keymap.bindings.filter { binding in
      let text = Self.text(of: binding)
      return words.allSatisfy { text.contains($0) }
    }
    guard kind == .palette, let word = words.first else { return found }
    return found.filter { $0.command.rawValue.hasPrefix(word) }
      + found.filter { !$0.command.rawValue.hasPrefix(word) }
  }

  /// What stands behind the name of a command that takes queries.
  var argument: String { named?.argument ?? "" }

  /// A command that takes queries, named in full, and what stands behind its name.
  private var named: (command: Command, argument: String)? {
    guard kind == .palette, let space = editor.text.firstIndex(of: " "),
      let command = Command(rawValue: editor.text[..<space].lowercased()), command.takesQueries
    else { return nil }
    return (command, String(editor.text[space...].drop { $0 == " " }))
  }

  /// The longest beginning that all names beginning with the typed text share.
  package func completion(of keymap: Keymap) -> String? {
    let typed = editor.text.lowercased()
    let names = keymap.bindings.map(\.command.rawValue).filter { $0.hasPrefix(typed) }
    guard var shared = names.first else { return nil }
    for name in names {
      while !name.hasPrefix(shared) { shared.removeLast() }
    }
    return shared
  }

  private static func text(of binding: Binding) -> String {
    let keys = binding.keys.map(\.label).joined(separator: " ")
    return "\(keys) \(binding.command.rawValue) \(binding.help) \(binding.group.rawValue)"
      .lowercased()
  }
}
