import Dispatch
import Glibc
import Synchronization

/// Memory of this process that no file backs; what is mapped of an index does not count.
enum AnonymousMemory {
  /// Bytes, as `/proc` has them; 0 where the system does not tell.
  static var now: Int {
    guard let file = unsafe fopen("/proc/self/status", "r") else { return 0 }
    defer { _ = unsafe fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while unsafe fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix("RssAnon:") else { continue }
      let kilobytes = text.split(whereSeparator: \.isWhitespace).dropFirst().first
      return kilobytes.flatMap { Int($0) }.map { $0 * 1_024 } ?? 0
    }
    return 0
  }

  /// What `body` gives, and the most memory there is while it runs, looked at every 10 ms.
  static func most<Result>(during body: () throws -> Result) rethrows -> (Result, bytes: Int) {
    let most = Most()
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "memory"))
    timer.schedule(deadline: .now(), repeating: .milliseconds(10))
    timer.setEventHandler { most.look() }
    timer.resume()
    defer { timer.cancel() }
    let result = try body()
    most.look()
    return (result, most.bytes.load(ordering: .relaxed))
  }

  /// Gives back to the system what was freed.
  static func trim() { _ = mallocTrim?(0) }

  private final class Most: Sendable {
    let bytes = Atomic(0)

    func look() { bytes.max(AnonymousMemory.now, ordering: .relaxed) }
  }
}

/// `malloc_trim`, looked up by name: Swift's view of the C library leaves it out.
private let mallocTrim: (@convention(c) (Int) -> Int32)? = unsafe dlsym(nil, "malloc_trim").map {
  unsafe unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
}
