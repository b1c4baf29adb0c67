// swift-tools-version: 6.2

import PackageDescription

/// What every target of ours is compiled with; warnings are errors wherever `CI` is set.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// The scheme files of `Themes`: what is compiled is `BundledSchemes.swift`, made of them.
let schemes = [
  "ayu-mirage", "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula",
  "everforest-dark", "everforest-light", "github-dark", "github-light", "gruvbox-dark",
  "gruvbox-light", "kanagawa", "monokai", "newsprint", "night-desk", "nord", "one-dark",
  "one-light", "rose-pine", "rose-pine-dawn", "selenized-dark", "selenized-light", "solarized-dark",
  "solarized-light", "tokyo-night", "tomorrow", "tomorrow-night", "zenburn",
]

// The dependencies of the targets are the dependency rules of the project: see
// docs/ARCHITECTURE.md, and `.ci/run layers` for what a manifest can't say.
let package = Package(
  name: "broadsheet",
  products: [.executable(name: "broadsheet", targets: ["broadsheet"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  ],
  targets: [
    .target(name: "DigestCore", swiftSettings: strict),
    .target(name: "TerminalGrid", swiftSettings: strict),
    .target(
      name: "Themes", path: "Themes", exclude: schemes.map { $0 + ".yaml" }, swiftSettings: strict),
    .target(name: "Marks", dependencies: ["DigestCore"], swiftSettings: strict),
    .target(
      name: "DigestLibrary",
      dependencies: [
        "DigestCore", "Marks", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "CMemory"),
    .target(
      name: "CNcursesw",
      cSettings: Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]),
    .target(
      name: "CursesTerminal", dependencies: ["CNcursesw", "TerminalGrid"], swiftSettings: strict),
    .target(
      name: "Desktop",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "ReaderApp", dependencies: ["DigestCore", "Marks", "TerminalGrid", "Themes"],
      swiftSettings: strict),
    .target(
      name: "Settings",
      dependencies: ["DigestCore", "Themes", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "SampleDigests", resources: [.embedInCode("Digests")], swiftSettings: strict),
    .executableTarget(
      name: "broadsheet",
      dependencies: [
        "CMemory", "CursesTerminal", "Desktop", "DigestCore", "DigestLibrary", "Marks", "ReaderApp",
        "SampleDigests", "Settings", "TerminalGrid", "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CAllocationCount", "CursesTerminal", "DigestCore", "DigestLibrary", "Marks", "ReaderApp",
        "TerminalGrid", .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Benchmarks", exclude: ["CAllocationCount"], swiftSettings: strict),
    .target(name: "CAllocationCount", path: "Benchmarks/CAllocationCount"),
    .testTarget(name: "DigestCoreTests", dependencies: ["DigestCore"], swiftSettings: strict),
    .testTarget(name: "MarksTests", dependencies: ["DigestCore", "Marks"], swiftSettings: strict),
    .testTarget(name: "TerminalGridTests", dependencies: ["TerminalGrid"], swiftSettings: strict),
    .testTarget(
      name: "DigestLibraryTests", dependencies: ["DigestCore", "DigestLibrary", "Marks"],
      swiftSettings: strict),
    .testTarget(
      name: "ReaderAppTests",
      dependencies: ["DigestCore", "Marks", "ReaderApp", "Settings", "TerminalGrid", "Themes"],
      exclude: ["Screens"], swiftSettings: strict),
    .testTarget(
      name: "CursesTerminalTests", dependencies: ["CNcursesw", "CursesTerminal", "TerminalGrid"],
      swiftSettings: strict),
    .testTarget(name: "EndToEndTests", swiftSettings: strict),
    .testTarget(name: "DesktopTests", dependencies: ["Desktop"], swiftSettings: strict),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "Themes"], swiftSettings: strict),
    .testTarget(name: "ThemesTests", dependencies: ["Themes"], swiftSettings: strict),
    .testTarget(
      name: "SampleDigestsTests", dependencies: ["SampleDigests"], swiftSettings: strict),
  ]
)
