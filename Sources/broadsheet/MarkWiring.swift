import Desktop
import DigestCore
import DigestLibrary
import Marks
import ReaderApp

/// The reader's marks: their log, and the notes that lie beside it.
final class MarkWiring: Sendable {
  let log: MarkLog
  private let editors: EditorPlan

  /// Reads nothing; `folder` is where the marks lie, `nil` for the usual place.
  init(folder: String?) {
    log = MarkLog(
      folder: folder ?? Places.marks, stateFolder: Places.state)
    editors = EditorPlan(environment: ProcessEnvironment.values(of: EditorPlan.variables))
  }

  var access: MarkAccess {
    MarkAccess(
      descriptor: { [log] in log.isWatched ? log.descriptor : nil },
      append: { [log] in log.append($0) },
      news: { [log] in log.news(beyond: $0) },
      readNote: { [log] in log.noteText(of: $0, head: "") },
      writeNote: { [log] in log.keepNote($0, head: "") })
  }

  /// Reads all marks and tells them to the archive and to the reader, from any thread.
  func load(into archive: OpenArchive, tell: (EffectResult) -> Void) {
    let (book, problems) = log.load()
    archive.set(marks: book.markedPapers)
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    tell(.marksLoaded(book, problem: problems.first.map { "\($0.brief)\(more)" }))
  }

  /// Lets a person write a note; the terminal is theirs meanwhile.
  @MainActor
  func edit(_ request: NoteRequest) -> EffectResult {
    let head = NoteHead.text(title: request.title, link: request.link)
    let before: String
    let after: String
    let outcome: EditorOutcome
    do throws(MarkProblem) {
      before = try log.note(of: request.key, head: head)
      let path = try log.openNote(of: request.key, head: head).get()
      outcome = Editor.run(editors, on: path)
      // An editor that failed may have written all the same.
      after = try log.closeNote(of: request.key, head: head)
    } catch {
      return .failed("no note: \(error.brief)")
    }
    if before != after { return .noteEdited(request.key, before: before, after: after) }
    switch outcome {
    case .ended: return .noteEdited(request.key, before: before, after: after)
    case .noEditor: return .failed("no editor: set $VISUAL or $EDITOR")
    case .failed(let failure, let variable):
      let source = variable.map { " ($\($0))" } ?? ""
      return .failed("\(failure.words)\(source)")
    }
  }
}
