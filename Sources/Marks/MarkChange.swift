package import DigestCore

/// Whether a paper was read, and how that came about.
package enum ReadState: UInt8, Hashable, Sendable, CaseIterable {
  case unread
  /// By staying on it.
  case seen
  case byHand
}

/// What a named mark leads to.
package struct MarkedPlace: Hashable, Sendable {
  package var key: PaperKey
  /// Of the digest in which the reader saw it; years 1 to 9999.
  package var date: DigestDate?

  package init(key: PaperKey, date: DigestDate?) {
    self.key = key
    self.date = date
  }
}

/// What a line of the log says: one thing, and the value that it has from then on.
package enum MarkChange: Hashable, Sendable {
  case read(PaperKey, ReadState)
  case starred(PaperKey, Bool)
  /// The tag is a `TagName`.
  case tagged(PaperKey, String, Bool)
  /// Whether there is a note; its text lies in a file of its own.
  case noted(PaperKey, Bool)
  /// A named mark, by its letter; `nil` takes it away.
  case place(Unicode.Scalar, MarkedPlace?)
  /// Whether a query is on the watch list.
  case watched(String, Bool)

  /// The same thing with the value that it has where nobody has touched it: what the change is
  /// about, whatever it says.
  package var cleared: Self {
    switch self {
    case .read(let key, _): .read(key, .unread)
    case .starred(let key, _): .starred(key, false)
    case .tagged(let key, let tag, _): .tagged(key, tag, false)
    case .noted(let key, _): .noted(key, false)
    case .place(let letter, _): .place(letter, nil)
    case .watched(let query, _): .watched(query, false)
    }
  }

  /// The paper that it is about; `nil` for places and watched queries.
  package var key: PaperKey? {
    switch self {
    case .read(let key, _), .starred(let key, _), .tagged(let key, _, _), .noted(let key, _): key
    case .place, .watched: nil
    }
  }
}

/// A line of the log: who said what, and when.
package struct MarkLine: Hashable, Sendable {
  /// By a `HybridClock`, in milliseconds since 1970.
  package var time: Int64
  /// A `DeviceName`.
  package var device: String
  package var change: MarkChange

  package init(time: Int64, device: String, change: MarkChange) {
    self.time = time
    self.device = device
    self.change = change
  }
}

/// The name of a machine (more exactly: of one state folder) in the log.
package enum DeviceName {
  /// Bytes of the longest.
  package static let most = 64

  /// Letters and digits of ASCII, `-` and `_`: it is also a part of a file's name, and ends before
  /// a dot there.
  package static func isValid(_ name: String) -> Bool {
    (1...most).contains(name.utf8.count) && name.utf8.allSatisfy(isPart)
  }

  /// A new one, of eight letters and digits: of a million devices two have the same one with a
  /// chance of one to five.
  package static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  package static func random(using generator: inout some RandomNumberGenerator) -> String {
    let characters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let bytes = (0..<8).map { _ in characters[Int.random(in: characters.indices, using: &generator)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @inline(__always)
  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
