import TerminalGrid

@testable import ReaderApp

extension RGB {
  /// What a colour looks like; `nil` for those that a terminal's owner chooses.
  init?(_ color: Color) {
    switch color {
    case .rgb(let value): self.init(value)
    case .indexed(let index) where index >= 16: self.init(ColorTables.fixed[Int(index) - 16])
    case .indexed, .standard, .ansi: return nil
    }
  }
}
