import Foundation
import Testing

@testable import Desktop

@Suite struct BrowserTests {
  private let url = "https://arxiv.org/abs/1706.03762"

  @Test(
    "an address reaches the program as exactly one argument",
    arguments: [
      "https://arxiv.org/abs/1706.03762", "https://example.org/$(touch$IFS)/;reboot&*'!",
      "https://example.org/%s%25?a=b&c=d#e", "https://arxiv.org@evil.example/(a)~[b]",
    ])
  func oneArgument(url: String) async throws {
    let programs = try FakePrograms()
    try programs.add("fake")
    let plan = Browser.plan(
      environment: programs.environment(["BROWSER": "fake -a %s --b=%s:other"]))

    let outcome = await Browser.open(url.replacing("%s", with: ""), plan: plan)

    #expect(outcome == .started(program: "fake"))
    let address = url.replacing("%s", with: "")
    #expect(programs.arguments(of: "fake") == ["-a", address, "--b=\(address)"])
  }

  @Test func `nothing is started for what is no web address`() async throws {
    let programs = try FakePrograms()
    try programs.add("fake")
    let plan = Browser.plan(environment: programs.environment(["BROWSER": "fake"]))

    let outcome = await Browser.open("file:///etc/passwd", plan: plan)

    #expect(outcome == .refused(.notWeb))
    #expect(programs.arguments(of: "fake") == nil)
  }

  @Test func `what is missing, not executable or failing gives way to the next`() async throws {
    let programs = try FakePrograms()
    try programs.add("failing", then: "exit 3")
    try programs.add("fake")
    try Data("no script".utf8).write(to: programs.folder.appending(path: "plain"))
    let browsers = "missing:\(programs.path("gone")):plain:failing:fake:never"
    let plan = Browser.plan(environment: programs.environment(["BROWSER": browsers]))

    let outcome = await Browser.open(url, plan: plan, grace: .seconds(20))

    #expect(outcome == .started(program: "fake"))
    #expect(programs.arguments(of: "failing") == [url])
    #expect(programs.arguments(of: "fake") == [url])
  }

  @Test func `where everything fails every attempt is told`() async throws {
    let programs = try FakePrograms()
    try programs.add("failing", then: "exit 3")
    try programs.add("crashing", then: "kill -SEGV $$")
    let browsers = "w3m:missing:failing:crashing"
    let plan = Browser.plan(environment: programs.environment(["BROWSER": browsers]))

    let outcome = await Browser.open(url, plan: plan, grace: .seconds(20))

    #expect(
      outcome
        == .failed([
          LaunchFailure(program: "w3m", reason: .notFound),
          LaunchFailure(program: "missing", reason: .notFound),
          LaunchFailure(program: "failing", reason: .exited(3)),
          LaunchFailure(program: "crashing", reason: .killed(signal: SIGSEGV)),
        ]))
  }

  @Test func `an empty plan opens nothing`() async {
    let outcome = await Browser.open(url, plan: Browser.plan(environment: [:]))

    #expect(outcome == .noBrowser)
  }

  @Test func `a program that stays is detached, not waited for, and buried in the end`()
    async throws
  {
    let programs = try FakePrograms()
    try programs.makeFIFO("gate")
    try programs.add(
      "staying",
      then: """
        ls -l /proc/$$/fd > descriptors
        cut -d ' ' -f 1,6 /proc/$$/stat > session
        mv session ready
        read line < gate
        """)
    let plan = Browser.plan(environment: programs.environment(["BROWSER": "staying"]))

    let outcome = await Browser.open(url, plan: plan, grace: .milliseconds(1))

    #expect(outcome == .started(program: "staying"))
    try #require(await holds { programs.text(of: "ready") != nil })
    let numbers = try #require(programs.text(of: "ready")).split(whereSeparator: \.isWhitespace)
    let pid = try #require(numbers.first)
    #expect(numbers == [pid, pid], "its own session")
    let descriptors = try #require(programs.text(of: "descriptors"))
    #expect(descriptors.matches(of: /[012] -> \/dev\/null/).count == 3)
    // The script itself is open as 255 or 10 in some shells; nothing of ours is.
    #expect(!descriptors.contains(/(socket|pipe|eventpoll|pidfd|eventfd)/))
    let gate = try FileHandle(forWritingTo: programs.folder.appending(path: "gate"))
    try gate.write(contentsOf: Data("\n".utf8))
    try gate.close()
    #expect(await holds { !FileManager.default.fileExists(atPath: "/proc/\(pid)") })
  }

  @Test func `a text browser is handed back, and runs to its end in the foreground`()
    async throws
  {
    let programs = try FakePrograms()
    try programs.add("w3m")
    let plan = Browser.plan(environment: programs.environment(["BROWSER": "w3m -o a=b %s"]))

    let outcome = await Browser.open(url, plan: plan)

    guard case .needsTerminal(let command) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(command.program == "w3m")
    #expect(programs.arguments(of: "w3m") == nil)
    #expect(await Browser.runInForeground(command) == nil)
    #expect(programs.arguments(of: "w3m") == ["-o", "a=b", url])
  }

  @Test(
    "a foreground program that fails says how",
    arguments: [
      ("exit 7", .exited(7)), ("kill -INT $$", .killed(signal: SIGINT)),
      ("kill -QUIT $$", .killed(signal: SIGQUIT)), ("kill -TERM $$", .killed(signal: SIGTERM)),
    ] as [(String, LaunchFailure.Reason)])
  @MainActor func foregroundFailure(rest: String, reason: LaunchFailure.Reason) throws {
    let programs = try FakePrograms()
    try programs.add("lynx", then: rest)
    let command = Program(name: "lynx", arguments: [url], overrides: programs.environment())

    let failure = Browser.runInForeground(ForegroundCommand(command))

    #expect(failure == LaunchFailure(program: "lynx", reason: reason))
  }

  @Test @MainActor func `a key that interrupts the foreground program leaves the reader alone`()
    throws
  {
    let programs = try FakePrograms()
    try programs.add("lynx", then: "kill -INT $PPID; kill -QUIT $PPID")
    let command = Program(name: "lynx", arguments: [], overrides: programs.environment())

    let before = handlers()

    #expect(Browser.runInForeground(ForegroundCommand(command)) == nil)

    #expect(handlers() == before)
  }

  /// Of the signals a terminal sends, as addresses.
  private func handlers() -> [UInt] {
    [SIGINT, SIGQUIT, SIGTSTP, SIGTTOU].map { signal in
      var action = sigaction()
      unsafe sigaction(signal, nil, &action)
      return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
    }
  }
}
