extension FigureScanner {
  /// Where the unit behind `number` ends, if that makes it a figure.
  mutating func unit(of number: FigureNumber, in bytes: Span<UInt8>) -> Int? {
    let end = number.end
    guard end < bytes.count else { return nil }
    if let sign = Self.percentEnd(at: end, in: bytes) {
      return Self.isConfidence(until: sign, in: bytes) ? nil : Self.points(behind: sign, in: bytes)
    }
    if let sign = Self.timesEnd(at: end, in: bytes) {
      return Self.isFactor(until: sign, in: bytes)
        && (bytes[end] != UInt8(ascii: "X") || Self.compares(behind: sign, in: bytes)) ? sign : nil
    }
    // An angle: degrees of temperature name their scale.
    if number.isDecimal, bytes.starts(with: "°", in: end..<bytes.count),
      end + 2 == bytes.count || !isLetter(bytes[end + 2]) && bytes[end + 2] != UInt8(ascii: "-")
    {
      return statesResult(at: number.start, in: bytes) ? end + 2 : nil
    }
    var start = end
    if bytes[end] == 0x20 {
      start = bytes.end(of: { $0 == 0x20 }, in: end..<min(end + 3, bytes.count))
    } else if bytes[end] == UInt8(ascii: "-") {
      start = end + 1
    }
    guard let word = FigureWord(at: start, in: bytes) else { return nil }
    return unit(word, of: number, in: bytes)
  }

