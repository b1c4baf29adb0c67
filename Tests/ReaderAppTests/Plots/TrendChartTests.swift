import DigestCore
import TerminalGrid
import Testing

@testable import ReaderApp

/// Two queries over a year and a half.
private let growing: [MonthSeries] = {
  let all = (0..<18).map { dayEntry(2024 + $0 / 12, $0 % 12 + 1, 3, 100) }
  let first = (0..<18).map { dayEntry(2024 + $0 / 12, $0 % 12 + 1, 3, $0 + 2) }
  let second = (0..<18).map { dayEntry(2024 + $0 / 12, $0 % 12 + 1, 3, 12 - $0 / 2) }
  return [
    MonthSeries("diffusion", hits: first, all: all),
    MonthSeries("\"flow matching\"", hits: second, all: all),
  ]
}()

@Suite struct TrendChartTests {
  @Test func `two queries are two lines with axes and a legend`() {
    let chart = TrendChart(growing, .share, rows: 7, isASCII: false)

    #expect(
      drawn(chart.lines(columns: 60)) == """
        Share of the papers of each month  2024-01 to 2025-06
        20 % ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⣀⡠⠤⠒ a
             │                                     ⣀⣀⡠⠤⠒⠒⠉⠉⠉
             │⣀⣀⣀⣀                        ⣀⣀⡠⠤⠒⠒⠉⠉⠉
        10 % ┤┈┈┈┈⠉⠉⠉⠉⠉⠑⠒⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⠤⠤⠔⠒⠉⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
             │          ⣀⣀⣀⠤⠤⠔⠒⠉⠉   ⠉⠉⠉⠉⠉⠑⠒⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀
             │ ⢀⣀⣀⠤⠤⠔⠒⠉⠉                              ⠉⠉⠉⠉⠉⠑⠒⠤⠤⠤⠤ b
         0 % ┤⠉⠁
             └┬────────────────┬─────────────────┬───────────────
              2024-01       2024-07           2025-01
        a diffusion        last 19.0 % (19 of 100), most 19.0 % in…
        b "flow matching"  last 4.0 % (4 of 100), most 12.0 % in 20…
        """)
  }

  @Test func `in ASCII letters are drawn`() {
    let chart = TrendChart(growing, .counts, rows: 7, isASCII: true)

    let text = drawn(chart.lines(columns: 60))

    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(
      text == """
        Papers a month  2024-01 to 2025-06
        20 +--------------------------------------------------aaa a
           |                                         aaaaaaaaa
           |bbbbb                        aaaaaaaaaaaa
        10 +-----bbbbbbbbbbbbbbbaaaaaaaaa------------------------
           |           aaaaaaaaa   bbbbbbbbbbbbbbbbbb
           |aaaaaaaaaaa                              bbbbbbbbbbbb b
         0 +
           ++-----------------+-----------------+----------------
            2024-01        2024-07           2025-01
        a diffusion        last 19 (19 of 100), most 19 in 2025-06
        b "flow matching"  last 4 (4 of 100), most 12 in 2024-01
        """)
  }

  @Test func `a month without papers breaks the line`() {
    let all = [dayEntry(2025, 1, 1, 4), dayEntry(2025, 3, 1, 4)]
    let chart = TrendChart(
      [MonthSeries("a", hits: all, all: all)], .share, rows: 3, isASCII: true)

    let top = chart.lines(columns: 40)[1].description

    #expect(top.filter { $0 == "a" }.count == 3)
  }

  @Test func `no size and no series traps, and no line is too wide`() {
    for series in [
      [], [MonthSeries("none", hits: [], all: [])], growing, growing + growing + growing + growing,
    ] {
      for rows in [-1, 0, 1, 2, 3, 4, 9, 40] {
        for columns in [-1, 0, 1, 5, 17, 18, 19, 20, 33, 80, 200] {
          for isASCII in [false, true] {
            let lines = TrendChart(series, .share, rows: rows, isASCII: isASCII)
              .lines(columns: columns)

            #expect(lines.allSatisfy { $0.width <= max(0, columns) })
          }
        }
      }
    }
  }

  @Test func `a query's controls do not come through`() {
    let series = MonthSeries("a\u{1B}[31m<b>&", hits: [], all: [dayEntry(2025, 1, 1, 4)])

    let text = drawn(TrendChart([series], .share, rows: 5, isASCII: false).lines(columns: 60))
    let picture = TrendPicture([series], .share).svg

    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!picture.unicodeScalars.contains("\u{1B}"))
    #expect(picture.contains("&lt;b&gt;&amp;"))
  }

  @Test func `a picture has a line for each query, and is the same each time`() {
    let picture = TrendPicture(growing, .share).svg

    #expect(picture == TrendPicture(growing, .share).svg)
    #expect(picture.split(separator: "stroke-width=\"2.5\"").count == 3)
    #expect(picture.contains(">diffusion  19.0 %</text>"))
  }

  @Test(
    "names at the ends of lines are moved apart",
    arguments: [
      ([100, 101, 300], [100, 120, 300]), ([480, 482, 484], [444, 464, 484]), ([], []),
    ] as [([Double], [Double])])
  func spread(heights: [Double], expected: [Double]) {
    #expect(TrendPicture.spread(heights) == expected)
  }

  @Test func `objects have the share, or null`() {
    let all = [dayEntry(2025, 1, 1, 3), dayEntry(2025, 3, 1, 4)]

    let lines = TrendOutput.json([MonthSeries("a", hits: [dayEntry(2025, 1, 1, 1)], all: all)])

    #expect(
      lines == [
        #"{"query":"a","month":"2025-01","papers":1,"all":3,"share":0.333333}"#,
        #"{"query":"a","month":"2025-02","papers":0,"all":0,"share":null}"#,
        #"{"query":"a","month":"2025-03","papers":0,"all":4,"share":0.0}"#,
      ])
  }
}
