import Foundation
import Glibc
import Testing

extension InRecorder {
  /// What the real program hands to a browser, and what that program finds.
  struct LinksTests {
    private let folder: TemporaryFolder

    /// A browser that writes down its arguments, what is open, and its terminal.
    init() throws {
      folder = try TemporaryFolder()
      let seen = folder.path("seen")
      try folder.writeScript(
        "browser",
        """
        exec >> '\(seen).new'
        echo "arguments $#"
        for argument; do printf '[%s]\\n' "$argument"; done
        ls -l /proc/$$/fd
        echo "terminal $(ps -o tty= -p $$)"
        mv '\(seen).new' '\(seen)'
        """)
    }

    private func open(
      _ url: String, browser: String = "browser"
    ) throws -> Recorder {
      try folder.write(
        "digests/2025/05/07.md",
        Digests.digest("2025-05-07", "A title").replacing(
          "https://arxiv.org/abs/2505.10001", with: url))
      let recorder = try Recorder(
        [Program.broadsheet, folder.path("digests")], columns: 120,
        environment: [
          "BROWSER": folder.path(browser), "XDG_CACHE_HOME": folder.path("cache"),
        ])
      recorder.expect("A title")
      recorder.expect("1 paper in 1 day")
      return recorder
    }

    private func quit(_ recorder: Recorder) {
      recorder.type("Q")
      #expect(recorder.end() == 0)
      if let offence = recorder.grammar.offence { Issue.record("\(offence)") }
    }

    /// Processes whose parent is the reader, also those that have ended and are not buried.
    private func children(of recorder: Recorder) throws -> String {
      try Program.run(["ps", "-o", "pid=,stat=,comm=", "--ppid", "\(recorder.pid)"]).output
    }

    @Test func `a browser has one argument, nothing of ours, no terminal, and is buried`() throws {
      let recorder = try open("https://arxiv.org/abs/2505.10001")
      for _ in 0..<3 {
        recorder.type("o")
        recorder.expect("what the browser saw") { folder.read("seen") != nil }
        let seen = try #require(folder.read("seen")).split(separator: "\n")
        #expect(seen[0...1] == ["arguments 1", "[https://arxiv.org/abs/2505.10001]"])
        let open = seen.compactMap { $0.firstMatch(of: /(\d+) -> (.*)/)?.output }
          .map { "\($0.1) \($0.2)" }
        // 1 is the file it writes, 10 or 255 the script itself; of ours there is nothing.
        #expect(open.contains("0 /dev/null") && open.contains("2 /dev/null"))
        let foreign = open.filter { line in
          !["0 ", "1 ", "2 "].contains { line.hasPrefix($0) } && !line.hasSuffix("/browser")
        }
        #expect(foreign == [])
        #expect(seen.last == "terminal ?")
        try FileManager.default.removeItem(atPath: folder.path("seen"))
      }
      try recorder.expect("nobody left") { try children(of: recorder).isEmpty }
      quit(recorder)
    }

    @Test(
      "what is odd is shown as it is, and reaches the browser as it is, once agreed to",
      arguments: [
        ("https://arxiv.org@evil.example/abs/1", "evil.example"),
        ("https://xn--rxiv-43d.org/abs/1", "xn--rxiv-43d.org"),
        ("https://evil.example/-x;$(touch$IFS-x)&'*?a=b", "evil.example"),
        ("https://-oProxyCommand=x@evil.example/", "evil.example"),
        ("http://[::1]:80/~a!b", "[::1]"),
      ])
    func consent(url: String, host: String) throws {
      let recorder = try open(url)
      recorder.type("o")
      recorder.expect("It leads to \(host)")
      recorder.expect("the address") { recorder.screen.text.contains(url) }
      #expect(folder.read("seen") == nil)

      recorder.type("y")

      recorder.expect("what the browser saw") { folder.read("seen") != nil }
      let seen = try #require(folder.read("seen")).split(separator: "\n")
      #expect(seen[0...1] == ["arguments 1", "[\(url)]"])
      quit(recorder)
    }

    @Test(
      "what is no address of the web starts nothing",
      arguments: [
        ("javascript:alert(1)", "no address of the web"), ("file:///etc/passwd", "no address"),
        ("--help", "no address of the web"), ("-rf", "no address of the web"),
        ("https://аrxiv.org/abs/1", "xn--rxiv-43d.org"),
        ("https://arxiv.org/`id`", "a character that none may have"),
      ])
    func refused(url: String, words: String) throws {
      let recorder = try open(url)

      recorder.type("o")

      recorder.expect(words)
      #expect(folder.read("seen") == nil && folder.read("seen.new") == nil)
      quit(recorder)
    }

    @Test func `a text browser has the terminal, three descriptors and no more`() throws {
      let seen = folder.path("descriptors")
      try folder.writeScript("w3m", "exec > '\(seen)'; ls /proc/$$/fd")
      let recorder = try open("https://arxiv.org/abs/2505.10001", browser: "w3m")

      recorder.type("o")

      recorder.expect("opened https://arxiv.org/abs/2505.10001")
      let numbers = (folder.read("descriptors") ?? "").split(separator: "\n").compactMap { Int($0) }
      #expect(Set(numbers).isSuperset(of: [0, 1, 2]))
      #expect(Set(numbers).isSubset(of: [0, 1, 2, 10, 255]))
      try recorder.expect("nobody left") { try children(of: recorder).isEmpty }
      quit(recorder)
    }
  }
}
