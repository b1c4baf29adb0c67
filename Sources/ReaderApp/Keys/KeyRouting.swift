package import TerminalGrid

/// A key of a prompt and what it does there.
package struct PromptBinding: Sendable {
  package var keys: [Key]
  package var edit: PromptEdit
  package var help: String
}

package let promptBindings: [PromptBinding] = [
  PromptBinding(keys: [Key(.enter)], edit: .submit, help: "keep the results and go to the list"),
  PromptBinding(
    keys: [Key(.escape), .control("c"), .control("g")], edit: .cancel,
    help: "back to where you were"),
  PromptBinding(
    keys: [.control("n"), Key(.down)], edit: .moveSelection(by: 1), help: "next result"),
  PromptBinding(
    keys: [.control("p"), Key(.up)], edit: .moveSelection(by: -1),
    help: "previous result; Up in an empty prompt: earlier queries"),
  PromptBinding(
    keys: [Key(.pageDown), .control("f")], edit: .movePage(by: 1), help: "a page of results down"),
  PromptBinding(
    keys: [Key(.pageUp), .control("b")], edit: .movePage(by: -1), help: "a page of results up"),
  PromptBinding(
    keys: [Key(.tab)], edit: .complete(by: 1),
    help: "complete a key, an author, a date; again: the next one"),
  PromptBinding(
    keys: [Key(.tab, .shift)], edit: .complete(by: -1), help: "the completion before"),
  PromptBinding(
    keys: [.control("r")], edit: .nextScope, help: "search this day, this month, everything"),
  PromptBinding(
    keys: [Key(.backspace)], edit: .deleteBackward, help: "delete backward"),
  PromptBinding(
    keys: [Key(.delete), .control("d")], edit: .deleteForward, help: "delete forward"),
  PromptBinding(keys: [.control("w")], edit: .deleteWord, help: "delete the word before"),
  PromptBinding(keys: [.control("u")], edit: .deleteToStart, help: "delete to the start"),
  PromptBinding(keys: [.control("k")], edit: .deleteToEnd, help: "delete to the end"),
  PromptBinding(keys: [.control("a"), Key(.home)], edit: .start, help: "to the start"),
  PromptBinding(keys: [.control("e"), Key(.end)], edit: .end, help: "to the end"),
  PromptBinding(keys: [Key(.left)], edit: .left, help: "left"),
  PromptBinding(keys: [Key(.right)], edit: .right, help: "right"),
]

private let promptEdits: [Key: PromptEdit] = {
  var edits: [Key: PromptEdit] = [:]
  for binding in promptBindings {
    for key in binding.keys { edits[key] = binding.edit }
  }
  return edits
}()

extension ReaderState {
  /// What a key means now: in the overlay, the prompt, or the panes; `nil` for nothing at all.
  package func action(for key: Key) -> Action? {
    // What was typed before the terminal was ours has carriage returns turned into line feeds
    // (ICRNL of termios(3)).
    let key = key == .control("j") ? Key(.enter) : key
    // Stopping and drawing anew belong to the terminal, whatever lies on top.
    if let command = keymap.command(for: key), command == .suspend || command == .redraw {
      return .command(command, count: nil)
    }
    if let overlay { return action(for: key, in: overlay) }
    if let prompt {
      if prompt.canRecall, key == Key(.up) { return .edit(.recall(by: 1)) }
      if prompt.recalled != nil, key == Key(.down) { return .edit(.recall(by: -1)) }
      if let edit = promptEdits[key] { return .edit(edit) }
      return key.typed.map { .edit(.insert($0)) }
    }
    if case .character(let scalar) = key.code, key.modifiers.isEmpty,
      let digit = scalar.properties.numericType == .decimal ? Int(String(scalar)) : nil,
      digit > 0 || count != nil
    {
      return .digit(digit)
    }
    if let command = keymap.command(for: key) { return .command(command, count: count) }
    return .unknownKey(key.label)
  }

  private func action(for key: Key, in overlay: Overlay) -> Action? {
    if key == Key(.escape) || key == .control("c") { return .overlay(.close) }
    if key == Key(.enter) { return .overlay(.accept) }
    switch overlay {
    case .plot: return plotAction(for: key)
    case .themes:
      if let edit = promptEdits[key] { return .overlay(.edit(edit)) }
      return key.typed.map { .overlay(.edit(.insert($0))) }
    case .commands(let list):
      let isEmpty = list.editor.text.isEmpty
      if isEmpty, key == .character("?") || key == .character(":") { return .overlay(.close) }
      if key == Key(.tab) { return .overlay(.complete) }
      if let edit = promptEdits[key] { return .overlay(.edit(edit)) }
      return key.typed.map { .overlay(.edit(.insert($0))) }
    case .places:
      switch key {
      case Key(.down): return .overlay(.edit(.moveSelection(by: 1)))
      case Key(.up): return .overlay(.edit(.moveSelection(by: -1)))
      default:
        // Every letter may be a mark's.
        guard case .character(let scalar) = key.code, key.modifiers.isEmpty else { return nil }
        return .overlay(.choose(scalar))
      }
    case .copyMenu, .authorMenu, .consent, .show:
      switch key {
      case .character("q"): return .overlay(.close)
      case .character("j"), Key(.down), .control("n"): return .overlay(.edit(.moveSelection(by: 1)))
      case .character("k"), Key(.up), .control("p"): return .overlay(.edit(.moveSelection(by: -1)))
      case .character("n") where isConsent(overlay): return .overlay(.close)
      case Key(.pageDown), .control("f"): return .overlay(.edit(.movePage(by: 1)))
      case Key(.pageUp), .control("b"): return .overlay(.edit(.movePage(by: -1)))
      default:
        guard case .character(let scalar) = key.code, key.modifiers.isEmpty else { return nil }
        return .overlay(.choose(scalar))
      }
    }
  }

  private func isConsent(_ overlay: Overlay) -> Bool {
    if case .consent = overlay { return true }
    return false
  }
}

extension Key {
  /// What the key types into a prompt; `nil` for a key that types nothing.
  fileprivate var typed: String? {
    guard case .character(let scalar) = code, modifiers.isEmpty else { return nil }
    return String(scalar)
  }
}
