/// How many papers each shade of a heat map, or each height of a bar, stands for.
struct HeatLevels: Equatable {
  /// Shades; nothing has none.
  let count: Int
  /// Papers of the darkest.
  let most: Int

  init(count: Int, most: Int) {
    self.count = max(1, count)
    self.most = max(1, min(most, 1 << 40))
  }

  /// 0 for no paper, else 1 to `count`, in equal parts of `most`.
  func level(of papers: Int) -> Int {
    guard papers > 0 else { return 0 }
    return (min(papers, most) * count + most - 1) / most
  }

  /// The papers of a shade; `nil` where no number is of it.
  func papers(of level: Int) -> ClosedRange<Int>? {
    let (first, last) = ((level - 1) * most / count + 1, level * most / count)
    return first <= last ? first...last : nil
  }
}
