import Foundation
import Testing

extension InTmux {
  /// The reader comes back to where it was left.
  struct MarksResumeInTmuxTests {
    private let archive: MarkedArchive

    init() throws {
      archive = try MarkedArchive()
      try archive.writeDay("2025-03-03", from: 1, (1...60).map { "Light \($0)" })
    }

    private func press(_ keys: [String], on tmux: Tmux) throws {
      for key in keys {
        if key.hasPrefix("/") || key.hasPrefix("\\") {
          try tmux.type(key)
          try tmux.press("Enter")
        } else {
          try tmux.press(key)
        }
      }
    }

    private static let places: [(keys: [String], text: String)] = [
      (["/studied", "j", "j"], "/ studied  ·  3/67"),
      (["/studied", "4", "0", "j"], "/ studied  ·  41/67"),
      (["/studied", "h", "j", "j", "j", "l", "j"], "/ studied  ·  2/3"),
      (["/studied", "j", "l"], "Enter arXiv"),
      (["/studied", "4", "0", "j", "z"], "z panes"),
      (["/studied", "j", "C-o"], "Esc results"),
      (["\\studied", "j"], "\\ studied  ·  2/3"),
      ([">", ">", ">", "h", "<", "<"], "Enter its papers"),
      (["r", "s", "f", "u"], "1/2  ·  2 unread"),
      (["s", "f", "s", "/studied"], "/ studied  ·  1/1"),
      (["f", "n"], "No noted paper here"),
      (["[", "[", "[", "5", "0", "j", "C-e"], "51/60"),
      (["h", "k"], "1/5  ·  5 unread"),
      (["v"], "1/3  ·  3 unread"),
    ]

    @Test("the same screen is there again", arguments: places)
    func resumes(keys: [String], text: String) throws {
      let tmux = try archive.open()
      try press(keys, on: tmux)
      let before = try tmux.screenAtRest(text)
      try tmux.quit()

      let again = try archive.open(expecting: text)
      try again.expectScreen(String(before.dropLast()))
    }

    @Test("a signal keeps where the reader was", arguments: ["TERM", "HUP"])
    func signals(signal: String) throws {
      let tmux = try archive.open()
      try press(["/studied", "h", "j", "j", "j", "l", "j"], on: tmux)
      let before = try tmux.screenAtRest("/ studied  ·  2/3")
      try tmux.kill(signal)

      let again = try archive.open(expecting: "/ studied  ·  2/3")
      try again.expectScreen(String(before.dropLast()))
    }

    @Test func `the results of a search that is being typed are there again`() throws {
      let tmux = try archive.open()
      try tmux.type("/light 3")
      try tmux.expect("▌● Light 3 ")
      try tmux.kill("TERM")

      let again = try archive.open(expecting: "/ light 3  ·  1/11")
      try again.expect("Esc back")
    }

    @Test func `where the start says where to begin, the widths alone come back`() throws {
      let tmux = try archive.open()
      try press([">", ">", ">", "/studied", "f", "u", "j"], on: tmux)
      let left = try tmux.screenAtRest("/ studied  ·  2/67").split(separator: "\n")
      try tmux.quit()
      let border = try #require(left[2].lastIndex(of: "│"))
      let column = left[2].distance(from: left[2].startIndex, to: border)

      for (rest, text) in [
        ("--date 2025-05-06", "1/2  ·  2 unread  ·  67 papers"), ("--query old", "/ old  ·  1/2"),
      ] {
        let again = try archive.open(rest, expecting: text)
        let lines = try again.screen().split(separator: "\n")
        #expect(Array(lines[2])[column] == "│")
        // Nothing else that was left lies below, and nothing is kept of this visit.
        if rest.hasPrefix("--query") { try again.press("q", seeing: "1/3  ·  3 unread") }
        try again.kill("KILL")
      }
    }

    private static let rubbish = [
      "", "rubbish\n", "broadsheet session 2\nlist day 2025-05-06\n",
      "broadsheet session 1\nlist search old\n", "broadsheet session 1\nlist day 1999-01-01\n",
      "broadsheet session 1\nlist day 2025-05-07\nplace \(Int.min) \(Int.max) \(Int.max) -1\n",
      "broadsheet session 1\nlist day 2025-05-07\nplace -5 \(Int.max) 0\nwidths 99 \(Int.min)\n",
      "broadsheet session 1\nlist day 2025-05-07\nfile /dev/zero\nfocus 77\nshown nothing\n",
    ]

    @Test("a file that says nothing opens as new", arguments: rubbish)
    func opensAsNew(text: String) throws {
      let fresh = try archive.open()
      let before = try fresh.screenAtRest("1/3  ·  3 unread")
      try fresh.press("j", "[", seeing: "1/2  ·  2 unread")
      try fresh.quit()
      let folder = archive.folder.path("state/broadsheet/sessions")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      let name = try #require(names.first { !$0.hasSuffix(".visited") })
      try archive.folder.write("state/broadsheet/sessions/\(name)", text)
      try archive.folder.write("state/broadsheet/sessions/\(name).visited", text)

      let tmux = try archive.open()

      try tmux.expect("1/3  ·  3 unread")
      let now = try tmux.screenAtRest("First is studied.")
      #expect(now.contains("1/3  ·  3 unread"))
      if !text.contains("widths"), !text.contains("focus") { #expect(now == before) }
      try tmux.press("G", seeing: "3/3")
    }
  }
}
