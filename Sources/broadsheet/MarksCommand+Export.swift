import ArgumentParser
import DigestCore
import DigestLibrary
import Marks
import ReaderApp

/// `broadsheet marks export`: all marks as JSON.
struct MarksExportCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print all marks as JSON, one object a line, notes included.",
    discussion: """
      Only what counts is printed, with the time at which it was done: imported elsewhere, it loses \
      against what was done later there. Exit status 1 where something could not be read; what \
      could not is said on standard error.
      """)

  @OptionGroup var marks: MarksOptions

  func exit() throws -> Exit {
    let (log, book, isWhole) = try marks.opened()
    var isComplete = isWhole
    for line in book.lines {
      var text: String?
      if case .noted(let key, true) = line.change {
        do throws(MarkProblem) {
          text = try log.note(of: key, head: "")
        } catch {
          Exit.printError("\(error)")
          isComplete = false
        }
      }
      print(ExportedMark(line: line, text: text).json)
    }
    return isComplete ? .success : .nothingFound
  }
}

/// `broadsheet marks import`: what `export` has printed.
struct MarksImportCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take marks that were exported.",
    discussion: """
      Of each mark the later one counts, the imported or what is there. A note that is there is not \
      overwritten. Exit status 1 where anything could not be taken; it is printed as \
      FILE:LINE:COLUMN: message.
      """)

  @OptionGroup var marks: MarksOptions

  @Argument(help: "Files of JSON, one object a line, or - for standard input.", completion: .file())
  var files: [String]

  func exit() throws -> Exit {
    var (log, book, _) = try marks.opened()
    defer { log.close() }
    var lines: [MarkLine] = []
    var count = 0
    var isComplete = true
    for file in files {
      let believed = MarkTime.believed(at: MarkLog.systemTime())
      var input = try InputLines(of: file)
      var number = 0
      while let text = try input.next() {
        number += 1
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        do throws(ExportedMark.Problem) {
          let mark = try ExportedMark(json: text, believed: believed)
          count += 1
          if book.isNews(mark.line) {
            book.take(mark.line)
            lines.append(mark.line)
          }
          if let text = mark.text, let problem = keep(text, mark.line, log) {
            throw ExportedMark.Problem(message: problem)
          }
        } catch {
          Exit.printError("\(file):\(number):1: \(error.message)")
          isComplete = false
        }
      }
    }
    if let problem = log.keep(lines) { throw Failure(log.problem ?? problem) }
    log.close()
    if let problem = log.problem { throw Failure(problem) }
    print("\(Names.number(lines.count)) of \(Names.number(count)) marks are new")
    return isComplete ? .success : .nothingFound
  }

  /// - Returns: why the note was not written, where it was not.
  private func keep(_ text: String, _ line: MarkLine, _ log: MarkLog) -> String? {
    guard let key = line.change.key, !text.isEmpty else { return nil }
    do throws(MarkProblem) {
      let there = try log.note(of: key, head: "")
      if there == text { return nil }
      guard there.isEmpty else {
        return "the note of \(key) is there already, and was left as it is"
      }
    } catch {
      return "\(error)"
    }
    return log.keepNote(NoteEdit(key: key, before: "", after: text))
  }
}

extension ExportedMark {
  /// An object of JSON, harmless on a terminal.
  var json: String {
    JSONText.object { json in
      json.add("time", Int(line.time))
      json.add("device", line.device)
      switch line.change {
      case .read(let key, let state):
        json.add("mark", "read")
        json.add("paper", "\(key)")
        json.add("value", ["no", "seen", "hand"][Int(state.rawValue)])
      case .starred(let key, let isSet):
        json.add("mark", "star")
        json.add("paper", "\(key)")
        json.add("value", raw: "\(isSet)")
      case .noted(let key, let isSet):
        json.add("mark", "note")
        json.add("paper", "\(key)")
        json.add("value", raw: "\(isSet)")
        if let text { json.add("text", text) }
      case .tagged(let key, let tag, let isSet):
        json.add("mark", "tag")
        json.add("paper", "\(key)")
        json.add("tag", tag)
        json.add("value", raw: "\(isSet)")
      case .place(let letter, let place):
        json.add("mark", "place")
        json.add("place", String(letter))
        json.add("paper", place.map { "\($0.key)" })
        json.add("date", place?.date.map { "\($0)" })
      case .watched(let query, let isSet):
        json.add("mark", "watch")
        json.add("query", query)
        json.add("value", raw: "\(isSet)")
      }
    }
  }
}
