/// What a second look at an archive found.
package struct ArchiveChanges: Equatable, Sendable {
  /// Numbers of files.
  package var added = 0
  package var changed = 0
  package var removed = 0
  /// How many papers there are more than before; negative for fewer.
  package var papers = 0
  /// What could not be read as meant, in all files.
  package var problems = 0

  package init() {}

  init(from old: [FileKey: IndexedFile], to new: [FileKey: IndexedFile], papers: Int) {
    self.papers = papers
    for (key, file) in new {
      problems += file.problems
      guard let before = old[key] else {
        added += 1
        continue
      }
      if before.contents != file.contents { changed += 1 }
    }
    removed = old.keys.count { new[$0] == nil }
  }

  init(_ changes: LibraryChanges, problems: Int) {
    added = changes.added.count
    changed = changes.changed.count
    removed = changes.removed.count
    papers = changes.papers
    self.problems = problems
  }

  package var isEmpty: Bool { added == 0 && changed == 0 && removed == 0 }
}
