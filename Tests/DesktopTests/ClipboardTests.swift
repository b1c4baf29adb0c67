import Foundation
import Testing

@testable import Desktop

@Suite struct ClipboardTests {
  @Test func `outside tmux the text is left to the terminal`() async {
    for environment in [[:], ["TMUX": ""], ["STY": "1.a"]] {
      let plan = Clipboard.plan(environment: environment)

      #expect(plan == .terminal)
      #expect(await Clipboard.copy("text", plan: plan) == .leftToTerminal)
    }
  }

  @Test func `inside tmux the exact text is read by load-buffer`() async throws {
    let programs = try FakePrograms()
    try programs.add("tmux", then: "cat > buffer; printf '%s' \"$TMUX\" > server")
    let plan = Clipboard.plan(environment: programs.environment(["TMUX": "/tmp/a,1,0"]))
    let text = "Größe \u{1B}]52;c;x\u{7} %s $(id)\n\n" + String(repeating: "中", count: 100_000)

    let outcome = await Clipboard.copy(text, plan: plan, patience: .seconds(20))

    #expect(outcome == .copied)
    #expect(programs.arguments(of: "tmux") == ["load-buffer", "-w", "-"])
    #expect(programs.text(of: "buffer") == text)
    #expect(programs.text(of: "server") == "/tmp/a,1,0")
  }

  @Test func `an older tmux gets the text without the flag, and that is told`() async throws {
    let programs = try FakePrograms()
    try programs.add("tmux", then: "[ \"$2\" != -w ] && cat > buffer")
    let plan = Clipboard.plan(environment: programs.environment(["TMUX": "/tmp/a,1,0"]))

    let outcome = await Clipboard.copy("text", plan: plan, patience: .seconds(20))

    #expect(outcome == .copiedWithinTmux)
    #expect(programs.text(of: "buffer") == "text")
  }

  @Test func `a tmux that fails is told with its own words`() async throws {
    let programs = try FakePrograms()
    try programs.add("tmux", then: "echo 'no server' >&2; exit 1")
    let plan = Clipboard.plan(environment: programs.environment(["TMUX": "/tmp/a,1,0"]))

    let outcome = await Clipboard.copy(
      String(repeating: "a", count: 1_000_000), plan: plan, patience: .seconds(20))

    #expect(outcome == .failed(.tmux(.exited(1), message: "no server\n")))
  }

  @Test func `a missing tmux is told`() async throws {
    let programs = try FakePrograms()
    let plan = Clipboard.plan(environment: programs.environment(["TMUX": "/tmp/a,1,0"]))

    let outcome = await Clipboard.copy("text", plan: plan, patience: .seconds(20))

    #expect(outcome == .failed(.tmux(.notFound, message: "")))
  }

  @Test func `a tmux that never answers is ended`() async throws {
    let programs = try FakePrograms()
    try programs.makeFIFO("never")
    try programs.add("tmux", then: "echo $$ > pid; read line < never")
    let plan = Clipboard.plan(environment: programs.environment(["TMUX": "/tmp/a,1,0"]))

    let outcome = await Clipboard.copy("text", plan: plan, patience: .milliseconds(1))

    #expect(outcome == .failed(.noAnswer))
    let pid = programs.text(of: "pid")?.dropLast() ?? "none"
    #expect(await holds { !FileManager.default.fileExists(atPath: "/proc/\(pid)") })
  }

  @Test func `a folder that takes no file is told`() async throws {
    let programs = try FakePrograms()
    try programs.add("tmux")
    let environment = programs.environment(["TMUX": "a", "TMPDIR": programs.path("gone")])
    let plan = Clipboard.plan(environment: environment)

    let outcome = await Clipboard.copy("text", plan: plan)

    #expect(outcome == .failed(.temporaryFile("No such file or directory")))
    #expect(programs.arguments(of: "tmux") == nil)
  }
}
