import ReaderApp
import TerminalGrid
import Testing

@Test func `every command has a key and a line of help`() {
  let bindings = Keymap.standard.bindings

  for command in Command.allCases {
    let binding = bindings.first { $0.command == command }
    #expect(binding?.keys.isEmpty == false, "\(command)")
    #expect(binding?.help.isEmpty == false, "\(command)")
  }
}

@Test func `no key means two things`() {
  let keys = Keymap.standard.bindings.flatMap(\.keys)

  #expect(Set(keys).count == keys.count)
  let promptKeys = promptBindings.flatMap(\.keys)
  #expect(Set(promptKeys).count == promptKeys.count)
}

@Test func `every key of the table can be written in a script`() throws {
  for key in Keymap.standard.bindings.flatMap(\.keys) + promptBindings.flatMap(\.keys) {
    #expect(try KeyScript.parse(key.notation) == [key])
  }
}

@Test func `an unknown key says its name and where help is`() throws {
  let state = try play("X").state

  #expect(state.message?.text == "X does nothing here · ? for help")
}

@Test(
  "a count repeats a motion",
  arguments: [("3j", 3), ("2jj", 3), ("3jk", 2), ("4G", 3), ("2g", 1), ("99j", 3)])
func counts(keys: String, selected: Int) throws {
  #expect(try play(keys).state.view.selected == selected)
}

@Test(
  "layers are left one by one, and q quits where there is none",
  arguments: ["??", "?<esc>", "Yq", "/dif<enter>q", "zq", "/dif<enter>zqq", "/dif<enter><c-o>qq"])
func layers(keys: String) throws {
  let plain = try play("").state

  let state = try play(keys).state

  #expect(state.overlay == nil && !state.isZen && state.views.count == 1)
  #expect(state.view.source == plain.view.source)
}

@Test func `Esc never quits`() {
  var state = reader()

  let effects = state.apply(.command(.back, count: nil))

  #expect(effects.isEmpty)
}

@Test func `q quits where nothing is left to leave`() {
  var state = reader()

  #expect(state.apply(.command(.close, count: nil)) == [.quit])
  #expect(state.apply(.command(.quit, count: nil)) == [.quit])
}

@Test func `help runs the command that is chosen`() throws {
  let state = try play("?zen<enter>").state

  #expect(state.isZen)
}

@Test func `the palette completes and runs a name`() throws {
  let state = try play(":older-m<tab><enter>").state

  #expect(state.currentDate == .init("2025-04-22"))
}
