package import TerminalGrid

extension Key {
  /// The key as hints and help show it: `j`, `^d`, `Enter`, `S-Tab`.
  package var label: String {
    if case .character(let scalar) = code {
      let name = scalar == " " ? "Space" : String(scalar)
      if modifiers == .control { return "^\(name)" }
      return modifiers.contains(.alt) ? "M-\(name)" : name
    }
    let prefix =
      (modifiers.contains(.control) ? "C-" : "") + (modifiers.contains(.alt) ? "M-" : "")
      + (modifiers.contains(.shift) ? "S-" : "")
    return prefix + word
  }

  private var word: String {
    switch code {
    case .character: ""
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
