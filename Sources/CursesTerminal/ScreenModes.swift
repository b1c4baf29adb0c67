import CNcursesw
import TerminalGrid

/// What turns the terminal into a full screen and back, as bytes.
///
/// The same bytes leave it in a crash, at the end and for a while: `endwin` is not called, as
/// ncurses, coming back from it, would reset the terminal's palette (`oc`), which may be the
/// user's own.
struct ScreenModes {
  /// Whether it takes the control sequences of ECMA-48 at all.
  let isANSI: Bool
  private let hasTitle: Bool
  /// Whether entering and leaving the screen keeps the title by itself.
  private let keepsTitle: Bool
  private let keypadOn = Self.capability("smkx")
  private let keypadOff = Self.capability("rmkx")
  private let plainText = Self.capability("sgr0")
  private let showCursor = Self.capability("cnorm")
  private let enterScreen = Self.capability("smcup")
  private let leaveScreen = Self.capability("rmcup")
  private(set) var title: DisplayText?

  /// Asks the terminal's description; ncurses must be started.
  init(term: String) {
    isANSI = Self.capability("cup").starts(with: Array("\u{1B}[".utf8))
    hasTitle = Self.namesTitled(term) || Self.capability("tsl").starts(with: Array("\u{1B}]".utf8))
    let keeping = Array("\u{1B}[22;".utf8)
    let entering = enterScreen
    keepsTitle = entering.indices.contains {
      Array(entering[$0...].prefix(keeping.count)) == keeping
    }
  }

  /// What ncurses does not send by itself at the start.
  var entering: [UInt8] {
    keypadOn + (isANSI ? ControlSequence.bracketPastes : []) + titleSetting
  }

  /// All of it again, where somebody else had the terminal meanwhile.
  var reentering: [UInt8] {
    enterScreen + (isANSI ? ControlSequence.plainMargins : []) + entering
  }

  /// After a stop without our doing, in which the screen was not left: the title that was kept
  /// then is taken back first, so that it is not ours that is kept now.
  var continuing: [UInt8] { titleRestoring + entering }

  private var titleRestoring: [UInt8] {
    title != nil && !keepsTitle ? ControlSequence.popTitle : []
  }

  var leaving: [UInt8] {
    (isANSI ? ControlSequence.endFrame + ControlSequence.plainPastes : []) + titleRestoring
      + keypadOff + plainText + showCursor + (leaveScreen.isEmpty ? lastLine : leaveScreen)
  }

  /// Where no other screen comes back, the shell goes on below ours.
  private var lastLine: [UInt8] { (isANSI ? ControlSequence.lastRow : []) + Array("\r\n".utf8) }

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
