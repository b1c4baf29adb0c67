package import DigestCore
package import Marks
package import TerminalGrid

/// Everything that changes the state of the reader.
package enum Action: Equatable, Sendable {
  /// A command, with the count typed before it.
  case command(Command, count: Int?)
  /// A digit of a count, 0 to 9.
  case digit(Int)
  case edit(PromptEdit)
  case overlay(OverlayAction)
  /// A key that has no meaning here, by its name.
  case unknownKey(String)
  /// Text pasted into the terminal; only prompts take it.
  case paste(String)
  /// `count` is 2 for the second press of two in quick succession; of the wheel, its steps.
  case mouse(MouseEvent, count: Int)
  /// What the terminal says of itself.
  case reported(TerminalReport)
  case resized(Size)
  case finished(EffectResult)
  /// A paper was stayed on for as long as it takes to be read.
  case stayed(EntryID)
}

/// What can be done in a prompt.
package enum PromptEdit: Equatable, Sendable {
  case insert(String)
  case deleteBackward, deleteForward, deleteWord, deleteToStart, deleteToEnd
  case left, right, start, end
  case submit, cancel
  case moveSelection(by: Int)
  case movePage(by: Int)
  /// The next completion, the one before.
  case complete(by: Int)
  /// An older query, a newer one.
  case recall(by: Int)
  /// The day, the month, all.
  case nextScope
}

/// What can be done in a list laid over the panes.
package enum OverlayAction: Equatable, Sendable {
  case edit(PromptEdit)
  /// Takes the selected row.
  case accept
  /// Takes the row with this key.
  case choose(Unicode.Scalar)
  case complete
  case close
}

/// Work that an action asks for; the run loop starts it, its result comes back as an action.
package enum Effect: Equatable, Sendable {
  /// The papers of a day or a month, or those with a mark only.
  case loadList(ListSource, only: MarkCriterion? = nil)
  case loadEntries([EntryID])
  case search(SearchRequest)
  /// Queries like one that finds nothing.
  case suggest(query: String, today: DigestDate, revision: Int)
  /// Authors whose name begins like this.
  case complete(prefix: String, limit: Int)
  case loadHistory
  case remember(String)
  /// Writes changes of marks, before the next frame; what was written comes back as `.marked`.
  case mark([MarkChange])
  /// Gives the library the marks that have changed; none for what it must know already.
  case join([MarkedPaper])
  /// Counts the papers read a day.
  case countRead
  /// The keys of papers that are to be marked.
  case findKeys(KeyRequest)
  /// The newest paper of each key.
  case findPapers([PaperKey])
  /// The unread hits of each query.
  case countWatched([String], today: DigestDate)
  /// Write a note in an editor, with the terminal lent to it.
  case editNote(NoteRequest)
  /// The text of a note.
  case loadNote(PaperKey)
  /// Gives a note another text, none with an empty one, where nobody else has changed it.
  case writeNote(NoteEdit)
  /// `isAsked`: a person wants to know, also that nothing has changed.
  case reload(isAsked: Bool)
  /// Counts what a plot shows, and tells of parts of it.
  case plot(PlotRequest)
  /// `isConsented`: a person has seen the URL and agreed.
  case open(url: String, isConsented: Bool)
  case copy(text: String, what: String)
  /// The terminal itself has the clipboard.
  case sendToClipboard(String)
  /// Run the program that was found, with the terminal lent to it.
  case lend(url: String)
  /// Whether the terminal tells of the mouse.
  case setMouse(Bool)
  /// Reads what themes there are.
  case listThemes
  case keepLook(KeptLook)
  case redraw
  case suspend
  case quit
}

/// What came of an effect.
package enum EffectResult: Equatable, Sendable {
  case libraryChanged(LibraryStatus)
  case listLoaded(ListSource, [PaperEntry], only: MarkCriterion? = nil)
  /// A list of which only the papers near the screen are held.
  case longListLoaded(ListSource, [EntryID], only: MarkCriterion?)
  case entriesLoaded([PaperEntry])
  case searched(SearchAnswer)
  case suggested([QuerySuggestion], revision: Int)
  case completed(String, [AuthorCount])
  case historyLoaded([String])
  /// The marks that the logs hold; `problem` is one line of what is wrong with them.
  case marksLoaded(MarkBook, problem: String?)
  /// Lines written here, or by others; `problem` tells why ours are not being kept.
  case marked([MarkLine], problem: String?, isOwn: Bool)
  /// How many papers were not there at the last visit.
  case newCounted(Int)
  /// The papers read a day.
  case readCounted([DayEntry])
  case keysFound(KeyRequest, [PaperKey])
  case papersFound([PaperEntry])
  case watchedCounted([Int], of: [String])
  case noteLoaded(PaperKey, String)
  case plotted(PlotAnswer)
  /// An editor has ended: what the note held before and holds now.
  case noteEdited(PaperKey, before: String, after: String)
  /// A note is as it was; `isThere`: it has a text.
  case noteNotWritten(PaperKey, isThere: Bool, problem: String)
  case themesListed([ThemeShelf.Theme])
  /// Without a message, nothing has changed.
  case reloaded(LibraryStatus, message: Message?)
  case opened(url: String, by: String)
  /// A link that is not opened without asking, and why.
  case consentNeeded(url: String, why: String)
  /// No program could open the link; it is copied, where that could be done, and shown instead.
  case notOpened(url: String, why: String, copied: CopyMeans?)
  /// The browser that was found is a program of the terminal.
  case terminalNeeded(url: String)
  case copied(text: String, what: String, how: CopyMeans)
  case failed(String)
}

/// Where a copied text went.
package enum CopyMeans: Equatable, Sendable {
  /// Into a tmux buffer, and from there to the outer terminal: tmux said so.
  case tmux
  /// To the terminal, which does not answer.
  case terminal
}
