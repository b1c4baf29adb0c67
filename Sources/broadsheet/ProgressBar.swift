import DigestLibrary
import ReaderApp

/// One line on a terminal that tells how far an import is; nothing where standard error is none.
struct ProgressBar {
  private let isShown = System.errorIsTerminal

  private static let columns = 24

  func show(_ progress: DigestLibrary.ImportProgress) {
    guard isShown, progress.allFiles > 0 else { return }
    let filled = Self.columns * progress.files / progress.allFiles
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.columns - filled)
    let pace = progress.seconds > 0 ? Int(Double(progress.papers) / progress.seconds) : 0
    // Back to the start of the line, and what was there is gone: ECMA-48 8.3.41, EL.
    System.writeError(
      "\r\u{1B}[K\(bar) \(Names.number(progress.files)) of \(Names.files(progress.allFiles)), "
        + "\(Names.number(pace)) papers/s")
  }

  func clear() { if isShown { System.writeError("\r\u{1B}[K") } }
}
