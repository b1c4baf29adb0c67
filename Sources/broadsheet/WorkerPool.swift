import CursesTerminal
import CMemory
import Dispatch
import Glibc
import Synchronization

/// A few threads for background work.
///
/// Swift's own pool is watched by a timer that wakes the process once a second for ever; an idle
/// reader is to cost nothing. Threads are started when there is work for them.
final class WorkerPool: TaskExecutor, Sendable {
  private struct State {
    var jobs: [UnownedJob] = []
    var threads = 0
    var idle = 0
    var gaveBack = ContinuousClock.now
  }

  /// How long what was freed is held at least, in case that it is needed again.
  private static let thrift = Duration.seconds(5)

  private let state = Mutex(State())
  private let work = DispatchSemaphore(value: 0)
  private let limit: Int

  init(threads limit: Int) {
    self.limit = limit
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isShort = state.withLock { state in
      state.jobs.append(job)
      guard state.idle < state.jobs.count, state.threads < limit else { return false }
      state.threads += 1
      return true
    }
    work.signal()
    // Where the system gives no thread, those that are there do the work later.
    if isShort, !start() { state.withLock { $0.threads -= 1 } }
  }

  /// The life of a thread: it ends with the process.
  private func run() -> Never {
    CrashReport.guardThread()
    while true {
      state.withLock { $0.idle += 1 }
      work.wait()
      let job = state.withLock { state in
        state.idle -= 1
        return state.jobs.removeFirst()
      }
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
      if isTimeToGiveBack { cmemory_give_back() }
    }
  }

  /// Whether nothing is left to do now: a search of many hits leaves much behind in each thread that
  /// the C library would hold for ever.
  private var isTimeToGiveBack: Bool {
    state.withLock { state in
      let now = ContinuousClock.now
      guard state.jobs.isEmpty, now > state.gaveBack + Self.thrift else { return false }
      state.gaveBack = now
      return true
    }
  }

  private func start() -> Bool {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self)
    let result = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<WorkerPool>.fromOpaque(context).takeRetainedValue().run()
      }, context.toOpaque())
    guard result == 0 else {
      unsafe context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}
