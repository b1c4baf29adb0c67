import Foundation
import Testing

extension InTmux {
  /// Searching an archive of a few papers, with every screen as it is to be.
  struct SearchInTmuxTests {
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      try folder.write(
        "2025/05/07.md",
        Digests.digest(
          "2025-05-07",
          [
            ("Agents that Plan", "A tool helps."), ("Digits and Dials", "Old clocks are read."),
            ("Video Models", "They use diffusion in time."),
            ("Diffusion of Ideas", "Ideas spread."),
          ]))
      try folder.write(
        "2025/05/06.md",
        Digests.digest("2025-05-06", [("Different Rewards", "Diffusion of a goal.")])
      )
      try folder.write(
        "2025/04/21.md",
        Digests.digest(
          "2025-04-21",
          [("Diffuse Light", "Light is scattered."), ("Graphs", "Diffusion on trees.")])
      )
      try folder.write(
        "2024/12/31.md",
        Digests.digest("2024-12-31", [("Denoising Diffusion", "Noise is removed.")]))
    }

    /// The reader, once all is read.
    private func open(columns: Int, rows: Int) throws -> Tmux {
      let tmux = try Tmux(
        "'\(Program.broadsheet)' '\(folder.path(""))'", columns: columns, rows: rows)
      _ = try tmux.settledScreen("8 papers in 4 days")
      return tmux
    }

    @Test func `every letter of a query has its screen`() throws {
      let tmux = try open(columns: 72, rows: 10)
      try tmux.press("/")
      for (letter, screen) in zip("diffusion", SearchScreens.letters) {
        try tmux.type(String(letter))
        try tmux.expectScreen(screen)
      }
    }

    @Test func `letters taken back have the screens they had`() throws {
      let tmux = try open(columns: 72, rows: 10)
      try tmux.type("/diffusion")
      for screen in SearchScreens.letters.reversed() {
        try tmux.expectScreen(screen)
        try tmux.press("BSpace")
      }
      try tmux.expect("/ ")
    }

    @Test func `moving in the date pane narrows the results, and Esc widens them`() throws {
      let tmux = try open(columns: 110, rows: 13)
      try tmux.type("/diffusion")
      try tmux.press("Enter", "h")
      try tmux.expectScreen(SearchScreens.histogram[0])
      for screen in SearchScreens.histogram.dropFirst() {
        try tmux.press("j")
        try tmux.expectScreen(screen)
      }
      try tmux.press("Escape")

      try tmux.expectScreen(SearchScreens.histogram[0])
    }

    @Test func `^o shows a hit in its day, and Esc goes back to where one was`() throws {
      let tmux = try open(columns: 110, rows: 13)
      try tmux.type("/diffusion")
      try tmux.press("Enter", "j", "j")
      let results = try tmux.screenAtRest("▌● Video Models")
      try tmux.press("C-o")
      try tmux.expectScreen(
        """
         Dates               Wed 7 May 2025  4 papers                  Paper 3 of 4
         2025        3·7   │ ● Agents that Plan                     │  Video Models
         ▾ May       2·5   │ ● Digits and Dials                     │  Ada Lovelace
        ▌  Wed 07      4 ● │▌● Video Models                         │  Wed 7 May 2025 · arXiv 2505.10003
           Tue 06      1 ● │ ● Diffusion of Ideas                   │
         ▾ April     1·2   │                                        │  They use diffusion in time.
           Mon 21      2 ● │                                        │
         2024        1·1   │                                        │
         ▾ December  1·1   │                                        │
           Tue 31      1 ● │                                        │
                           │                                        │
         3/4  ·  4 unread  ·  8 papers in 4 days  ·  ▂▄▂█
         Esc results   / search   [ ] day   Space read on   o arXiv   s star   f show   ? all keys
        """)
      try tmux.press("j")
      try tmux.expect("▌● Diffusion of Ideas")
      try tmux.press("Escape")

      try tmux.expect("the results as they were") { try tmux.screen() == results }
    }

    @Test func `Esc goes back from a search to exactly where one was`() throws {
      let tmux = try open(columns: 110, rows: 13)
      // The second paper of an older day, in the date pane, where its month was unfolded.
      try tmux.press("[", "[", "j", "h")
      try tmux.expect("▌● Graphs")
      try tmux.expect("Enter its papers")
      let before = try tmux.screen()

      try tmux.type("/diffusion")
      try tmux.expect("5 papers")
      try tmux.press("Escape")
      try tmux.expect("the screen before the prompt") { try tmux.screen() == before }
      try tmux.type("/diffusion")
      try tmux.press("Enter", "j", "C-o")
      try tmux.expect("Esc results")
      try tmux.press("Escape")
      try tmux.expect("^o its day")
      try tmux.press("Escape")

      try tmux.expect("the screen before the results") { try tmux.screen() == before }
    }
  }
}
