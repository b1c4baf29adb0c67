import CNcursesw
import TerminalGrid

/// The modes of the terminal that are set beside ncurses' own, and how they are undone.
struct ScreenModes {
  /// Whether it takes the control sequences of ECMA-48 at all.
  let isANSI: Bool
  private let hasTitle: Bool
  /// Whether entering and leaving the screen keeps the title by itself.
  private let keepsTitle: Bool
  private let keypadOn: [UInt8]
  private let keypadOff: [UInt8]
  private let plainText: [UInt8]
  private let showCursor: [UInt8]
  private let leaveScreen: [UInt8]
  private(set) var title: DisplayText?

  /// Asks the terminal's description; ncurses must be started.
  init(term: String) {
    isANSI = Self.capability("cup").starts(with: Array("\u{1B}[".utf8))
    hasTitle = Self.namesTitled(term) || Self.capability("tsl").starts(with: Array("\u{1B}]".utf8))
    keepsTitle = String(decoding: Self.capability("smcup"), as: UTF8.self).contains("\u{1B}[22;")
    keypadOn = Self.capability("smkx")
    keypadOff = Self.capability("rmkx")
    plainText = Self.capability("sgr0")
    showCursor = Self.capability("cnorm")
    leaveScreen = Self.capability("rmcup")
  }

  var entering: [UInt8] {
    keypadOn + (isANSI ? ControlSequence.bracketPastes : []) + titleSetting
  }

  var leaving: [UInt8] {
    (isANSI ? ControlSequence.plainPastes : []) + keypadOff
      + (title != nil && !keepsTitle ? ControlSequence.popTitle : [])
  }

  /// All that a crash must write: what `leaving` undoes and what ncurses would.
  var resetting: [UInt8] {
    (isANSI ? ControlSequence.endFrame : []) + leaving + plainText + showCursor + leaveScreen
  }

  /// Remembers the title and returns what sets it; empty where the terminal has none or has it.
  mutating func setTitle(_ new: DisplayText) -> [UInt8] {
    guard hasTitle, new != title else { return [] }
    let isFirst = title == nil
    title = new
    return isFirst ? titleSetting : ControlSequence.title(new)
  }

  private var titleSetting: [UInt8] {
    guard let title else { return [] }
    return (keepsTitle ? [] : ControlSequence.pushTitle) + ControlSequence.title(title)
  }

  /// Terminals whose descriptions do not say that they have a title.
  private static func namesTitled(_ term: String) -> Bool {
    [
      "xterm", "rxvt", "alacritty", "foot", "kitty", "wezterm", "konsole", "vte", "gnome",
      "ghostty",
      "contour", "st-", "tmux",
    ].contains { term.hasPrefix($0) }
  }

  private static func capability(_ name: String) -> [UInt8] {
    unsafe cncurses_capability(name).map { unsafe Array(String(cString: $0).utf8) } ?? []
  }
}
