/// The figures of a text, as traits of its runs.
enum Figures {
  /// `runs` cut where figures begin and end in the text; code and addresses stay as they are.
  static func marked(_ runs: [InlineRun], in bytes: Span<UInt8>) -> [InlineRun] {
    var scanner = FigureScanner()
    scanner.read(bytes)
    var figures = scanner.figures[...]
    var marked: [InlineRun] = []
    marked.reserveCapacity(runs.count + 2 * figures.count)
    for run in runs {
      while let figure = figures.first, figure.upperBound <= run.range.lowerBound {
        figures.removeFirst()
      }
      if run.traits.contains(.code) || run.traits.contains(.link) {
        marked.append(run)
      } else if let shown = run.shown {
        var run = run
        let isInFigure = figures.first.map { $0.contains(run.range.lowerBound) } ?? false
        if isInFigure || isFigure(shown) { run.traits.insert(.figure) }
        marked.append(run)
      } else {
        cut(run, at: &figures, into: &marked)
      }
    }
    return marked
  }

  private static func cut(
    _ run: InlineRun, at figures: inout ArraySlice<Range<Int>>, into marked: inout [InlineRun]
  ) {
    var start = run.range.lowerBound
    while let figure = figures.first, figure.lowerBound < run.range.upperBound {
      let part = figure.clamped(to: start..<run.range.upperBound)
      if start < part.lowerBound {
        marked.append(InlineRun(range: start..<part.lowerBound, traits: run.traits))
      }
      if !part.isEmpty {
        marked.append(InlineRun(range: part, traits: run.traits.union(.figure)))
      }
      start = max(part.upperBound, start)
      // What is left of it may stand in the next run.
      guard figure.upperBound <= run.range.upperBound else { break }
      figures.removeFirst()
    }
    if start < run.range.upperBound {
      marked.append(InlineRun(range: start..<run.range.upperBound, traits: run.traits))
    }
  }

  /// Whether what a formula shows is a figure and nothing else.
  private static func isFigure(_ shown: String) -> Bool {
    var scanner = FigureScanner()
    let bytes = shown.utf8Span.span
    scanner.read(bytes)
    return scanner.figures == [0..<bytes.count]
  }
}
