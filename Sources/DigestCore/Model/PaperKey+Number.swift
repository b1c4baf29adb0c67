extension PaperKey {
  /// The bits of `rawValue`, as databases keep numbers.
  package var number: Int64 { Int64(bitPattern: rawValue) }

  /// - Parameter number: that of another key.
  package init(number: Int64) { rawValue = UInt64(bitPattern: number) }
}
