package import TerminalGrid

/// The part of the key table a command is listed under.
package enum CommandGroup: String, CaseIterable, Sendable {
  case moving = "Moving"
  case days = "Days"
  case reading = "Reading"
  case searching = "Searching"
  case marks = "Marks"
  case papers = "Papers"
  case screen = "Screen"
}

/// Keys and the command they stand for.
package struct Binding: Sendable {
  package var keys: [Key]
  package var command: Command
  package var group: CommandGroup
  /// What the command does, in a few words, without a full stop.
  package var help: String

  package init(_ keys: [Key], _ command: Command, _ group: CommandGroup, _ help: String) {
    self.keys = keys
    self.command = command
    self.group = group
    self.help = help
  }
}
