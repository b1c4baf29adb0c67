import CursesTerminal

/// The program: the reader at once where nothing else can be meant, else its commands.
@main
@MainActor
enum Main {
  static func main() {
    System.keepStandardStreams()
    let arguments = Array(CommandLine.arguments.dropFirst())
    // Parsing arguments costs more than the first frame: a plain start goes without.
    if arguments.isEmpty || arguments.count == 1 && isPath(arguments[0]) {
      Exit.run { try ReadingSession(ReaderStart(paths: arguments)).run() }
    }
    Exit.run { try Broadsheet.run(arguments) }
  }

  /// Whether the only argument can be nothing but a path that is there.
  private static func isPath(_ argument: String) -> Bool {
    !argument.hasPrefix("-") && !Broadsheet.commandNames.contains(argument)
      && System.exists(argument)
  }
}
