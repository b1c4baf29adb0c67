/// What opening a link would start, in the order it is tried; empty where nothing is known.
package struct BrowserPlan: Equatable, Sendable {
  package let commands: [BrowserCommand]
  /// What the programs find changed in the environment they inherit.
  let overrides: [String: String]

  /// Variables that decide; a caller need read no others.
  package static let variables = [
    "BROWSER", "DISPLAY", "PATH", "SSH_CONNECTION", "SSH_TTY", "WAYLAND_DISPLAY",
  ]

  package init(environment: [String: String]) {
    let chosen = (environment["BROWSER"] ?? "").split(separator: ":")
      .compactMap(BrowserCommand.init)
    if !chosen.isEmpty {
      commands = chosen
    } else if Self.hasDisplay(environment) {
      commands = [BrowserCommand.ofDesktop]
    } else {
      commands = []
    }
    overrides = environment.filter { $0.key == "PATH" }
  }

  /// Over ssh a display may be set, but the browser would open on the wrong machine, or as
  /// slowly as a forwarded window does.
  private static func hasDisplay(_ environment: [String: String]) -> Bool {
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    guard !isSet("SSH_CONNECTION"), !isSet("SSH_TTY") else { return false }
    #if os(macOS)
      return true
    #else
      return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY")
    #endif
  }
}

/// One command of `$BROWSER`: words with `%s` where the address belongs, `%%` for a percent
/// sign and `%c` for a colon, as the convention behind that variable has it.
package struct BrowserCommand: Equatable, Sendable {
  package let program: String
  private let words: [String]

  /// What the desktop itself opens links with.
  static var ofDesktop: BrowserCommand {
    #if os(macOS)
      BrowserCommand(program: "open", words: [])
    #else
      BrowserCommand(program: "xdg-open", words: [])
    #endif
  }

  private init(program: String, words: [String]) {
    self.program = program
    self.words = words
  }

  /// Reads one command, `nil` where no program is named.
  ///
  /// A last word `&` is left out: nothing is waited for anyway.
  init?(_ text: Substring) {
    var words = text.split(separator: " ").map(String.init)
    if words.last == "&" { words.removeLast() }
    guard let first = words.first else { return nil }
    let (program, holdsAddress) = Self.expand(first, address: "")
    guard !program.isEmpty, !holdsAddress else { return nil }
    self.init(program: program, words: Array(words.dropFirst()))
  }

  /// Whether the program shows its pages in the terminal itself.
  package var needsTerminal: Bool {
    Self.textBrowsers.contains(program.split(separator: "/").last.map(String.init) ?? program)
  }

  /// The address is one argument or part of one, whatever it holds; the last one where no word
  /// says `%s`.
  package func arguments(opening url: String) -> [String] {
    let expanded = words.map { Self.expand($0, address: url) }
    let arguments = expanded.map(\.text)
    return expanded.contains(where: \.holdsAddress) ? arguments : arguments + [url]
  }

  private static let textBrowsers: Set<String> = [
    "browsh", "carbonyl", "cha", "edbrowse", "elinks", "felinks", "links", "links2", "lynx",
    "netrik", "retawq", "w3m", "www-browser",
  ]

  private static func expand(
    _ word: String, address: String
  ) -> (text: String, holdsAddress: Bool) {
    var text = ""
    var holdsAddress = false
    var rest = Substring(word)
    while let character = rest.popFirst() {
      switch character == "%" ? rest.first : nil {
      case "s":
        text += address
        holdsAddress = true
      case "%": text += "%"
      case "c": text += ":"
      default:
        text.append(character)
        continue
      }
      rest.removeFirst()
    }
    return (text, holdsAddress)
  }
}
