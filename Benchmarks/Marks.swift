import CAllocationCount
import DigestCore
import DigestLibrary
import Glibc
import Marks

/// A log of many lines: reading it, taking single lines, looking papers up, appending.
func measureMarks(_ arguments: [String]) {
  let count = arguments.first.flatMap { Int($0) } ?? 1_000_000
  let bytes = generatedLog(lines: count)
  print("\(count) lines, \(bytes.count) bytes")
  report("take, in memory", count, Measurement(rounds: 5) { _ = taken(bytes) })
  measureBook(bytes, count)

  let folder = "/tmp/broadsheet-marks-\(getpid())"
  defer { _ = unsafe system("rm -r \(folder)") }
  _ = unsafe system("mkdir -p \(folder)/marks")
  guard let file = unsafe fopen("\(folder)/marks/other.log", "w") else { return }
  unsafe fwrite(bytes, 1, bytes.count, file)
  unsafe fclose(file)
  func log() -> MarkLog { MarkLog(folder: folder + "/marks", stateFolder: folder) }
  report("load from disk", count, Measurement(rounds: 5) { _ = log().load() })
  measureAppends(to: log())
}

private func taken(_ bytes: [UInt8]) -> MarkBook {
  var book = MarkBook()
  _ = book.take(contents: bytes.span)
  return book
}

private func measureBook(_ bytes: [UInt8], _ count: Int) {
  let before = AnonymousMemory.now
  var book = taken(bytes)
  let megabytes = Double(AnonymousMemory.now - before) / 1e6
  let keys = book.markedPapers.map(\.0)
  print("  \(keys.count) marked papers, \((megabytes * 10).rounded() / 10) MB")
  var found = 0
  let allocations = allocation_count()
  let lookup = Measurement(rounds: 5) {
    for key in keys { if book.marks(of: key).isRead { found += 1 } }
  }
  report("marks(of:)", keys.count, lookup)
  print("  \((allocation_count() - allocations) / 5 ) allocations (tagged papers have a list)")
  report("markedPapers", keys.count, Measurement(rounds: 5) { for _ in book.markedPapers {} })
  var time = book.latest
  let lines = keys.prefix(100_000).map { key in
    time += 1
    return MarkLine(time: time, device: "kx7f3q2a", change: .starred(key, true))
  }
  report(
    "take(line)", lines.count, Measurement(rounds: 1) { for line in lines { book.take(line) } })
  report(
    "copy and take", 1,
    Measurement(rounds: 5) {
      let copy = book
      time += 1
      book.take(MarkLine(time: time, device: "kx7f3q2a", change: .starred(keys[0], time % 2 == 0)))
      withExtendedLifetime(copy) {}
    })
}

private func measureAppends(to log: MarkLog) {
  _ = log.load()
  let key = PaperKey(arxivID: "2504.13837")
  var isSet = false
  let single = Measurement(rounds: 2_000) {
    isSet.toggle()
    _ = log.append([.starred(key, isSet)])
  }
  report("append one", 1, single)
  let many = (0..<10_000).map { MarkChange.read(PaperKey(arxivID: "2501.\(10_000 + $0)"), .byHand) }
  report("append 10,000", many.count, Measurement(rounds: 3) { _ = log.append(many) })
  report("close", 1, Measurement(rounds: 1) { log.close() })
}

private func report(_ name: String, _ count: Int, _ measured: Measurement) {
  let each = measured.median / Double(count) * 1e9
  print(
    "  \(name): \((measured.median * 1e5).rounded() / 100) ms, best "
      + "\((measured.best * 1e5).rounded() / 100) ms, \(Int(each.rounded())) ns each")
}

/// Of 490,000 papers, most of them read, some starred or tagged, as years of reading would leave it.
private func generatedLog(lines count: Int) -> [UInt8] {
  var bytes = Array(MarkText.head.utf8)
  bytes.reserveCapacity(count * 48)
  let devices = ["kx7f3q2a", "p0q8m2rb"]
  let tags = ["rl", "agents", "to-read", "diffusion"]
  var random: UInt64 = 7
  func next(_ bound: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(random >> 33) % bound
  }
  for line in 0..<count {
    let paper = next(490_000)
    let month = paper / 49_000
    let key = PaperKey(arxivID: "250\(month).\(10_000 + paper % 49_000)")
    let change: MarkChange =
      switch next(20) {
      case 0: .starred(key, next(4) > 0)
      case 1: .tagged(key, tags[next(tags.count)], true)
      case 2: .read(key, .unread)
      case 3...8: .read(key, .byHand)
      default: .read(key, .seen)
      }
    let time = 1_700_000_000_000 + Int64(line) * 60_000
    MarkText.append(
      MarkLine(time: time, device: devices[line / 1_000 % 2], change: change), to: &bytes)
  }
  return bytes
}
