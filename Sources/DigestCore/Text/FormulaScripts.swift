/// Super- and subscripts: which characters have one.
enum FormulaScripts {
  /// `text` raised or lowered, blanks dropped; `nil` unless every character of it can be.
  static func script(_ text: [Unicode.Scalar], isRaised: Bool) -> [Unicode.Scalar]? {
    let table = isRaised ? raised : lowered
    var script: [Unicode.Scalar] = []
    for scalar in text where scalar != " " {
      guard let small = table[scalar] else { return nil }
      script.append(small)
    }
    return script.isEmpty ? nil : script
  }

  /// Whether `scalar` is one that `script` makes: it goes with what stands before it.
  static func isScript(_ scalar: Unicode.Scalar) -> Bool { scripts.contains(scalar) }

  private static let raised = pairs(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφϕχ′″†‡°∘*∗⋆⊤",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵠᵡ′″†‡°°***ᵀ")

  private static let lowered = pairs(
    "0123456789+-−=()aehijklmnoprstuvxβγρφϕχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ")

  private static let scripts = Set(raised.values).union(lowered.values)

  private static func pairs(
    _ plain: String, _ small: String
  ) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(plain.unicodeScalars, small.unicodeScalars)) { first, _ in first }
  }
}

/// The alphabets of mathematics (Unicode 22.2): blackboard bold, script and Fraktur.
enum FormulaAlphabet {
  case blackboard, script, fraktur

  /// `text`, of which every character must have one; else `nil`.
  func letters(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var letters: [Unicode.Scalar] = []
    for scalar in text where scalar != " " {
      guard let letter = letter(scalar) else { return nil }
      letters.append(letter)
    }
    return letters.isEmpty ? nil : letters
  }

  private func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // Letters that were in Unicode before the alphabets are left out of them.
    if let place = older.plain.firstIndex(of: scalar) { return older.letters[place] }
    switch scalar {
    case "A"..."Z": return Unicode.Scalar(first + scalar.value - 0x41)
    case "a"..."z": return Unicode.Scalar(first + 26 + scalar.value - 0x61)
    case "0"..."9" where self == .blackboard: return Unicode.Scalar(0x1D7D8 + scalar.value - 0x30)
    default: return nil
    }
  }

  private var first: UInt32 {
    switch self {
    case .blackboard: 0x1D538
    case .script: 0x1D49C
    case .fraktur: 0x1D504
    }
  }

  private var older: (plain: [Unicode.Scalar], letters: [Unicode.Scalar]) {
    switch self {
    case .blackboard: (["C", "H", "N", "P", "Q", "R", "Z"], ["ℂ", "ℍ", "ℕ", "ℙ", "ℚ", "ℝ", "ℤ"])
    case .script:
      (
        ["B", "E", "F", "H", "I", "L", "M", "R", "e", "g", "o"],
        ["ℬ", "ℰ", "ℱ", "ℋ", "ℐ", "ℒ", "ℳ", "ℛ", "ℯ", "ℊ", "ℴ"]
      )
    case .fraktur: (["C", "H", "I", "R", "Z"], ["ℭ", "ℌ", "ℑ", "ℜ", "ℨ"])
    }
  }
}
