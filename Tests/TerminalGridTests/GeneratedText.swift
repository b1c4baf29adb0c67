/// Numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

/// Words of all widths between blanks, hyphens and invisible breaks.
func generatedText(scalars count: Int, using random: inout SeededGenerator) -> String {
  let pool = Array(
    "abcxyz019     -/–(),.漢字かなー。、「」한国😀👍❤éλ\u{301}\u{302}\u{AD}\u{200B}\u{A0}\u{3000}ि".unicodeScalars
  )
  return string((0..<count).map { _ in pool[Int.random(in: 0..<pool.count, using: &random)] })
}

/// Every Unicode scalar, in pieces.
func scalarBlocks() -> some Sequence<[Unicode.Scalar]> {
  stride(from: UInt32(0), to: 0x110000, by: 0x1000).lazy.map { start in
    (start..<start + 0x1000).compactMap(Unicode.Scalar.init)
  }
}
