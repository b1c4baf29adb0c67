import DigestCore
import DigestLibrary
import Synchronization
import Testing

@Suite struct MadeArchives {
  @Test func `an archive made while it is read gives the index that its files give`() throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: 3)
    let files = (0..<40).map { day in
      let date = DigestDate(dayNumber: 20_000 + day)
      return (name: "\(date.description).md", text: generator.digest(date))
    }
    try folder.writeDigests(files)
    let written = folder.indexed
    _ = try written.update()
    let reads = Reads()
    let archive = Archive(making: files.map(\.name), size: 1_000) { place in
      reads.count.withLock { $0 += 1 }
      return Array(files[place].text.utf8)
    }
    let made = IndexedLibrary(
      archive, file: IndexFile(of: archive, cacheFolder: folder.path("made")))

    let changes = try made.update()

    #expect(changes.added == files.count)
    #expect(try made.days() == written.days())
    #expect(try made.vocabularyWords() == written.vocabularyWords())
    for day in try written.days() {
      let ids = EntryID.range(ofDayBits: EntryID.dayBits(day.date))
      #expect(try made.entries(ids).map(\.paper) == written.entries(ids).map(\.paper))
    }

    let before = reads.count.withLock { $0 }
    #expect(try made.update().isEmpty)
    #expect(reads.count.withLock { $0 } == before, "nothing is made for a look")
  }

  private final class Reads: Sendable {
    let count = Mutex(0)
  }
}
