import TerminalGrid

/// Lines as text, blanks at the end of a line left out.
func drawn(_ lines: [DisplayText]) -> String {
  lines.map { line in
    let text = line.description
    return String(text.reversed().drop { $0 == " " }.reversed())
  }.joined(separator: "\n")
}
