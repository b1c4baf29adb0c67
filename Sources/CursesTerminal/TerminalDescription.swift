import CNcursesw
import TerminalGrid

/// What the terminal can do, by its own entry in the terminfo database and by its name.
struct TerminalDescription: Equatable {
  var term = ""
  /// Whether it takes the control sequences of ECMA-48 at all.
  var isANSI = true
  var colors = ColorEnvironment.Description(colors: 0, isDirect: false)
  var attributes: TextAttributes = []
  /// What it cannot show together with a colour (`ncv`).
  var uncoloredAttributes: TextAttributes = []
  /// Whether what it erases gets the ground of the moment (`bce`).
  var erasesToGround = false
  /// Whether it can end one attribute or colour and keep the others.
  var endsSingly = false
  /// Whether it takes operating system commands (`ESC ]`), or ignores them without a trace.
  var takesCommands = false
  /// Whether a link in the text (OSC 8) does no harm, at least.
  var hasLinks = false

  init() {}

  /// Reads it; between `cncurses_describe` and `cncurses_open`.
  init(_ environment: ColorEnvironment) {
    term = environment.term
    isANSI = ["cup", "clear"].allSatisfy {
      Self.string($0).starts(with: Array("\u{1B}[".utf8))
    }
    let isDirect =
      Self.flag("Tc") || Self.flag("RGB") || Self.number("RGB") != nil
      || !Self.string("RGB").isEmpty
    let count = Int(Self.number("colors") ?? 0)
    colors = .init(colors: count, isDirect: isDirect)
    for (name, code, attribute) in Self.codes where Self.string(name) == Array(code.utf8) {
      attributes.insert(attribute)
    }
    let uncolored = Self.number("ncv") ?? 0
    for (bit, attribute) in Self.uncoloredBits where uncolored & bit != 0 {
      uncoloredAttributes.insert(attribute)
    }
    erasesToGround = Self.flag("bce")
    endsSingly =
      Self.string("rmul") == Array("\u{1B}[24m".utf8)
      && (count < 8 || Self.string("op").starts(with: Array("\u{1B}[39;49m".utf8)))
    takesCommands =
      isANSI && term != "dumb" && !term.hasPrefix("linux")
      && !ColorEnvironment.isOldVideoTerminal(term)
    hasLinks = takesCommands && !environment.isInsideScreen
  }

  /// A string of the entry, without padding; empty where there is none.
  static func string(_ name: String) -> [UInt8] {
    unsafe cncurses_capability(name).map { unsafe Array(String(cString: $0).utf8) } ?? []
  }

  /// A number of the entry; `nil` where there is none.
  static func number(_ name: String) -> Int32? {
    let value = unsafe cncurses_number(name)
    return value >= 0 ? value : nil
  }

  static func flag(_ name: String) -> Bool { unsafe cncurses_flag(name) }

  private static let codes: [(String, String, TextAttributes)] = [
    ("bold", "\u{1B}[1m", .bold), ("dim", "\u{1B}[2m", .dim), ("sitm", "\u{1B}[3m", .italic),
    ("smul", "\u{1B}[4m", .underline), ("rev", "\u{1B}[7m", .reverse),
  ]

  private static let uncoloredBits: [(Int32, TextAttributes)] = [
    (2, .underline), (4, .reverse), (16, .dim), (32, .bold), (32_768, .italic),
  ]
}
