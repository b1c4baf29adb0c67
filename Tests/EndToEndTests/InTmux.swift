import Testing

/// The tests that look at the program in tmux: one after another, as each wants the processors.
@Suite(.enabled(if: Program.hasTmux, "tmux is not installed"), .serialized)
enum InTmux {}
