/// What a program may write to a terminal: text that is only text, and a list of sequences.
///
/// It takes bytes and makes tokens of them; whatever is on no list is an offence, of which the
/// first is kept with its place and what came before it.
struct WireGrammar {
  enum Token: Equatable {
    case text(Unicode.Scalar)
    /// A carriage return, a line feed or a backspace.
    case control(UInt8)
    /// ESC and what follows it.
    case escape(String)
    /// The parameters with what is private before them, and the last byte.
    case sequence(String, Character)
    /// An operating system command: its number and the rest.
    case command(Int, String)
  }

  struct Offence: CustomStringConvertible {
    /// In bytes, from 0.
    var offset: Int
    var what: String
    /// The bytes up to it and with it, readable.
    var context: String

    var description: String { "byte \(offset): \(what)\n…\(context)" }
  }

  /// Where the bytes come from.
  enum Source {
    /// A full screen.
    case screen
    /// What is printed: lines of text, coloured or not.
    case lines(colored: Bool)
  }

  private enum State { case ground, scalar(rest: Int), escape, sequence, command, commandEnd }

  let source: Source
  private(set) var offence: Offence?
  private var state = State.ground
  /// The bytes of the token that has begun.
  private var pending: [UInt8] = []
  private var recent: [UInt8] = []
  private var offset = 0

  init(_ source: Source) { self.source = source }

  /// What is wrong with all of `bytes`, nothing where they may be written.
  static func offence(in bytes: some Sequence<UInt8>, _ source: Source) -> Offence? {
    var grammar = WireGrammar(source)
    for byte in bytes { _ = grammar.take(byte) }
    grammar.end()
    return grammar.offence
  }

  /// Takes the next byte, which may be the last of a token.
  mutating func take(_ byte: UInt8) -> Token? {
    remember(byte)
    defer { offset += 1 }
    pending.append(byte)
    switch state {
    case .ground: return begin(byte)
    case .scalar(let rest):
      guard rest > 1 else { return scalar() }
      state = .scalar(rest: rest - 1)
    case .escape: return afterEscape(byte)
    case .sequence:
      if (0x40...0x7E).contains(byte) { return sequence() }
      if !(0x20...0x3F).contains(byte) { refuse("a byte that no CSI holds") }
    case .command:
      if byte == 0x07 { return command(endedBy: 1) }
      if byte == 0x1B { state = .commandEnd }
    case .commandEnd:
      if byte == UInt8(ascii: "\\") { return command(endedBy: 2) }
      refuse("an OSC that is cut")
    }
    return nil
  }

  /// There is no more.
  mutating func end() {
    if !pending.isEmpty { refuse("a sequence that does not end") }
  }

  // MARK: Tokens

  private mutating func begin(_ byte: UInt8) -> Token? {
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0x0A: return finish(.control(byte))
    case 0x08, 0x0D:
      if case .lines = source { refuse("a control") }
      return finish(.control(byte))
    case 0x20..<0x7F: return finish(.text(Unicode.Scalar(byte)))
    case 0xC2...0xDF: state = .scalar(rest: 1)
    case 0xE0...0xEF: state = .scalar(rest: 2)
    case 0xF0...0xF4: state = .scalar(rest: 3)
    // SI stands in the entries of old terminals, which end all attributes with it.
    case 0x0F where Self.isPlainRendition(recent.dropLast()): return finish(nil)
    default: refuse(byte < 0x80 ? "a control" : "a byte that is no UTF-8")
    }
    return nil
  }

  private static func isPlainRendition(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    bytes.suffix(3).elementsEqual("\u{1B}[m".utf8)
  }

  private mutating func scalar() -> Token? {
    guard let text = String(validating: pending, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else {
      refuse("bytes that are no UTF-8")
      return nil
    }
    if Self.isUnseen(scalar) { refuse("U+\(String(scalar.value, radix: 16)), which is not seen") }
    return finish(.text(scalar))
  }

  /// Controls, and whatever changes the order of text or hides in it.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private mutating func afterEscape(_ byte: UInt8) -> Token? {
    switch byte {
    case UInt8(ascii: "["): state = .sequence
    case UInt8(ascii: "]"): state = .command
    case UInt8(ascii: "("): return nil
    default:
      let text = String(decoding: pending.dropFirst(), as: UTF8.self)
      if !["=", ">", "7", "8", "(B", "M"].contains(text) || !isScreen { refuse("ESC \(text)") }
      return finish(.escape(text))
    }
    return nil
  }

  private mutating func sequence() -> Token? {
    let parameters = String(decoding: pending.dropFirst(2).dropLast(), as: UTF8.self)
    let last = Character(Unicode.Scalar(pending.last ?? 0))
    let isKnown =
      last == "m"
      ? mayColor && WireLists.isRendition(parameters)
      : isScreen && WireLists.isSequence(parameters, last)
    if !isKnown { refuse("CSI \(parameters)\(last)") }
    return finish(.sequence(parameters, last))
  }

  private mutating func command(endedBy count: Int) -> Token? {
    let bytes = pending.dropFirst(2).dropLast(count)
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    let number = parts.first.flatMap { Int($0) } ?? -1
    let rest = parts.count > 1 ? String(parts[1]) : ""
    if !isScreen || !WireLists.isCommand(number, rest, bytes) { refuse("OSC \(text)") }
    return finish(.command(number, rest))
  }

  private var isScreen: Bool { if case .screen = source { true } else { false } }

  private var mayColor: Bool { if case .lines(colored: false) = source { false } else { true } }

  private mutating func finish(_ token: Token?) -> Token? {
    pending = []
    state = .ground
    return token
  }

  // MARK: Offences

  private mutating func remember(_ byte: UInt8) {
    if recent.count >= 400 { recent.removeFirst(200) }
    recent.append(byte)
  }

  private mutating func refuse(_ what: String) {
    pending = []
    state = .ground
    guard offence == nil else { return }
    let context = recent.suffix(160).map { byte in
      (0x20..<0x7F).contains(byte)
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }
    offence = Offence(offset: offset, what: what, context: context.joined())
  }
}
