/// Who said something last and when, with a value of two bits, in one word: from the top 44 bits
/// of time, 18 for the number of the device in the book, and the value.
struct MarkStamp: Hashable {
  var rawValue: UInt64

  /// Devices have numbers from 1, so that no line makes this one.
  static let none = Self(rawValue: 0)
  /// The largest number of a device.
  static let mostDevices = 1 << 18 - 1

  private init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// - Parameters:
  ///   - time: 0 to `MarkTime.most`.
  ///   - device: 1 to `mostDevices`.
  ///   - value: 0 to 3.
  init(time: Int64, device: Int, value: UInt8) {
    self.init(rawValue: UInt64(time) << 20 | UInt64(device) << 2 | UInt64(value))
  }

  var time: Int64 { Int64(rawValue >> 20) }
  var device: Int { Int(rawValue >> 2 & UInt64(Self.mostDevices)) }
  var value: UInt8 { UInt8(rawValue & 3) }
  var isNone: Bool { self == .none }

  func with(device: Int) -> Self {
    isNone ? .none : Self(time: time, device: device, value: value)
  }
}

/// The devices of a book by their numbers, in the order in which it met them: other books have
/// other numbers for them.
struct MarkDevices {
  /// The first is nobody's.
  private(set) var names: [String] = [""]
  private var numbers: [String: Int] = [:]

  /// `nil` where there are too many.
  mutating func number(of name: String) -> Int? {
    if let number = numbers[name] { return number }
    guard names.count <= MarkStamp.mostDevices else { return nil }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func number(ifKnown name: String) -> Int? { numbers[name] }

  /// Whether `stamp` counts where `other` was said of the same thing.
  ///
  /// The later does, of two at the same time that of the device with the larger name, and of two
  /// lines of one device that with the larger value. So it is a maximum, and what comes of many
  /// lines does not depend on their order.
  func isLater(_ stamp: MarkStamp, than other: MarkStamp) -> Bool {
    if stamp.rawValue >> 20 != other.rawValue >> 20 { return stamp.rawValue > other.rawValue }
    if stamp.device == other.device { return stamp.value > other.value }
    return names[stamp.device] > names[other.device]
  }

  func isSame(_ stamp: MarkStamp, as other: MarkStamp, of others: Self) -> Bool {
    stamp.with(device: 1) == other.with(device: 1)
      && names[stamp.device] == others.names[other.device]
  }
}
