import TerminalGrid

extension ReaderState {
  /// What a key means in a plot.
  func plotAction(for key: Key) -> Action? {
    let edit: PromptEdit
    switch key {
    case .character("q"): return .overlay(.close)
    case Key(.tab): return .overlay(.complete)
    case .character("j"), Key(.down), .control("n"), .control("e"): edit = .moveSelection(by: 1)
    case .character("k"), Key(.up), .control("p"), .control("y"): edit = .moveSelection(by: -1)
    case .character("h"), Key(.left): edit = .left
    case .character("l"), Key(.right): edit = .right
    case .character("g"), Key(.home): edit = .start
    case .character("G"), Key(.end): edit = .end
    case .character(" "), Key(.pageDown), .control("f"), .control("d"): edit = .movePage(by: 1)
    case Key(.backspace), Key(.pageUp), .control("b"), .control("u"): edit = .movePage(by: -1)
    case .character("e"), .character("c"):
      guard case .character(let scalar) = key.code else { return nil }
      return .overlay(.choose(scalar))
    default: return .unknownKey(key.label)
    }
    return .overlay(.edit(edit))
  }
}
