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
  private let takesCommands: Bool
  private let hasLinks: Bool
  private let hasTitle: Bool
  /// Whether entering and leaving the screen keeps the title by itself.
  private let keepsTitle: Bool
  private let keypadOn = TerminalDescription.string("smkx")
  private let keypadOff = TerminalDescription.string("rmkx")
  private let plainText = TerminalDescription.string("sgr0")
  private let showCursor = TerminalDescription.string("cnorm")
  private let enterScreen = TerminalDescription.string("smcup")
  private let leaveScreen = TerminalDescription.string("rmcup")
  private(set) var title: DisplayText?
  private var hasMouse = false
  private var followsScheme = false
  /// Whether an answer is on its way that nobody may take for typed text.
  var awaitsAnswer = false

  /// Asks the terminal's own entry for more: between `cncurses_describe` and `cncurses_open`.
  init(_ description: TerminalDescription) {
    isANSI = description.isANSI
    takesCommands = description.takesCommands
    hasLinks = description.hasLinks
    hasTitle =
      Self.namesTitled(description.term)
      || TerminalDescription.string("tsl").starts(with: Array("\u{1B}]".utf8))
    let keeping = Array("\u{1B}[22;".utf8)
    let entering = enterScreen
    keepsTitle = entering.indices.contains {
      Array(entering[$0...].prefix(keeping.count)) == keeping
    }
  }

  /// What ncurses does not send by itself at the start.
  var entering: [UInt8] {
    keypadOn + (isANSI ? ControlSequence.bracketPastes : [])
      + (hasMouse ? ControlSequence.mouseOn : [])
      + (followsScheme ? ControlSequence.followScheme : []) + titleSetting
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
    (isANSI ? ControlSequence.endFrame + ControlSequence.plainPastes : [])
      + (hasLinks ? LinkTarget.closing : [])
      + (hasMouse ? ControlSequence.mouseOff : [])
      + (followsScheme ? ControlSequence.leaveScheme : []) + titleRestoring
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

  /// Returns what switches the mouse; empty where the terminal has none or it is so already.
  mutating func setMouse(_ isOn: Bool) -> [UInt8] {
    guard isANSI, isOn != hasMouse else { return [] }
    hasMouse = isOn
    return isOn ? ControlSequence.mouseOn : ControlSequence.mouseOff
  }

  /// Returns what asks for the ground and for its changes; empty where no answer can come.
  mutating func askForBackground() -> [UInt8] {
    guard takesCommands else { return [] }
    followsScheme = true
    awaitsAnswer = true
    return ControlSequence.followScheme + ControlSequence.askForBackground
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
}
