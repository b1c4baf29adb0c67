import CNcursesw
import TerminalGrid

/// How ncurses takes the look of a cell.
struct Look: Equatable {
  var attributes: attr_t
  var pair: Int32
}

/// The looks met so far, numbered: a number stands for a style and the link it is part of.
struct LookTable {
  private struct Linked {
    var style: UInt16
    var number: UInt16
  }

  let range: ColorRange
  private let way: Way
  private var styleSheet: StyleSheet
  /// Numbers of styles outside links; 0 where none is given yet.
  private var numbers: [UInt16] = []
  /// Numbers of styles within each link, of which it has a few; a table of another kind would cost
  /// the first frame more than all looks together.
  private var linkedNumbers: [[Linked]] = []
  private var looks: [Look] = []
  /// What the numbers mean to the translation; 0 is ncurses' own.
  private(set) var meanings: [FrameTranslation.Meaning] = []
  private var links: [String: Int] = [:]
  /// What opens each link; the first closes.
  private(set) var openings: [[UInt8]] = []

  /// How looks get to the terminal.
  enum Way: Equatable {
    /// By ncurses, as attributes.
    case attributes
    /// By `FrameTranslation`.
    case numbers(hasLinks: Bool, erasesToGround: Bool)
  }

  private static let limit = 30_000

  init(range: ColorRange, way: Way, styleSheet: @escaping StyleSheet) {
    self.range = range
    self.way = way
    self.styleSheet = styleSheet
    empty()
  }

  /// Whether frames hold numbers.
  var hasNumbers: Bool { way != .attributes }

  /// Whether it had better be emptied before the next frame.
  var isFull: Bool { looks.count > Self.limit }

  /// Forgets all numbers: from now on they will mean something else.
  private mutating func empty() {
    numbers = Array(repeating: 0, count: Style.count)
    linkedNumbers = [[]]
    looks = [Look(attributes: 0, pair: 0)]
    meanings = [.init()]
    links = [:]
    openings = [LinkTarget.closing]
  }

  /// The same with another style sheet, if one is given; all cells must be painted then.
  mutating func empty(styleSheet: StyleSheet? = nil) {
    if let styleSheet { self.styleSheet = styleSheet }
    empty()
  }

  /// The place of a link in `openings`; 0 where the terminal has none or `url` is no page.
  mutating func link(to url: String) -> Int {
    guard case .numbers(hasLinks: true, _) = way else { return 0 }
    if let link = links[url] { return link }
    var link = 0
    if let target = LinkTarget.cleaned(url) {
      link = openings.count
      openings.append(LinkTarget.opening(target, id: link))
      linkedNumbers.append([])
    }
    links[url] = link
    return link
  }

  mutating func look(of style: Style, link: Int = 0) -> Look {
    let index = style.rawValue & UInt16(Style.count - 1)
    if link == 0 {
      if numbers[Int(index)] == 0 { numbers[Int(index)] = add(index, link: 0) }
      return looks[Int(numbers[Int(index)])]
    }
    if let known = linkedNumbers[link].first(where: { $0.style == index }) {
      return looks[Int(known.number)]
    }
    let number = add(index, link: link)
    linkedNumbers[link].append(Linked(style: index, number: number))
    return looks[Int(number)]
  }

  /// What blanks of the plain style are erased to; 0 where the terminal cannot.
  mutating func ground() -> Int32 {
    let look = look(of: .plain)
    return look.attributes == 0 ? look.pair : 0
  }

  private mutating func add(_ style: UInt16, link: Int) -> UInt16 {
    guard looks.count < FrameTranslation.numbers else { return 0 }
    let number = UInt16(looks.count)
    let appearance = range.resolve(styleSheet(Style(rawValue: style), range.depth))
    meanings.append(.init(appearance: appearance, link: link))
    switch way {
    case .attributes:
      looks.append(Look(attributes: Self.bits(of: appearance.attributes), pair: 0))
    case .numbers(_, let erasesToGround):
      let isErasable =
        link == 0 && appearance.attributes.isDisjoint(with: .onBlanks)
        && (erasesToGround || appearance.background == .standard)
      // Two pairs of the same colours would be the same to ncurses.
      init_extended_pair(Int32(number), Int32(number >> 8), Int32(number & 0xFF))
      // Blanks with an attribute are never erased; it has no other meaning here.
      looks.append(
        Look(attributes: isErasable ? 0 : cncurses_underline(), pair: Int32(number)))
    }
    return number
  }

  private static func bits(of attributes: TextAttributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= cncurses_bold() }
    if attributes.contains(.dim) { bits |= cncurses_dim() }
    if attributes.contains(.italic) { bits |= cncurses_italic() }
    if attributes.contains(.underline) { bits |= cncurses_underline() }
    if attributes.contains(.reverse) { bits |= cncurses_reverse() }
    return bits
  }
}
