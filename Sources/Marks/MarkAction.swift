package import DigestCore

/// The text of a note before and after it was edited; empty where there is none.
package struct NoteEdit: Hashable, Sendable {
  package var key: PaperKey
  package var before: String
  package var after: String

  package init(key: PaperKey, before: String, after: String) {
    self.key = key
    self.before = before
    self.after = after
  }

  var reversed: Self { Self(key: key, before: after, after: before) }
}

/// What one key did to marks, were it to a thousand papers.
package struct MarkAction: Equatable, Sendable {
  package var changes: [MarkChange]
  /// What was done, as it is told: "read 12 papers".
  package var words: String
  /// Texts of notes, which are not in the log; each is to be put into its file where that still
  /// holds `before`.
  package var notes: [NoteEdit]

  package init(changes: [MarkChange], words: String, notes: [NoteEdit] = []) {
    self.changes = changes
    self.words = words
    self.notes = notes
  }
}
