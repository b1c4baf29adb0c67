/// Blanks at which no line should end: what they stand between is read as one.
extension LineBreak {
  /// Whether the one blank before the cell `index` joins what it stands between: a number and its
  /// unit or sign, `p < 0.05`, `Table 3`, `et al.`, `A. Smith`, `ii) The`, a dash and what is
  /// before it.
  static func isJoint(before index: Int, in cells: [Cell]) -> Bool {
    guard index > 1, cells[index - 1].isBlank, !cells[index - 2].isSpace else { return false }
    let last = cells[index - 2].base
    let first = cells[index].base
    if first == percent { return true }
    if joinsBefore(index, in: cells) { return true }
    switch last {
    case _ where isNumeral(last) || last == percent:
      return isUnit(at: index, in: cells) && isNumber(wordBefore(index, in: cells), in: cells)
    case _ where isRelation(last) || isCurrency(last):
      return isNumber(at: index, in: cells)
    case UInt32(UInt8(ascii: ")")):
      return isItem(before: index, in: cells)
    case fullStop where isUppercase(first) && isInitials(before: index, in: cells):
      return true
    case UInt32(UInt8(ascii: "x")) where isDigit(first):
      return isTimes(before: index, in: cells)
    default:
      return first == UInt32(UInt8(ascii: "a"))
        ? isEtAl(before: index, in: cells) : isLabel(before: index, in: cells)
    }
  }

  private static var percent: UInt32 { 0x25 }
  private static var fullStop: UInt32 { 0x2E }

  private static func isUnit(at index: Int, in cells: [Cell]) -> Bool {
    units.contains(unpunctuated(wordAt(index, in: cells), in: cells))
  }

  /// Whether a sign that belongs to what is before it begins at `index`: `= 0.5`, `±0.4`, a dash.
  private static func joinsBefore(_ index: Int, in cells: [Cell]) -> Bool {
    let first = cells[index].base
    guard isRelation(first) || isDash(first) else { return false }
    let sign = wordAt(index, in: cells)
    if sign.allSatisfy({ isRelation(cells[$0].base) }) {
      return sign.count <= 2 && isNumber(at: sign.upperBound + 1, in: cells)
    }
    if sign.allSatisfy({ isDash(cells[$0].base) }) { return sign.upperBound < cells.count }
    return (first == 0x3D || first == 0xB1) && isNumber(at: index, in: cells)
  }

  /// `4 x 4`.
  private static func isTimes(before index: Int, in cells: [Cell]) -> Bool {
    index > 3 && cells[index - 3].isBlank && isNumeral(cells[index - 4].base)
  }

  /// `Table 3`, `Fig. 2b`, `Appendix A`, `Eq. (4)`.
  private static func isLabel(before index: Int, in cells: [Cell]) -> Bool {
    guard isNumber(at: index, in: cells) || isLetteredNumber(at: index, in: cells) else {
      return false
    }
    let label = wordBefore(index, in: cells)
    return label.count <= 11
      && labels.contains(text(opened(label, in: cells), in: cells).lowercased())
  }

  private static func isEtAl(before index: Int, in cells: [Cell]) -> Bool {
    text(wordBefore(index, in: cells), in: cells) == "et"
      && text(wordAt(index, in: cells), in: cells).hasPrefix("al")
  }

  /// The number of an item before the item: `ii) The`, `(2) a`.
  private static func isItem(before index: Int, in cells: [Cell]) -> Bool {
    let number = text(opened(wordBefore(index, in: cells), in: cells).dropLast(), in: cells)
    switch number.utf8.count {
    case 1...2 where number.utf8.allSatisfy({ isDigit(UInt32($0)) }): return true
    case 1: return "abcdefghivx".contains(number)
    case 2...4: return number.utf8.allSatisfy("ivx".utf8.contains)
    default: return false
    }
  }

  /// `A.`, `J.-P.`, `J.R.R.`.
  private static func isInitials(before index: Int, in cells: [Cell]) -> Bool {
    var isLetterNext = true
    for index in opened(wordBefore(index, in: cells), in: cells) {
      let base = cells[index].base
      if isLetterNext {
        if isUppercase(base) { isLetterNext = false } else if base != 0x2D { return false }
      } else {
        guard base == fullStop else { return false }
        isLetterNext = true
      }
    }
    return true
  }
}

// MARK: Words

extension LineBreak {
  /// Longer words than that are in no table here.
  private static var longest: Int { 16 }

  /// The word before the blank before `index`, or as much of its end as matters.
  private static func wordBefore(_ index: Int, in cells: [Cell]) -> Range<Int> {
    let end = index - 1
    var start = end
    while start > 0, end - start < longest, !cells[start - 1].isSpace { start -= 1 }
    return start..<end
  }

