import DigestCore
import Marks

/// The prompt for tags.
extension ReaderState {
  mutating func startTagPrompt() -> [Effect] {
    guard selectedEntry != nil || focus == .dates || view.hasPicks else {
      message = Message("no paper is selected", .error)
      return []
    }
    if watchCursor != nil, !view.hasPicks { return mark(.tag(adding: [], removing: [])) }
    prompt = Prompt(.tags, today: today, origin: views)
    return []
  }

  mutating func submitTags(_ text: String) -> [Effect] {
    switch TagEdit.parse(text) {
    case .failure(let fault):
      message = Message(
        "\(glyphs.quoted(fault.word)) is no tag (one word, no quotes or brackets)", .error)
      return []
    case .success(let edit):
      prompt = nil
      guard !edit.isEmpty else { return [] }
      return mark(.tag(adding: edit.adding, removing: edit.removing))
    }
  }

  /// Tab in the prompt: the tags that begin with the word before the cursor, the most used first.
  mutating func completeTag(steps: Int) -> [Effect] {
    guard var prompt else { return [] }
    if prompt.tagCompletion == nil {
      let before = prompt.editor.beforeCursor
      let start = before.lastIndex { $0 == " " || $0 == "," }.map { before.index(after: $0) }
      var word = before[(start ?? before.startIndex)...]
      if word.first == "-" { word.removeFirst() }
      if word.first == "#" { word.removeFirst() }
      let typed = word.lowercased()
      let found = marks.book.tags.map(\.name).filter { $0.hasPrefix(typed) && $0 != typed }
      guard !found.isEmpty else {
        message = Message(marks.book.tags.isEmpty ? "no tags yet" : "no tag begins like this")
        return []
      }
      prompt.tagCompletion = TagCompletion(
        head: String(before.dropLast(word.count)),
        tail: String(prompt.editor.text.dropFirst(prompt.editor.cursor)), names: found, selected: 0)
    } else {
      let count = prompt.tagCompletion?.names.count ?? 1
      let now = prompt.tagCompletion?.selected ?? 0
      prompt.tagCompletion?.selected = ((now + steps) % count + count) % count
    }
    if let completion = prompt.tagCompletion {
      let text = completion.head + completion.names[completion.selected]
      prompt.editor.set(text + completion.tail, cursor: text.utf8.count)
    }
    self.prompt = prompt
    return []
  }
}

/// The tags that Tab offers.
package struct TagCompletion: Equatable, Sendable {
  /// What stands before and behind the name.
  var head: String
  var tail: String
  package var names: [String]
  package var selected: Int
}

/// What a line of tags asks for: `rl vision -old`.
struct TagEdit: Equatable {
  struct Fault: Error, Equatable {
    var word: String
  }

  var adding: [String] = []
  var removing: [String] = []

  var isEmpty: Bool { adding.isEmpty && removing.isEmpty }

  static func parse(_ text: String) -> Result<Self, Fault> {
    var edit = Self()
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let isRemoved = word.first == "-"
      guard let name = TagName.name(String(isRemoved ? word.dropFirst() : word)) else {
        return .failure(Fault(word: String(word)))
      }
      edit.adding.removeAll { $0 == name }
      edit.removing.removeAll { $0 == name }
      if isRemoved { edit.removing.append(name) } else { edit.adding.append(name) }
    }
    return .success(edit)
  }
}
