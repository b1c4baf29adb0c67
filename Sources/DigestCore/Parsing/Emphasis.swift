/// Pairs runs of stars into emphasis, CommonMark 0.31 §6.2 and "process emphasis" of its appendix.
struct Emphasis {
  var stars: [StarRun] = []

  /// Linear: a search for an opener never passes again where one of its kind was missing.
  mutating func pair() {
    guard stars.count > 1 else { return }
    // The runs that can still open, the innermost last.
    var openers: [Int] = []
    // By kind of closer: below this many openers there is none for it.
    var bottoms = [Int](repeating: 0, count: 6)
    for closer in stars.indices {
      if stars[closer].canClose {
        let kind = stars[closer].range.count % 3 + (stars[closer].canOpen ? 3 : 0)
        while stars[closer].remaining > 0 {
          guard let place = opener(for: closer, among: openers, from: bottoms[kind]) else {
            bottoms[kind] = openers.count
            break
          }
          openers.removeSubrange((place + 1)...)
          match(openers[place], closer)
          if stars[openers[place]].remaining == 0 { openers.removeLast() }
          for kind in bottoms.indices { bottoms[kind] = min(bottoms[kind], openers.count) }
        }
      }
      if stars[closer].canOpen, stars[closer].remaining > 0 { openers.append(closer) }
    }
  }

  private func opener(for closer: Int, among openers: [Int], from bottom: Int) -> Int? {
    var place = openers.count - 1
    while place >= bottom {
      if fits(stars[openers[place]], stars[closer]) { return place }
      place -= 1
    }
    return nil
  }

  /// The rule of three: `**a*b**` is bold throughout.
  private func fits(_ opener: StarRun, _ closer: StarRun) -> Bool {
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.range.count + closer.range.count) % 3 != 0
      || (opener.range.count % 3 == 0 && closer.range.count % 3 == 0)
  }

  private mutating func match(_ opener: Int, _ closer: Int) {
    let count = stars[opener].remaining >= 2 && stars[closer].remaining >= 2 ? 2 : 1
    stars[opener].open(count)
    stars[closer].close(count)
  }
}

extension InlineTokens {
  /// The tokens with the emphasis they stand in, neighbours alike made one.
  func runs() -> [InlineRun] {
    var runs: [InlineRun] = []
    var bold = 0
    var italic = 0
    func add(_ range: Range<Int>, _ extra: InlineTraits, shown: String? = nil) {
      guard !range.isEmpty else { return }
      var traits = extra
      if bold > 0 { traits.insert(.bold) }
      if italic > 0 { traits.insert(.italic) }
      if shown == nil, let last = runs.last, last.shown == nil, last.traits == traits,
        last.range.upperBound == range.lowerBound
      {
        runs[runs.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        runs.append(InlineRun(range: range, traits: traits, shown: shown))
      }
    }
    for token in tokens {
      switch token {
      case .text(let range): add(range, [])
      case .code(let range): add(range, .code)
      case .address(let range): add(range, .link)
      case .shown(let range, let text, let traits): add(range, traits, shown: text)
      case .stars(let index):
        let stars = emphasis.stars[index]
        bold -= stars.closes.bold
        italic -= stars.closes.italic
        add(stars.literal, [])
        bold += stars.opens.bold
        italic += stars.opens.italic
      }
    }
    return runs
  }
}
