/// The text of a configuration, before YAML is made of it.
///
/// It finds what the parser behind it tells badly or not at all (bytes that are no text, control
/// characters), and what could keep it busy: aliases that multiply, keys that are themselves
/// nested. A configuration needs none of these.
struct YAMLText {
  let text: String

  /// Larger configurations are not read.
  static let mostBytes = 128 << 10
  /// Brackets within each other; the settings need two.
  private static let deepest = 16
  /// Aliases refer to each other: each three more can triple the work.
  private static let mostAliases = 8

  init(_ bytes: [UInt8]) throws(Fault) {
    var scan = Scan()
    try scan.run(bytes)
    text = String(decoding: bytes.dropFirst(scan.hasByteOrderMark ? 3 : 0), as: UTF8.self)
  }

  struct Fault: Error {
    var position: SettingsProblem.Position
    var message: String
  }

  private struct Scan {
    private var position = SettingsProblem.Position(line: 1, column: 1)
    private(set) var hasByteOrderMark = false
    private var depth = 0
    private var aliases = 0
    /// What stands before, blanks left out; a line begins with a line feed.
    private var before: Unicode.Scalar = "\n"
    private var last: Unicode.Scalar = "\n"

    mutating func run(_ bytes: [UInt8]) throws(Fault) {
      var decoder = UTF8()
      var iterator = bytes.makeIterator()
      while true {
        switch decoder.decode(&iterator) {
        case .scalarValue("\u{FEFF}") where position.line == 1 && position.column == 1:
          hasByteOrderMark = true
        case .scalarValue(let scalar):
          try check(scalar)
          advance(scalar)
        case .emptyInput:
          try checkKey("\n")
          return
        case .error: throw fault("is not UTF-8")
        }
      }
    }

    private mutating func check(_ scalar: Unicode.Scalar) throws(Fault) {
      guard Self.isAllowed(scalar) else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
        throw fault("the character U+\(digits) cannot stand here")
      }
      try checkKey(scalar)
      if last == "*", beginsToken, !" \t\r\n*".unicodeScalars.contains(scalar) {
        aliases += 1
        if aliases > YAMLText.mostAliases {
          let most = YAMLText.mostAliases
          throw faultBefore("more than \(most) aliases (write out what *name stands for)")
        }
      }
      if "[{".unicodeScalars.contains(scalar) {
        depth += 1
        if depth > YAMLText.deepest { throw fault("nested too deeply") }
      } else if "]}".unicodeScalars.contains(scalar) {
        depth = max(0, depth - 1)
      }
    }

    /// A question mark where a value may begin makes a key of anything.
    private func checkKey(_ next: Unicode.Scalar) throws(Fault) {
      guard last == "?", beginsToken, " \t\r\n".unicodeScalars.contains(next) else { return }
      throw faultBefore("a key must be a word (? cannot stand here alone)")
    }

    /// Whether `last` may be the first character of a value or key.
    private var beginsToken: Bool { "\n\r-:?,[{".unicodeScalars.contains(before) }

    private mutating func advance(_ scalar: Unicode.Scalar) {
      if scalar == "\n", last == "\r" {
        position.column = 1
      } else if scalar == "\n" || scalar == "\r" {
        position.line += 1
        position.column = 1
      } else {
        position.column += 1
      }
      if last != " ", last != "\t" { before = last }
      last = scalar
    }

    private func fault(_ message: String) -> Fault { Fault(position: position, message: message) }

    /// One about `last`.
    private func faultBefore(_ message: String) -> Fault {
      var fault = fault(message)
      fault.position.column -= 1
      return fault
    }

    /// The printable characters of YAML 1.1, section 5.1.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
        0x10000...0x10FFFF:
        true
      default: false
      }
    }
  }
}
