import Desktop
import ReaderApp
import Synchronization

/// Links and copies, done by the desktop around the reader.
final class DesktopWiring: Sendable {
  private let browsers: BrowserPlan
  private let clipboard: ClipboardPlan
  /// The text browser found for a link, until it is run.
  private let waiting = Mutex<[String: ForegroundCommand]>([:])
  /// Errands under way.
  private let underWay = Mutex(0)

  /// Errands at once: each starts a program, and a held key asks for one thirty times a second.
  private static let mostAtOnce = 8

  init() {
    let names = BrowserPlan.variables + ClipboardPlan.variables
    let environment = ProcessEnvironment.values(of: names)
    browsers = BrowserPlan(environment: environment)
    clipboard = ClipboardPlan(environment: environment)
  }

  /// `editNote` lets a person write a note.
  func surroundings(
    editNote: @escaping @MainActor @Sendable (NoteRequest) -> EffectResult
  ) -> Surroundings {
    Surroundings(
      perform: { effect in
        switch effect {
        case .open(let url, let isConsented):
          await self.errand("not opened", url) { await self.open(url, isConsented: isConsented) }
        case .copy(let text, let what):
          await self.errand("not copied", text) { await self.copy(text, what: what) }
        default: nil
        }
      },
      runInForeground: { self.runInForeground($0) },
      editNote: editNote)
  }

  /// Does `body`, or says that it is `undone` where too many are under way.
  private func errand(
    _ undone: String, _ text: String, _ body: () async -> EffectResult
  ) async -> EffectResult {
    let isOneTooMany = underWay.withLock { count in
      guard count < Self.mostAtOnce else { return true }
      count += 1
      return false
    }
    guard !isOneTooMany else {
      return .failed("\(undone): \(Self.mostAtOnce) others are on their way: \(text)")
    }
    defer { underWay.withLock { $0 -= 1 } }
    return await body()
  }

  private func open(_ url: String, isConsented: Bool) async -> EffectResult {
    switch LinkPolicy.judge(url) {
    case .refuse(let fault): return .failed("not opened: \(fault.words): \(url)")
    case .ask(let doubt) where !isConsented: return .consentNeeded(url: url, why: doubt.words)
    case .ask, .trusted: break
    }
    switch await Browser.open(url, plan: browsers) {
    case .started(let program): return .opened(url: url, by: program)
    case .needsTerminal(let command):
      waiting.withLock { $0[url] = command }
      return .terminalNeeded(url: url)
    case .failed(let failures):
      let words = failures.map(\.words).joined(separator: ", ")
      return await notOpened(url, why: words)
    case .noBrowser: return await notOpened(url, why: "no browser here")
    case .refused(let fault): return .failed("not opened: \(fault.words): \(url)")
    }
  }

  private func notOpened(_ url: String, why: String) async -> EffectResult {
    switch await Clipboard.copy(url, plan: clipboard) {
    case .copied: .notOpened(url: url, why: why, copied: .tmux)
    case .copiedWithinTmux, .leftToTerminal: .notOpened(url: url, why: why, copied: .terminal)
    case .failed: .notOpened(url: url, why: why, copied: nil)
    }
  }

  private func copy(_ text: String, what: String) async -> EffectResult {
    switch await Clipboard.copy(text, plan: clipboard) {
    case .copied: .copied(text: text, what: what, how: .tmux)
    case .copiedWithinTmux, .leftToTerminal: .copied(text: text, what: what, how: .terminal)
    case .failed(let failure): .failed("not copied: \(failure.words): \(text)")
    }
  }

  @MainActor
  private func runInForeground(_ url: String) -> EffectResult {
    let command = waiting.withLock { $0.removeValue(forKey: url) }
    guard let command else { return .failed("no text browser is waiting") }
    guard let failure = Browser.runInForeground(command) else {
      return .opened(url: url, by: command.program)
    }
    return .failed("\(failure.words): \(url)")
  }
}

extension LinkDoubt {
  /// Why it is asked, for a person.
  var words: String {
    switch self {
    case .otherHost(let host): "It leads to \(host), not to arXiv or HuggingFace."
    case .userInfo(let host): "It leads to \(host), whatever stands before the @."
    case .port(let port, let host): "It leads to an unusual port, \(port), of \(host)."
    case .unusualCharacters(let host): "It has characters that no page of \(host) has."
    }
  }
}

extension LinkFault {
  var words: String {
    switch self {
    case .notWeb: "no address of the web"
    case .noHost: "an address without a host"
    case .foreignHost(let host): "an address whose host is really \(host)"
    case .badHost: "an address with an odd host"
    case .badPort: "an address with an odd port"
    case .badEscape: "an address with a broken % escape"
    case .forbiddenCharacter: "an address with a character that none may have"
    case .tooLong(let bytes): "an address of \(bytes) bytes"
    }
  }
}

extension LaunchFailure {
  var words: String { reason.words(of: program) }
}

extension LaunchFailure.Reason {
  func words(of program: String) -> String {
    switch self {
    case .notFound: "\(program) is not installed"
    case .notStarted(let why): "\(program) could not be started (\(why))"
    case .exited(let status): "\(program) ended with status \(status)"
    case .killed(let signal): "\(program) was ended by signal \(signal)"
    }
  }
}

extension CopyFailure {
  var words: String {
    switch self {
    case .tmux(let reason, let message):
      message.isEmpty ? reason.words(of: "tmux") : "tmux: \(message)"
    case .noAnswer: "tmux did not answer"
    case .temporaryFile(let why): "no temporary file (\(why))"
    }
  }
}
