/// What the reader asks of the system around it: links and copying.
package struct Surroundings: Sendable {
  /// Opens a link or copies a text, off the main thread.
  package var perform: @Sendable (Effect) async -> EffectResult?
  /// Runs the program found for a link in the foreground, the terminal lent to it.
  package var runInForeground: @MainActor @Sendable (_ url: String) -> EffectResult
  /// Runs the editor with a note, the terminal lent to it.
  package var editNote: @MainActor @Sendable (NoteRequest) -> EffectResult

  package init(
    perform: @escaping @Sendable (Effect) async -> EffectResult?,
    runInForeground: @escaping @MainActor @Sendable (_ url: String) -> EffectResult,
    editNote: @escaping @MainActor @Sendable (NoteRequest) -> EffectResult
  ) {
    self.perform = perform
    self.runInForeground = runInForeground
    self.editNote = editNote
  }
}
