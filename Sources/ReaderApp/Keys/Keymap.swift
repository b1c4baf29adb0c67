package import TerminalGrid

/// Which key means which command; help, hints and README read the same rows.
package struct Keymap: Sendable {
  /// In the order of the help.
  package let bindings: [Binding]
  private let commands: [Key: Command]

  package init(_ bindings: [Binding]) {
    self.bindings = bindings
    var commands: [Key: Command] = [:]
    for binding in bindings {
      for key in binding.keys { commands[key] = binding.command }
    }
    self.commands = commands
  }

  package func command(for key: Key) -> Command? { commands[key] }

  /// The first key of a command, as it is shown.
  package func keyName(of command: Command) -> String {
    bindings.first { $0.command == command }?.keys.first?.label ?? ""
  }

  package static let standard = Keymap(
    movingBindings + dayBindings + readingBindings + searchBindings + markBindings
      + paperBindings + screenBindings)
}

private let movingBindings: [Binding] = [
  Binding([.character("j"), Key(.down)], .down, .moving, "down: next paper, date or line"),
  Binding([.character("k"), Key(.up)], .up, .moving, "up: previous paper, date or line"),
  Binding([.character("g"), Key(.home)], .first, .moving, "to the first, or to the one counted"),
  Binding([.character("G"), Key(.end)], .last, .moving, "to the last, or to the one counted"),
  Binding([.control("d")], .halfPageDown, .moving, "half a page down"),
  Binding([.control("u")], .halfPageUp, .moving, "half a page up"),
  Binding([.control("f"), Key(.pageDown)], .pageDown, .moving, "a page down"),
  Binding([.control("b"), Key(.pageUp)], .pageUp, .moving, "a page up"),
  Binding([.control("e")], .scrollDown, .moving, "scroll down without moving"),
  Binding([.control("y")], .scrollUp, .moving, "scroll up without moving"),
  Binding([.character("h"), Key(.left)], .left, .moving, "to the pane on the left"),
  Binding([.character("l"), Key(.right)], .right, .moving, "to the pane on the right"),
  Binding([Key(.tab)], .nextPane, .moving, "to the next pane"),
  Binding([Key(.tab, .shift)], .previousPane, .moving, "to the previous pane"),
  Binding([Key(.enter)], .enter, .moving, "go in: list, summary, then arXiv"),
  Binding([Key(.escape)], .back, .moving, "leave the top layer"),
]

private let dayBindings: [Binding] = [
  Binding([.character("[")], .olderDay, .days, "older day"),
  Binding([.character("]")], .newerDay, .days, "newer day"),
  Binding([.character("{")], .olderMonth, .days, "older month"),
  Binding([.character("}")], .newerMonth, .days, "newer month"),
  Binding(
    [.character("t")], .goToDate, .days, "go to a date: 2025-03, apr 21, yesterday, last week"),
]

private let readingBindings: [Binding] = [
  Binding([.character(" ")], .readOn, .reading, "read on: page down, then the next unread paper"),
  Binding([Key(.backspace)], .readBack, .reading, "read back"),
  Binding([.character("J")], .summaryDown, .reading, "scroll the summary down"),
  Binding([.character("K")], .summaryUp, .reading, "scroll the summary up"),
  Binding(
    [.character("v")], .summaryView, .reading, "summary in parts, in one piece, or as written"),
  Binding(
    [.character("S")], .skim, .reading, "skim: results under titles; again: other parts, off"),
  Binding([.character("z")], .zen, .reading, "the summary alone, as a page"),
  Binding([.character("d")], .dense, .reading, "dense list: a line a paper, or all of it"),
]

private let searchBindings: [Binding] = [
  Binding([.character("/")], .search, .searching, "search the archive as you type"),
  Binding([.character("\\")], .filter, .searching, "filter this list as you type"),
  Binding([.character("n")], .next, .searching, "next hit, or next unread paper"),
  Binding([.character("N")], .previous, .searching, "previous hit, or previous unread paper"),
  Binding([.control("o")], .showInDay, .searching, "show this paper in its day"),
  Binding([.character("*")], .moreByAuthor, .searching, "more by one of its authors"),
  Binding([.character("w")], .watch, .searching, "watch this search, or no longer"),
  Binding([.character("c")], .stats, .searching, "count: papers a day, authors, what rises"),
  Binding([.character("C")], .trend, .searching, "trend of queries: diffusion, mamba"),
]

private let markBindings: [Binding] = [
  Binding([.character("r")], .toggleRead, .marks, "read, or unread again"),
  Binding([.character("s")], .toggleStar, .marks, "star, or not any more"),
  Binding([.character("#")], .tag, .marks, "tag: rl adds, -rl takes away"),
  Binding([.character("e")], .note, .marks, "write a note in $EDITOR"),
  Binding([.character("x")], .pick, .marks, "pick: the next of these keys takes all picked"),
  Binding([.character("V")], .pickRange, .marks, "pick from here to where you go"),
  Binding([.character("u")], .undo, .marks, "undo"),
  Binding([.character("U")], .redo, .marks, "redo"),
  Binding([.character(".")], .repeatMark, .marks, "the same again, on the next paper"),
  Binding([.character("f")], .show, .marks, "show all, unread, starred, tagged, noted, new"),
  Binding([.character("m")], .setPlace, .marks, "put a mark here, by a letter"),
  Binding([.character("'")], .goToPlace, .marks, "go to the mark of a letter"),
]

private let paperBindings: [Binding] = [
  Binding([.character("o")], .openArxiv, .papers, "open on arXiv"),
  Binding([.character("O")], .openHuggingFace, .papers, "open on HuggingFace"),
  Binding([.character("p")], .openPDF, .papers, "open the PDF"),
  Binding([.character("y")], .copyLink, .papers, "copy the link"),
  Binding([.character("Y")], .copyMenu, .papers, "copy: link, id, title, citation, Markdown"),
]

private let screenBindings: [Binding] = [
  Binding([.character("T")], .themes, .screen, "choose a theme"),
  Binding([.character("<")], .narrower, .screen, "narrower pane"),
  Binding([.character(">")], .wider, .screen, "wider pane"),
  Binding(
    [.character("%")], .mouse, .screen, "mouse on or off: off, it selects text"),
  Binding([.character("R")], .reload, .screen, "read changed and new files"),
  Binding([.character(":")], .palette, .screen, "run a command by name"),
  Binding([.character("?")], .help, .screen, "all keys"),
  Binding([.control("l")], .redraw, .screen, "draw the screen anew"),
  Binding([.control("z")], .suspend, .screen, "suspend (fg comes back)"),
  Binding([.character("q")], .close, .screen, "leave the top layer, or quit"),
  Binding([.character("Q"), .control("c")], .quit, .screen, "quit"),
]
