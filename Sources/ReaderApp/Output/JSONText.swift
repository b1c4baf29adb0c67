/// JSON (RFC 8259) written by hand, so that the text stays exact and the output harmless.
///
/// Every control, format, invisible or unassigned character is written as `\uXXXX`, as no such
/// character may reach a terminal.
package struct JSONText {
  package private(set) var text = ""
  private var isFirst = true

  package init() {}

  /// An object with the members that `body` adds.
  package static func object(_ body: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    body(&json)
    return "{\(json.text)}"
  }

  package mutating func add(_ key: String, _ value: String?) {
    add(key, raw: value.map(Self.quoted) ?? "null")
  }

  package mutating func add(_ key: String, _ value: Int) { add(key, raw: String(value)) }

  package mutating func add(_ key: String, _ values: [String]) {
    add(key, raw: Self.array(values.map(Self.quoted)))
  }

  /// Adds a value that is JSON already.
  package mutating func add(_ key: String, raw: String) {
    if !isFirst { text += "," }
    isFirst = false
    text += "\(Self.quoted(key)):\(raw)"
  }

  package static func array(_ values: [String]) -> String {
    "[\(values.joined(separator: ","))]"
  }

  package static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        if scalar.isASCII ? scalar.value >= 0x20 && scalar.value != 0x7F : isHarmless(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 { text += "\\u" + hexadecimal(unit) }
        }
      }
    }
    return text + "\""
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default:
      !scalar.properties.isVariationSelector && !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
