import CNcursesw
import TerminalGrid

/// An entry of the terminfo database in its compiled form, with numbers of 32 bits (`term(5)`).
struct TerminfoEntry {
  let name: String
  /// By their places among all flags, numbers and strings there are.
  private var flags: [UInt8] = []
  private var numbers: [Int32] = []
  private var offsets: [Int16] = []
  private var table: [UInt8] = []

  private static let magic = 0o1036

  init(name: String) {
    self.name = name
  }

  mutating func setFlag(_ name: String) {
    Self.put(1, at: unsafe cncurses_flag_place(name), of: &flags, filling: 0)
  }

  mutating func setNumber(_ name: String, to value: Int32) {
    Self.put(value, at: unsafe cncurses_number_place(name), of: &numbers, filling: -1)
  }

  /// Sets a string that has neither padding nor a NUL; an empty one stays absent.
  mutating func setString(_ name: String, to value: [UInt8]) {
    guard !value.isEmpty, table.count + value.count < Int(Int16.max) else { return }
    let offset = Int16(table.count)
    Self.put(offset, at: unsafe cncurses_string_place(name), of: &offsets, filling: -1)
    table += value + [0]
  }

  private static func put<Value>(
    _ value: Value, at place: Int32, of values: inout [Value], filling: Value
  ) {
    guard place >= 0 else { return }
    let place = Int(place)
    if place >= values.count {
      values += Array(repeating: filling, count: place + 1 - values.count)
    }
    values[place] = value
  }

  var compiled: [UInt8] {
    var bytes: [UInt8] = []
    func put(_ value: Int, bytes count: Int = 2) {
      for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }
    bytes.reserveCapacity(2_048)
    let sizes = [name.utf8.count + 1, flags.count, numbers.count, offsets.count, table.count]
    for size in [Self.magic] + sizes { put(size) }
    bytes += Array(name.utf8) + [0] + flags
    if !bytes.count.isMultiple(of: 2) { bytes.append(0) }
    for number in numbers { put(Int(number), bytes: 4) }
    for offset in offsets { put(Int(offset)) }
    return bytes + table
  }

  /// As the variable TERMINFO takes it in place of a folder.
  var environmentValue: String {
    String(decoding: Array("b64:".utf8) + ControlSequence.base64(compiled), as: UTF8.self)
  }
}

extension TerminfoEntry {
  /// An entry to draw by, made from the terminal's own.
  ///
  /// In it a colour pair is a number and no more, which `FrameTranslation` reads: ncurses itself
  /// would write both colours at every change and end all attributes to end one. Nothing in it
  /// scrolls, moves lines or repeats characters, which some terminals get wrong at links and wide
  /// characters, and nothing sets a colour. It erases to any ground; what a terminal cannot erase
  /// so is marked in the cells.
  ///
  /// For the time between `cncurses_describe` and `cncurses_open`.
  static func drawing() -> TerminfoEntry {
    var entry = TerminfoEntry(name: "broadsheet")
    for name in ["am", "xenl"] where TerminalDescription.flag(name) { entry.setFlag(name) }
    for name in ["bce", "msgr"] { entry.setFlag(name) }
    for name in ["cols", "lines"] {
      entry.setNumber(name, to: TerminalDescription.number(name) ?? -1)
    }
    entry.setNumber("colors", to: 256)
    entry.setNumber("pairs", to: Int32(FrameTranslation.numbers))
    for name in drawingStrings {
      entry.setString(name, to: TerminalDescription.string(name))
    }
    // Without these, the last cell of the screen is written by inserting. Those that have them and
    // do not say so (tmux, GNU screen) know them by DEC's numbers.
    entry.setString("smam", to: Array("\u{1B}[?7h".utf8))
    entry.setString("rmam", to: Array("\u{1B}[?7l".utf8))
    entry.setString("scp", to: FrameTranslation.marker("%p1%d"))
    entry.setString("op", to: FrameTranslation.marker("0"))
    return entry
  }

  private static let drawingStrings = [
    "cup", "home", "cr", "cub1", "cuf1", "cuu1", "cud1", "cub", "cuf", "cuu", "cud", "hpa", "vpa",
    "clear", "el", "el1", "ed", "ech", "civis", "cnorm", "smcup",
  ]
}
