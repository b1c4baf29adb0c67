/// Reads what people paste to name a paper.
package enum ArxivReference {
  /// The id in `text`, without its version and in lower case: an id (`2504.13837v2`,
  /// `hep-th/9901001`, with or without `arXiv:`) or the address of a paper on arXiv or HuggingFace,
  /// with or without its scheme, and whatever a browser adds behind it.
  package static func id(in text: some StringProtocol) -> String? {
    if let id = ArxivID(parsing: String(text)) { return id.base.lowercased() }
    var address = Substring(text.lowercased()).prefix { $0 != "?" && $0 != "#" }
    if address.hasSuffix("/") { address.removeLast() }
    let scheme = ["https://", "http://"].first { address.hasPrefix($0) }
    let place = address.dropFirst(scheme?.count ?? 0)
    let short = "hf.co/"
    let full =
      place.hasPrefix(short) ? "huggingface.co/" + place.dropFirst(short.count) : "\(place)"
    return ArxivID(url: "https://" + full)?.base.lowercased()
  }
}
