extension Key {
  /// The keys that are named by a word, in the order they are listed.
  package static let words: [(word: String, code: Code)] =
    [
      ("enter", .enter), ("esc", .escape), ("tab", .tab), ("bs", .backspace),
      ("space", .character(" ")), ("del", .delete), ("ins", .insert), ("up", .up),
      ("down", .down), ("left", .left), ("right", .right), ("home", .home), ("end", .end),
      ("pgup", .pageUp), ("pgdn", .pageDown), ("lt", .character("<")),
    ] + (1...24).map { ("f\($0)", .function($0)) }

  /// The key that `name` stands for; `nil` where it names none.
  ///
  /// Takes what `name` and `notation` give: `j`, `^d`, `<enter>`, `<s-tab>`, `<c-up>`, `<a-j>`,
  /// `<c-d>`; words and modifiers in either case.
  package init?(named name: String) {
    let scalars = Array(name.unicodeScalars)
    switch scalars.count {
    case 1:
      guard scalars[0].value >= 0x20, scalars[0] != "\u{7F}", scalars[0] != " " else { return nil }
      self = .character(scalars[0])
    case 2 where scalars[0] == "^" && scalars[1].isASCII && scalars[1].value > 0x20:
      self = .control(scalars[1])
    case 3... where scalars.first == "<" && scalars.last == ">":
      self.init(inBrackets: scalars.dropFirst().dropLast())
    default:
      return nil
    }
  }

  /// What a person calls the key: `j`, `^d`, else its notation in angle brackets.
  package var name: String {
    if case .character(let scalar) = code, modifiers == .control, scalar != "@", scalar.isASCII {
      return "^\(scalar)"
    }
    return code == .character("<") && modifiers.isEmpty ? "<" : notation
  }

  /// The key as `KeyScript` reads it: `j`, `<lt>`, `<c-d>`, `<enter>`.
  package var notation: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "c-" }
    if modifiers.contains(.alt) { prefix += "a-" }
    if modifiers.contains(.shift) { prefix += "s-" }
    if let word = Self.words.first(where: { $0.code == code })?.word {
      return "<\(prefix)\(word)>"
    }
    guard case .character(let scalar) = code else { return "<\(prefix)?>" }
    return prefix.isEmpty ? String(scalar) : "<\(prefix)\(scalar)>"
  }

  /// By scalars: a mark that is typed alone is no part of the sign before it.
  private init?(inBrackets scalars: ArraySlice<Unicode.Scalar>) {
    var rest = scalars
    var modifiers: Modifiers = []
    while rest.count > 2, rest.dropFirst().first == "-",
      let modifier = rest.first.flatMap(Modifiers.init(letter:))
    {
      modifiers.insert(modifier)
      rest = rest.dropFirst(2)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: rest)
    let word = String(text).lowercased()
    if let word = Self.words.first(where: { $0.word == word }) {
      self.init(word: word.code, modifiers)
      return
    }
    // A character alone needs no brackets, and Shift makes it another character.
    guard let scalar = rest.first, rest.count == 1, scalar.value > 0x20, !modifiers.isEmpty,
      !modifiers.contains(.shift)
    else { return nil }
    self.init(word: .character(scalar), modifiers)
  }

  private init?(word code: Code, _ modifiers: Modifiers) {
    guard case .character(let scalar) = code else {
      self.init(code, modifiers)
      return
    }
    guard !modifiers.contains(.shift) else { return nil }
    guard modifiers.contains(.control) else {
      self.init(code, modifiers)
      return
    }
    self = .control(scalar).adding(modifiers.subtracting(.control))
  }
}

extension Key.Modifiers {
  fileprivate init?(letter: Unicode.Scalar) {
    switch letter {
    case "c", "C": self = .control
    case "a", "A": self = .alt
    case "s", "S": self = .shift
    default: return nil
    }
  }
}

/// Keys written as text, as `replay --keys` takes them: `jj/diff<enter>`.
package enum KeyScript {
  /// The keys of `text`: every character is its own key, `<…>` is a name.
  package static func parse(_ text: String) throws(KeyScriptError) -> [Key] {
    let scalars = Array(text.unicodeScalars)
    var keys: [Key] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "<" else {
        keys.append(typed(scalars[index]))
        index += 1
        continue
      }
      guard let end = scalars[index...].firstIndex(of: ">") else {
        throw KeyScriptError(name: nil, column: index + 1)
      }
      // `<a->>` is Alt and the sign itself.
      let isSign = end + 1 < scalars.count && scalars[end + 1] == ">" && scalars[end - 1] == "-"
      let last = isSign ? end + 1 : end
      var name = String.UnicodeScalarView()
      name.append(contentsOf: scalars[index...last])
      guard let key = Key(named: String(name)) else {
        throw KeyScriptError(name: String(name), column: index + 1)
      }
      keys.append(key)
      index = last + 1
    }
    return keys
  }

  /// The key that sends `scalar`: a control character is the key it is typed with.
  private static func typed(_ scalar: Unicode.Scalar) -> Key {
    scalar.isASCII ? Key(asciiByte: UInt8(scalar.value)) : .character(scalar)
  }
}

/// What is wrong with keys written as text.
package struct KeyScriptError: Error, Equatable, CustomStringConvertible {
  /// The unknown name with its brackets; `nil` where a `<` is not closed.
  package let name: String?
  /// Where it begins: 1-based, in Unicode scalars.
  package let column: Int

  package var description: String {
    guard let name else {
      return "column \(column): this < is not closed (the sign itself is written <lt>)"
    }
    let words = Key.words.prefix { $0.word != "f1" }.map { "<\($0.word)>" }
    return "column \(column): no key is named \(DisplayText(name)) (known are "
      + words.joined(separator: " ") + " <f1> … <f24>, with c- a- s- before the name for Ctrl,"
      + " Alt, Shift)"
  }
}
