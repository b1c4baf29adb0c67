import TerminalGrid

extension ReaderState {
  mutating func applyOverlay(_ action: OverlayAction) -> [Effect] {
    guard let overlay else { return [] }
    if action == .close || action == .edit(.cancel) {
      lastPlot = plot ?? lastPlot
      self.overlay = nil
      theme.previewed = nil
      return []
    }
    switch overlay {
    case .commands(let list): return apply(action, to: list)
    case .copyMenu(let selected): return applyToCopyMenu(action, selected: selected)
    case .authorMenu(let selected): return applyToAuthorMenu(action, selected: selected)
    case .show(let selected): return applyToShowMenu(action, selected: selected)
    case .places(let menu): return applyToPlaces(action, menu)
    case .themes(let picker): return apply(action, to: picker)
    case .plot(let plot): return apply(action, to: plot)
    case .consent(let url, let why):
      let isSeen = ConsentQuestion(url: url, why: why, in: layout.content).fits
      guard isSeen || action != .choose("y") else { return [] }
      guard action == .choose("y") || action == .choose("c") else { return [] }
      self.overlay = nil
      return action == .choose("y")
        ? [.open(url: url, isConsented: true)] : [.copy(text: url, what: "link")]
    }
  }

  private mutating func apply(_ action: OverlayAction, to list: CommandList) -> [Effect] {
    var list = list
    let rows = list.rows(of: keymap)
    switch action {
    case .edit(.moveSelection(let steps)):
      list.selected = min(max(list.selected + steps, 0), max(rows.count - 1, 0))
    case .edit(.movePage(let pages)):
      let page = max(layout.content.rows - 4, 1)
      list.selected = min(max(list.selected + pages * page, 0), max(rows.count - 1, 0))
    case .edit(.deleteBackward) where list.editor.text.isEmpty:
      overlay = nil
      return []
    case .edit(let edit):
      if list.editor.apply(edit) { list.selected = 0 }
    case .complete:
      if let name = list.completion(of: keymap), list.kind == .palette {
        list.editor.set(name)
        list.selected = 0
      }
    case .accept:
      guard rows.indices.contains(list.selected) else { return [] }
      overlay = nil
      let command = rows[list.selected].command
      if command.takesQueries { return openPlot(command, argument: list.argument) }
      return run(command, count: nil)
    case .choose, .close: break
    }
    overlay = .commands(list)
    return []
  }

  private mutating func applyToCopyMenu(_ action: OverlayAction, selected: Int) -> [Effect] {
    let forms = CopyForm.allCases
    switch action {
    case .edit(.moveSelection(let steps)):
      overlay = .copyMenu(selected: min(max(selected + steps, 0), forms.count - 1))
      return []
    case .accept:
      overlay = nil
      return copy(forms[selected])
    case .choose(let key):
      guard let form = forms.first(where: { $0.key == key }) else { return [] }
      overlay = nil
      return copy(form)
    case .edit, .complete, .close: return []
    }
  }
}
