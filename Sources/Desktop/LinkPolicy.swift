/// Which addresses found in a digest may be handed to a browser.
///
/// A digest is text from anywhere: an address in it may be no address, or one that looks like
/// another. What is judged here is told apart by its bytes, as RFC 3986 has them, and never
/// repaired.
package enum LinkPolicy {
  /// Hosts whose pages open without a question, by `https` or `http`.
  static let trustedHosts: Set<String> = [
    "arxiv.org", "www.arxiv.org", "huggingface.co", "www.huggingface.co",
  ]
  /// Bytes of UTF-8; a longer address cannot be shown whole, so nobody can say yes to it.
  static let lengthLimit = 2_048

  package static func judge(_ url: String) -> LinkVerdict {
    do {
      let address = try WebAddress(url)
      return doubt(about: address).map(LinkVerdict.ask) ?? .trusted
    } catch {
      return .refuse(error)
    }
  }

  private static func doubt(about address: WebAddress) -> LinkDoubt? {
    if address.hasUserInfo { return .userInfo(host: address.host) }
    guard trustedHosts.contains(address.host) else { return .otherHost(address.host) }
    if let port = address.port, port != address.defaultPort {
      return .port(port, host: address.host)
    }
    return address.isPlain ? nil : .unusualCharacters(host: address.host)
  }
}

package enum LinkVerdict: Equatable, Sendable {
  /// May be opened at once.
  case trusted
  /// A web address all right: to be opened only after it was shown and agreed to.
  case ask(LinkDoubt)
  case refuse(LinkFault)
}

/// Why a person has to look at an address first; `host` is where it really leads, in lower case.
package enum LinkDoubt: Equatable, Sendable {
  case otherHost(String)
  /// Something stands before an `@` and may pretend to be the host.
  case userInfo(host: String)
  case port(UInt16, host: String)
  /// Characters that no page of a trusted host has in its address, such as `;` or `$`.
  case unusualCharacters(host: String)
}

/// Why something is no address of a web page.
package enum LinkFault: Error, Equatable, Sendable {
  /// Neither `https:` nor `http:` begins it.
  case notWeb
  case noHost
  /// The host has characters outside ASCII, and may only look like another one; in Punycode.
  case foreignHost(String)
  /// The host has a character that none may have.
  case badHost
  case badPort
  /// A `%` without two hexadecimal digits.
  case badEscape
  /// A control, a space, a quote or another character that RFC 3986 allows nowhere.
  case forbiddenCharacter(Unicode.Scalar)
  /// In bytes.
  case tooLong(Int)
}
