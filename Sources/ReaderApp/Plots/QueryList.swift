/// Queries side by side, as they are typed: `diffusion, "flow matching", mamba`.
package enum QueryList {
  /// As many as are told apart by their colours.
  package static let most = 6

  /// The queries of `text`, parted by commas that stand in no quotes; empty ones are left out.
  package static func queries(in text: String) -> [String] {
    var queries: [String] = []
    var query = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\u{201C}", "\u{201D}":
        isQuoted.toggle()
        query.unicodeScalars.append(scalar)
      case "," where !isQuoted:
        queries.append(query)
        query = ""
      default: query.unicodeScalars.append(scalar)
      }
    }
    return (queries + [query]).map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { scalars.index(after: $0) }
    return String(scalars[..<(end ?? scalars.startIndex)])
  }
}
