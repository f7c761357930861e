// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "candour",
  products: [
    .library(name: "Candour", targets: ["Candour"]),
    .library(name: "Readability", targets: ["Readability"]),
    .executable(name: "candour", targets: ["CandourTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Dependencies run one way, from the top of this list to its end.
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "SourceText"),
    .target(name: "CommonMark", dependencies: ["CCMark", "SourceText"]),
    .target(name: "YAML", dependencies: ["CYAML", "SourceText"]),
    // Square roots stand in the C library of mathematics, which Foundation would bring.
    .target(
      name: "Readability", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))],
      plugins: ["EmbedProfiles"]),
    .target(name: "Wording", dependencies: ["SourceText", "YAML"]),
    .target(
      name: "Candour",
      dependencies: [
        "CommonMark", "Readability", "SourceText", "Wording", "YAML",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      plugins: ["EmbedContent"]),
    // What translators and reviewers work with: units, approval, exchange with translation tools, preview.
    .target(name: "Workshop", dependencies: ["Candour", "CommonMark", "SourceText", "YAML"]),
    .target(name: "CExchange"),
    .target(
      name: "CandourCommandLine",
      dependencies: [
        "Candour", "CExchange", "SourceText", "Workshop",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "CandourTool", dependencies: ["CandourCommandLine"]),
    // The program of the documentation: what links nothing but Readability must build.
    .executableTarget(name: "ReadabilityExample", dependencies: ["Readability"]),
    // Run by .ci/bench.
    .executableTarget(name: "CandourBenchmark", dependencies: ["CCMark", "Candour", "Readability"]),

    // Build time only: Templates/ and Locales/ become part of the program.
    .executableTarget(name: "ContentEmbedder", dependencies: ["Wording", "YAML"]),
    .plugin(
      name: "EmbedContent", capability: .buildTool(), dependencies: ["ContentEmbedder"],
      path: "Sources/Plugins/EmbedContent"),
    .plugin(
      name: "EmbedProfiles", capability: .buildTool(), dependencies: ["ContentEmbedder"],
      path: "Sources/Plugins/EmbedProfiles"),

    .target(name: "TestSupport", dependencies: ["Candour", "CommonMark", "SourceText"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"], exclude: ["Fixtures"]),
    .testTarget(name: "ReadabilityTests", dependencies: ["Readability", "YAML"]),
    .testTarget(name: "WordingTests", dependencies: ["Wording", "YAML"]),
    .testTarget(name: "CandourTests", dependencies: ["Candour", "CommonMark", "SourceText", "TestSupport", "YAML"]),
    .testTarget(name: "WorkshopTests", dependencies: ["Candour", "SourceText", "TestSupport", "Workshop", "YAML"]),
    .testTarget(
      name: "CandourCommandLineTests", dependencies: ["CandourCommandLine", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