  private static func wordAt(_ index: Int, in cells: [Cell]) -> Range<Int> {
    var end = index
    while end < cells.count, end - index < longest, !cells[end].isSpace { end += 1 }
    return index..<end
  }

  private static func opened(_ word: Range<Int>, in cells: [Cell]) -> Range<Int> {
    guard let first = word.first, openers.contains(cells[first].base) else { return word }
    return word.dropFirst()
  }

  private static func unpunctuated(_ word: Range<Int>, in cells: [Cell]) -> String {
    var word = word
    while let last = word.last, closers.contains(cells[last].base) { word = word.dropLast() }
    return text(word, in: cells)
  }

  private static func text(_ word: Range<Int>, in cells: [Cell]) -> String {
    var text = String.UnicodeScalarView()
    for index in word { text.append(Unicode.Scalar(cells[index].base) ?? "\u{FFFD}") }
    return String(text)
  }

  private static func isNumber(_ word: Range<Int>, in cells: [Cell]) -> Bool {
    word.count < longest
      && word.allSatisfy { isNumeral(cells[$0].base) || isOfNumber(cells[$0].base) }
  }

  /// Whether a number begins at `index`, after signs at most.
  private static func isNumber(at index: Int, in cells: [Cell]) -> Bool {
    for index in index..<max(index, min(index + 3, cells.count)) {
      let base = cells[index].base
      if isDigit(base) { return true }
      if !isOfNumber(base) { return false }
    }
    return false
  }

  /// `A`, `S1`, `IV`, `A.2`.
  private static func isLetteredNumber(at index: Int, in cells: [Cell]) -> Bool {
    guard isUppercase(cells[index].base) else { return false }
    return index + 1 == cells.count || !isLetter(cells[index + 1].base)
      || isUppercase(cells[index + 1].base)
  }

  private static func isUppercase(_ base: UInt32) -> Bool {
    if base < 0x80 { return (0x41...0x5A).contains(base) }
    return Unicode.Scalar(base)?.properties.isUppercase ?? false
  }

  /// Digits, also raised ones: `10⁹ B`.
  private static func isNumeral(_ base: UInt32) -> Bool {
    switch base {
    case 0x30...0x39, 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079: true
    default: false
    }
  }

  /// What a number may hold beside its digits, and signs right before one.
  private static func isOfNumber(_ base: UInt32) -> Bool {
    switch base {
    case percent, 0x28, 0x2B...0x2F, 0x3A, 0x5B, 0x2212, 0x2013, 0x207B: true
    default: isRelation(base) || isCurrency(base)
    }
  }

  private static func isRelation(_ base: UInt32) -> Bool {
    switch base {
    case 0x3C...0x3E, 0x7E, 0xB1, 0xD7, 0x2213, 0x223C, 0x2243, 0x2245, 0x2248, 0x2260, 0x2264,
      0x2265, 0x226A, 0x226B, 0x2A7D, 0x2A7E:
      true
    default: false
    }
  }

  private static func isCurrency(_ base: UInt32) -> Bool {
    switch base {
    case 0x24, 0xA3, 0xA5, 0x20AC: true
    default: false
    }
  }

  private static func isDash(_ base: UInt32) -> Bool {
    base == 0x2D || base == 0x2013 || base == 0x2014
  }

  private static let openers: Set<UInt32> = Set("([{“‘\"'".unicodeScalars.map(\.value))
  private static let closers: Set<UInt32> = Set(".,;:!?)]}”’…\"'".unicodeScalars.map(\.value))

  /// Short units and names of measures; ordinary words may part from their number.
  private static let units = words(
    """
    % ‰ × x ° °C °F K pp pt pts M B T k G million billion trillion
    bit bits kB KB MB GB TB PB KiB MiB GiB TiB Kb Mb Gb kb/s Mbps Gbps GB/s TB/s MB/s
    ns µs μs us ms s sec min h hr hrs Hz kHz MHz GHz fps FPS px dpi MP it/s tok/s tokens/s
    nm µm μm mm cm m km g kg mg W kW MW GW Wh kWh MWh J kJ V mV dB dBm
    FLOP FLOPs FLOPS GFLOP GFLOPs GFLOPS TFLOP TFLOPs TFLOPS PFLOP PFLOPs PFLOPS MACs GMACs
    mIoU IoU cIoU gIoU AP mAP AR AUC AUROC FID FVD BLEU ROUGE METEOR CIDEr PSNR SSIM LPIPS EM F1
    WER CER PPL Elo
    """)

  /// What is numbered; in lower case.
  private static let labels = words(
    """
    figure figures fig. figs. table tables tab. equation eq. eqs. eqn. section sections sec. sect.
    § §§ no. nos. appendix algorithm alg. theorem lemma proposition definition corollary chapter
    ch. vol. p. pp. step phase stage
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
