import Testing

@testable import Desktop

@Suite struct LinkPolicyTests {
  @Test(
    "pages of arXiv and Hugging Face open without a question",
    arguments: [
      "https://arxiv.org/abs/1706.03762", "http://arxiv.org/abs/hep-th/9901001",
      "https://www.arxiv.org/pdf/1706.03762v7", "https://huggingface.co/papers/1706.03762",
      "http://www.huggingface.co/", "https://arxiv.org", "HTTPS://ArXiv.ORG/abs/1706.03762",
      "https://arxiv.org:443/", "http://arxiv.org:80/", "https://arxiv.org?a=b&c=%20#d",
      "https://arxiv.org/abs/2401.01234?x=1#y", "https://arxiv.org/\(path(2_029))",
    ])
  func trusted(url: String) {
    #expect(LinkPolicy.judge(url) == .trusted)
  }

  @Test(
    "other web pages are shown first, with the host they really lead to",
    arguments: [
      ("https://example.org/a", .otherHost("example.org")),
      ("https://Example.org", .otherHost("example.org")),
      ("https://arxiv.org.evil.example/abs/1", .otherHost("arxiv.org.evil.example")),
      ("https://evil.example/arxiv.org/abs/1", .otherHost("evil.example")),
      ("https://evil.example#@arxiv.org/", .otherHost("evil.example")),
      ("https://evil.example?@arxiv.org/", .otherHost("evil.example")),
      ("https://arxiv.org./abs/1", .otherHost("arxiv.org.")),
      ("https://export.arxiv.org/abs/1", .otherHost("export.arxiv.org")),
      ("https://127.0.0.1:8080/", .otherHost("127.0.0.1")),
      ("http://[::1]:80/", .otherHost("[::1]")),
      ("https://de.example/Größe", .otherHost("de.example")),
      (
        "https://arxiv.org@evil.example/abs/2401.00001", .userInfo(host: "evil.example")
      ),
      ("https://a:b@arxiv.org/", .userInfo(host: "arxiv.org")),
      ("https://@arxiv.org/", .userInfo(host: "arxiv.org")),
      ("https://arxiv.org@evil.example@arxiv.org/", .userInfo(host: "arxiv.org")),
      ("https://arxiv.org:80/", .port(80, host: "arxiv.org")),
      ("http://arxiv.org:443/", .port(443, host: "arxiv.org")),
      ("https://arxiv.org:8443/", .port(8443, host: "arxiv.org")),
      ("https://arxiv.org/abs/2401.00004;reboot", .unusualCharacters(host: "arxiv.org")),
      ("https://arxiv.org/$(id)", .unusualCharacters(host: "arxiv.org")),
      ("https://arxiv.org/a'b", .unusualCharacters(host: "arxiv.org")),
      ("https://arxiv.org/é", .unusualCharacters(host: "arxiv.org")),
    ] as [(String, LinkDoubt)])
  func asked(url: String, doubt: LinkDoubt) {
    #expect(LinkPolicy.judge(url) == .ask(doubt))
  }

