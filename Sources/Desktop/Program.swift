import Subprocess
import SystemPackage

/// A program with its arguments: no shell ever reads them.
struct Program: Equatable, Sendable {
  /// A name to be found along `PATH`, or a path.
  var name: String
  var arguments: [String]
  /// Variables that differ from our own environment.
  var overrides: [String: String]

  /// In the environment the program would run in.
  var isFound: Bool {
    get async { (try? await executable.resolveExecutablePath(in: environment)) != nil }
  }

  /// Starts it in a session of its own and returns once it has ended or has run for `grace`.
  ///
  /// - Returns: what went wrong; `nil` where it runs, or has ended well.
  func startDetached(grace: Duration) async -> LaunchFailure.Reason? {
    let (outcomes, first) = AsyncStream.makeStream(of: LaunchFailure.Reason?.self)
    // Not a child task: whoever awaits it would wait for the browser's last window.
    Task.detached {
      let reason = await run(options: .inNewSession, input: .none, output: .discarded) {
        Task.detached {
          try await Task.sleep(for: grace)
          first.yield(nil)
        }
      }
      first.yield(reason)
    }
    for await outcome in outcomes { return outcome }
    return nil
  }

  /// Runs it to its end, after `started`; its errors go where its output goes.
  ///
  /// - Returns: what went wrong; `nil` where it ended with status 0.
  func run(
    options: PlatformOptions, input: some InputProtocol, output: some OutputProtocol,
    started: @Sendable () -> Void = {}
  ) async -> LaunchFailure.Reason? {
    do {
      let result = try await Subprocess.run(
        configuration(options), input: input, output: output, error: .combinedWithOutput
      ) { _ in started() }
      return LaunchFailure.Reason(result.terminationStatus)
    } catch {
      return LaunchFailure.Reason(error)
    }
  }

  func configuration(_ options: PlatformOptions = PlatformOptions()) -> Configuration {
    Configuration(
      executable: executable, arguments: Arguments(arguments), environment: environment,
      platformOptions: options)
  }

  private var executable: Executable {
    name.contains("/") ? .path(FilePath(name)) : .name(name)
  }

  private var environment: Environment {
    var changes: [Environment.Key: String?] = [:]
    for (name, value) in overrides {
      guard let key = Environment.Key(rawValue: name) else { continue }
      changes[key] = value
    }
    return .inherit.updating(changes)
  }
}

extension PlatformOptions {
  /// Out of reach of the terminal's signals, so that it outlives the reader.
  static var inNewSession: Self {
    var options = Self()
    options.createSession = true
    return options
  }
}

extension LaunchFailure.Reason {
  /// `nil` where the program ended with status 0.
  init?(_ status: TerminationStatus) {
    switch status {
    case .exited(0): return nil
    case .exited(let code): self = .exited(Int32(code))
    case .signaled(let signal): self = .killed(signal: Int32(signal))
    }
  }

  init(_ error: any Error) {
    guard let error = error as? SubprocessError else {
      self = .notStarted("\(error)")
      return
    }
    self =
      error.code == .executableNotFound
      ? .notFound : .notStarted(error.underlyingError.map { "\($0)" } ?? "\(error)")
  }
}
