import Glibc

/// One measurement: what it is called by, what it takes, and what it does.
struct Benchmark {
  var name: String
  var usage: String
  var run: ([String]) -> Void
}

let benchmarks = [
  Benchmark(name: "parse", usage: "[PATH]", run: measureParsing),
  Benchmark(name: "match", usage: "", run: { _ in benchmarkMatching() }),
  Benchmark(name: "frames", usage: "", run: measureFrames),
  Benchmark(
    name: "terminal", usage: "[TERM]",
    run: { arguments in MainActor.assumeIsolated { measureTerminal(arguments) } }),
  Benchmark(name: "library", usage: "[PATH…]", run: measureLibrary),
  Benchmark(name: "marks", usage: "[LINES]", run: measureMarks),
  Benchmark(name: "sections", usage: "[PATH]", run: measureSections),
  Benchmark(name: "plots", usage: "[PAPERS]", run: measurePlots),
  Benchmark(name: "search", usage: "[fresh] [straight] [PAPERS [QUERY…]]", run: measureSearch),
]

let arguments = CommandLine.arguments.dropFirst()
if let benchmark = benchmarks.first(where: { $0.name == arguments.first }) {
  benchmark.run(Array(arguments.dropFirst()))
} else {
  for benchmark in benchmarks { print("Benchmarks \(benchmark.name) \(benchmark.usage)") }
  exit(arguments.isEmpty ? 0 : 2)
}