  @Test(
    "what is no address of a web page is refused",
    arguments: [
      ("", .notWeb), ("javascript:alert(1)", .notWeb), ("file:///etc/passwd", .notWeb),
      ("-a-rf", .notWeb), ("--help", .notWeb), ("arxiv.org/abs/1", .notWeb),
      ("//arxiv.org/abs/1", .notWeb), (" https://arxiv.org/", .notWeb),
      ("\thttps://arxiv.org/", .notWeb), ("ftp://arxiv.org/", .notWeb),
      ("httpss://arxiv.org/", .notWeb), ("https", .notWeb), ("data:text/html,x", .notWeb),
      ("https:", .noHost), ("https://", .noHost), ("https:///etc/passwd", .noHost),
      ("https:arxiv.org", .noHost), ("https:/arxiv.org", .noHost), ("https://:80/", .noHost),
      ("https://user@/", .noHost), ("https://?arxiv.org", .noHost),
      ("https://аrxiv.org/abs/2401.00003", .foreignHost("xn--rxiv-43d.org")),
      ("https://www.bücher.example/", .foreignHost("www.xn--bcher-kva.example")),
      ("https://中文.arxiv.org", .foreignHost("xn--fiq228c.arxiv.org")),
      ("https://arxiv%2eorg/", .badHost),
      ("https://arxiv..org/", .badHost), ("https://.arxiv.org/", .badHost),
      ("https://-x.example/", .badHost), ("https://a,b/", .badHost), ("https://./", .badHost),
      ("https://[::1/", .badHost), ("https://[arxiv.org]/", .badHost), ("https://[]/", .badHost),
      ("https://arxiv.org:/", .badPort), ("https://arxiv.org:65536/", .badPort),
      ("https://arxiv.org:+80/", .badPort), ("https://arxiv.org:8o/", .badPort),
      ("https://[::1]80/", .badPort), ("https://arxiv.org:80:80/", .badPort),
      ("https://arxiv.org/%", .badEscape), ("https://arxiv.org/%2", .badEscape),
      ("https://arxiv.org/%g0", .badEscape), ("https://arxiv.org/?%zz", .badEscape),
      ("https://arxiv.org/ abs", .forbiddenCharacter(" ")),
      ("https://arxiv.org/abs\n", .forbiddenCharacter("\n")),
      ("https://arxiv.org/\0", .forbiddenCharacter("\0")),
      ("https://arxiv.org/\u{7F}", .forbiddenCharacter("\u{7F}")),
      ("http://arxiv.org/abs/2401.00002\u{1B}]8;;", .forbiddenCharacter("\u{1B}")),
      ("https://arxiv.org/\u{9B}31m", .forbiddenCharacter("\u{9B}")),
      ("https://arxiv.org/\"", .forbiddenCharacter("\"")),
      ("https://arxiv.org/abs/`id`", .forbiddenCharacter("`")),
      ("https://arxiv.org\\@evil.example/", .forbiddenCharacter("\\")),
      ("https://arxiv.org/$(touch${IFS}/nowhere)", .forbiddenCharacter("{")),
      ("https://arxiv.org/<b>", .forbiddenCharacter("<")),
      ("https://arxiv.org/a|b", .forbiddenCharacter("|")),
      ("https://evil.example/\u{202E}gro.vixra", .forbiddenCharacter("\u{202E}")),
      ("https://arxiv.org/\u{200B}", .forbiddenCharacter("\u{200B}")),
      ("https://arxiv.org/\u{3000}", .forbiddenCharacter("\u{3000}")),
      ("https://arxiv.org/\u{E0041}", .forbiddenCharacter("\u{E0041}")),
      ("https://arxiv.org/\u{FE0F}", .forbiddenCharacter("\u{FE0F}")),
      ("https://arxiv.org/\(path(2_031))", .tooLong(2_049)),
      ("https://evil.example/\(path(5_000))", .tooLong(5_021)),
    ] as [(String, LinkFault)])
  func refused(url: String, fault: LinkFault) {
    #expect(LinkPolicy.judge(url) == .refuse(fault))
  }

  /// Examples of RFC 3492, section 7.1, among them.
  @Test(arguments: [
    ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"), ("ελλάδα", "xn--hxakic4aa"),
    ("3年B組金八先生", "xn--3B-ww4c5e180e575a65lsy2b"), ("arxiv.org", "arxiv.org"),
    ("a..é.", "a..xn--9ca."), ("\u{1F600}", "xn--e28h"),
  ])
  func `a host that is not ASCII is shown in the letters it is asked for`(
    host: String, asked: String
  ) {
    #expect(Punycode.host(host) == asked)
  }

  @Test func `no change of one byte makes an address of another host a trusted one`() {
    let url = Array("https://evil.example/arxiv.org/abs/1706.03762".utf8)

    for index in url.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = url
        changed[index] = byte
        let verdict = LinkPolicy.judge(String(decoding: changed, as: UTF8.self))
        #expect(verdict != .trusted)
      }
    }
  }
}

private func path(_ length: Int) -> String {
  String(repeating: "a", count: length)
}