  /// Where the sign of a percentage ends that begins at `start`.
  private static func percentEnd(at start: Int, in bytes: Span<UInt8>) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "%"): start + 1
    case 0x20, backslash:
      start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "%") ? start + 2 : nil
    case UInt8(ascii: "$"):
      bytes.starts(with: "$\\%$", in: start..<bytes.count) ? start + 4 : nil
    default: nil
    }
  }

  /// Where the sign of a factor ends that begins at `start`.
  private static func timesEnd(at start: Int, in bytes: Span<UInt8>) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): start + 1
    case 0xC3: start + 1 < bytes.count && bytes[start + 1] == 0x97 ? start + 2 : nil
    case 0x20: bytes.starts(with: " ×", in: start..<bytes.count) ? start + 3 : nil
    case UInt8(ascii: "$"):
      bytes.starts(with: "$\\times$", in: start..<bytes.count) ? start + 8 : nil
    default: nil
    }
  }

  /// `% points` is one unit.
  private static func points(behind end: Int, in bytes: Span<UInt8>) -> Int {
    guard end < bytes.count, bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "-") else {
      return end
    }
    for points in [" points", " point", "-points", "-point"]
    where bytes.starts(with: points, in: end..<bytes.count) {
      let stop = end + points.utf8.count
      if stop == bytes.count || !isLetter(bytes[stop]) { return stop }
    }
    return end
  }

  /// Whether the percentage that ends at `end` is that of an interval: `95% CI`.
  private static func isConfidence(until end: Int, in bytes: Span<UInt8>) -> Bool {
    guard end < bytes.count, bytes[end] == 0x20 else { return false }
    return FigureWord(at: end + 1, in: bytes).map { confidence.contains($0.key) } ?? false
  }

  private static let confidence = WordSet("ci cis confidence percentile quantile")

  /// Whether an `x` that ends at `end` multiplies: `512x512` is a size, `2x A100` two of them.
  private static func isFactor(until end: Int, in bytes: Span<UInt8>) -> Bool {
    guard end < bytes.count else { return true }
    let next = bytes[end]
    if isLetter(next) || isDigit(next) || next == UInt8(ascii: "_") { return false }
    if next == UInt8(ascii: "-"), end + 1 < bytes.count, isLetter(bytes[end + 1]) { return false }
    let start = bytes.end(of: { $0 == 0x20 }, in: end..<min(end + 3, bytes.count))
    guard start > end, start < bytes.count else { return true }
    if isDigit(bytes[start]) { return false }
    guard let word = FigureWord(at: start, in: bytes) else { return true }
    let second = Self.word(behind: word, in: bytes)
    return !FigureVocabulary.madeLarger.contains(word.key)
      && !(second.map { FigureVocabulary.madeLarger.contains($0.key) } ?? false)
  }

  /// Whether the word behind `end` compares: `12X faster`, where `20X` alone is of a microscope.
  private static func compares(behind end: Int, in bytes: Span<UInt8>) -> Bool {
    guard end < bytes.count, bytes[end] == 0x20, let word = FigureWord(at: end + 1, in: bytes)
    else {
      return false
    }
    return FigureVocabulary.comparatives.contains(word.key)
  }

  private mutating func unit(
    _ word: FigureWord, of number: FigureNumber, in bytes: Span<UInt8>
  ) -> Int? {
    let isApart = word.range.lowerBound > number.end
    switch word.key {
    case Self.pp, Self.decibels: return word.range.upperBound
    case Self.frames: return isVersion(number, in: bytes) ? nil : word.range.upperBound
    case Self.percent where isApart: return word.range.upperBound
    case Self.points, Self.point, Self.pts:
      return arePoints(word, of: number, in: bytes) ? word.range.upperBound : nil
    case Self.times where isApart, Self.fold:
      return multiplies(word, number, in: bytes) ? word.range.upperBound : nil
    default: break
    }
    if FigureVocabulary.kindsOfPoints.contains(word.key),
      let points = Self.word(behind: word, in: bytes),
      points.key == Self.points || points.key == Self.point,
      word.key == Self.percentage || arePoints(points, of: number, in: bytes)
    {
      return points.range.upperBound
    }
    if isApart, let at = Self.atName(word, in: bytes) { return at }
    guard isMeasure(word, of: number, isApart: isApart, in: bytes) else { return nil }
    for rate in ["/s", " per second"]
    where bytes.starts(with: rate, in: word.range.upperBound..<bytes.count) {
      return word.range.upperBound + rate.utf8.count
    }
    return word.range.upperBound
  }

  private static let pp = WordKey("pp")
  private static let pts = WordKey("pts")
  private static let decibels = WordKey("dB")
  private static let frames = WordKey("fps")
  private static let percent = WordKey("percent")
  private static let percentage = WordKey("percentage")
  private static let point = WordKey("point")
  private static let points = WordKey("points")
  private static let times = WordKey("times")
  private static let fold = WordKey("fold")
  static let of = WordKey("of")

  static func word(behind word: FigureWord, in bytes: Span<UInt8>) -> FigureWord? {
    let end = word.range.upperBound
    guard end < bytes.count, bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "-") else {
      return nil
    }
    return FigureWord(at: end + 1, in: bytes)
  }

  /// Whether points are counted by which something is better: not those of a cloud.
  private mutating func arePoints(
    _ word: FigureWord, of number: FigureNumber, in bytes: Span<UInt8>
  ) -> Bool {
    if let next = Self.word(behind: word, in: bytes), Self.pointed.contains(next.key) {
      return false
    }
    if number.isSigned || number.isDecimal { return true }
    if bytes[number.end] == UInt8(ascii: "-") {
      return Self.word(behind: word, in: bytes).map { FigureVocabulary.gains.contains($0.key) }
        ?? false
    }
    return number.digits.count <= 2 && statesResult(at: number.start, in: bytes)
  }

  private static let pointed = WordSet("cloud clouds likert scale per sampled tracking tracker")

  private mutating func multiplies(
    _ word: FigureWord, _ number: FigureNumber, in bytes: Span<UInt8>
  ) -> Bool {
    let next = Self.word(behind: word, in: bytes)
    if next.map({ $0.key == WordKey("cross") }) ?? false { return false }
    if number.isDecimal || next.map({ FigureVocabulary.comparatives.contains($0.key) }) ?? false {
      return true
    }
    return FigureWord(before: number.start, in: bytes).map { Self.beforeFactors.contains($0.key) }
      ?? false
  }

  private static let beforeFactors = WordSet("by of over to approximately nearly about than a")

  /// The end of `pass@1` in `95.0 pass@1`.
  private static func atName(_ word: FigureWord, in bytes: Span<UInt8>) -> Int? {
    let at = word.range.upperBound
    guard FigureVocabulary.atNames.contains(word.key), at + 1 < bytes.count,
      bytes[at] == UInt8(ascii: "@")
    else { return nil }
    let end = bytes.end(of: isDigit, in: at + 1..<bytes.count)
    return end > at + 1 ? end : nil
  }

  /// Whether `word` is what was measured, or what time and memory are measured in.
  private mutating func isMeasure(
    _ word: FigureWord, of number: FigureNumber, isApart: Bool, in bytes: Span<UInt8>
  ) -> Bool {
    let isMeasure =
      isApart
      && (word.hasCapital && FigureVocabulary.measures.contains(word.key)
        || number.isDecimal && FigureVocabulary.measureWords.contains(word.key))
    guard isMeasure || number.isDecimal && FigureVocabulary.measuredUnits.contains(word.key)
    else { return false }
    // `3.5 hours of video` are material.
    if !isMeasure, let next = Self.word(behind: word, in: bytes), next.key == Self.of {
      return false
    }
    return statesResult(at: number.start, in: bytes) && !isVersion(number, in: bytes)
  }
}
