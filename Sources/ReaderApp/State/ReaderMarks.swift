package import DigestCore
package import Marks
import Synchronization

/// What the reader has done to papers, and what of it can be taken back.
package struct ReaderMarks: Equatable, Sendable {
  package internal(set) var book = MarkBook()
  /// Whether the logs have been read: before that, nobody knows what is unread.
  package internal(set) var isLoaded = false
  /// Why marks are not being kept; `nil` where they are.
  package internal(set) var problem: String?
  /// What lists show of their papers; `nil` for all.
  package internal(set) var shown: MarkCriterion?
  var undo = UndoStack()
  /// What was done to papers last, and to which.
  var last: Done?
  /// What waits for papers that are not here yet, in the order in which it was asked for.
  var turns: [MarkTurn] = []
  /// Counts the requests for keys.
  var requests = 0
  /// Texts of notes that were looked at, without their heads; empty while one is on its way.
  var notes: [PaperKey: String] = [:]
  /// The paper that was stayed on, or marked by hand: it is not marked by itself until another one
  /// has been selected.
  var stayedOn: EntryID?

  package func marks(of entry: PaperEntry) -> PaperMarks { book.marks(of: PaperKey(entry.paper)) }

  /// Known to be unread.
  package func isUnread(_ entry: PaperEntry) -> Bool { isLoaded && !marks(of: entry).isRead }

  struct Done: Equatable, Sendable {
    var verb: MarkVerb
    var keys: [PaperKey]
  }
}

/// What a key does to papers, whichever they are.
package enum MarkVerb: Equatable, Sendable {
  /// Read, or unread where all of them are read.
  case toggleRead
  /// Starred, or not where all of them are.
  case toggleStar
  case read(Bool)
  case star(Bool)
  /// Names of tags (`TagName`).
  case tag(adding: [String], removing: [String])
}

/// Papers whose keys are asked for, to mark them.
package struct KeyRequest: Equatable, Sendable {
  package enum Papers: Equatable, Sendable {
    /// Those with a mark only, or all.
    case list(ListSource, only: MarkCriterion?)
    case ids([EntryID])
  }

  /// Tells requests apart that ask for the same.
  package var number: Int
  package var papers: Papers
  package var verb: MarkVerb
  /// What stands behind their number, when it is told what was done: ` of 21 Apr`.
  package var origin: String
}

/// A paper and its marks, as they are now.
package struct MarkedPaper: Equatable, Sendable {
  package var key: PaperKey
  package var marks: PaperMarks

  package init(key: PaperKey, marks: PaperMarks) {
    self.key = key
    self.marks = marks
  }
}

/// A note that is to be written in an editor.
package struct NoteRequest: Equatable, Sendable {
  package var key: PaperKey
  /// Untrusted, as the link.
  package var title: String
  package var link: String?
}

/// Where marks are kept; the executable fills it with the log, tests with what they like.
package struct MarkAccess: Sendable {
  /// Can be read when others may have written marks, as soon as the marks are there; `nil` where
  /// the system cannot tell: then they are asked for with each key.
  package var descriptor: @Sendable () -> Int32?
  /// Writes changes and stamps them; called on the main thread, before the frame that shows them.
  package var append: @Sendable ([MarkChange]) -> (lines: [MarkLine], problem: String?)
  /// What others have written since that is not in the book; never waits.
  package var news: @Sendable (MarkBook) -> [MarkLine]
  /// The text of a note, empty where there is none; called off the main thread.
  package var readNote: @Sendable (PaperKey) -> String
  /// Gives a note another text, none with an empty one; why that could not be done.
  package var writeNote: @Sendable (NoteEdit) -> String?

  package init(
    descriptor: @escaping @Sendable () -> Int32?,
    append: @escaping @Sendable ([MarkChange]) -> (lines: [MarkLine], problem: String?),
    news: @escaping @Sendable (MarkBook) -> [MarkLine],
    readNote: @escaping @Sendable (PaperKey) -> String,
    writeNote: @escaping @Sendable (NoteEdit) -> String?
  ) {
    self.descriptor = descriptor
    self.append = append
    self.news = news
    self.readNote = readNote
    self.writeNote = writeNote
  }

  /// Marks that live as long as the program.
  package static func inMemory(device: String = "memory") -> Self {
    let clock = Mutex(HybridClock())
    return Self(
      descriptor: { nil },
      append: { changes in
        let lines = changes.map { change in
          MarkLine(time: clock.withLock { $0.stamp(now: 0) }, device: device, change: change)
        }
        return (lines, nil)
      }, news: { _ in [] }, readNote: { _ in "" }, writeNote: { _ in nil })
  }
}
