package import DigestCore
package import Marks

/// What a new note begins with.
package enum NoteHead {
  /// The paper's title and link, as Markdown; a title is untrusted, and stays one line.
  package static func text(title: String, link: String?) -> String {
    let line = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "# \(line)\n\n" + (link.map { "<\($0)>\n\n" } ?? "")
  }
}

extension MarkLog {
  /// Where the note of a paper lies, be there one or not; `nil` where marks have no folder.
  package func notePath(of key: PaperKey) -> String? {
    guard let places else { return nil }
    let name = key.description.map { $0 == "/" || $0 == ":" ? "_" : $0 }
    return ArchiveWalk.join(places.path("notes"), String(name) + ".md")
  }

  /// The text of the note with its head; empty where there is none, or nothing but its head.
  ///
  /// Throws where there is one that cannot be read, which is not to be taken for none.
  package func note(of key: PaperKey, head: String) throws(MarkProblem) -> String {
    guard let path = notePath(of: key) else { return "" }
    do throws(FileError) {
      let text = String(decoding: try FileSystem.contents(of: path).bytes, as: UTF8.self)
      return Self.lines(text) == Self.lines(head) ? "" : text
    } catch {
      if error.isMissing { return "" }
      throw MarkProblem(file: path, message: "the note cannot be read: \(error.words)")
    }
  }

  /// The same to be shown; empty also where it cannot be read.
  package func noteText(of key: PaperKey, head: String) -> String {
    (try? note(of: key, head: head)) ?? ""
  }

  /// Makes a file for a note that is to be written, with its head, where there is none.
  ///
  /// - Returns: its path, or why there is none.
  package func openNote(of key: PaperKey, head: String) -> Result<String, MarkProblem> {
    guard let path = notePath(of: key) else {
      return .failure(MarkProblem(file: "notes", message: "there is no folder for notes"))
    }
    do throws(FileError) {
      try FileSystem.makeFolders(folder(of: path))
      if (try? FileSystem.status(of: path)) == nil {
        _ = try FileSystem.make(path, with: Array(head.utf8))
      }
      return .success(path)
    } catch {
      return .failure(MarkProblem(file: path, message: "it cannot be made: \(error.words)"))
    }
  }

  /// What came of an edit: the file is removed where it holds nothing but its head.
  ///
  /// - Returns: as `note`.
  package func closeNote(of key: PaperKey, head: String) throws(MarkProblem) -> String {
    let text = try note(of: key, head: head)
    if Self.lines(text).isEmpty, let path = notePath(of: key) { FileSystem.remove(path) }
    return Self.lines(text).isEmpty ? "" : text
  }

  /// Puts `edit.after` into the file, or removes it where that is empty.
  ///
  /// - Returns: why that was not done: as where the note is not `edit.before` any more.
  package func keepNote(_ edit: NoteEdit, head: String = "") -> String? {
    guard let path = notePath(of: edit.key) else { return "there is no folder for notes" }
    do throws(MarkProblem) {
      guard try note(of: edit.key, head: head) == edit.before else {
        return "the note was changed elsewhere since, and is left as it is"
      }
    } catch {
      return error.message + " (\(path))"
    }
    if edit.after.isEmpty {
      FileSystem.remove(path)
      return nil
    }
    do throws(FileError) {
      try FileSystem.makeFolders(folder(of: path))
      try FileSystem.replace(path, with: Array(edit.after.utf8))
      return nil
    } catch {
      return "the note cannot be written: \(error.words) (\(path))"
    }
  }

  private func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// Without what does not show.
  private static func lines(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
  }
}
