// swift-tools-version: 6.2
// Fermata: a coroutine compiler. The targets and who may import whom are in Docs/Design.md, section 2;
// ArchitectureTests checks every import against that table, because the build does not.
import PackageDescription

/// Every target but the one that fences raw memory: a stray unsafe pointer fails the build.
let safe: [SwiftSetting] = [.strictMemorySafety(), .treatAllWarnings(as: .error)]
/// MachineRuntime alone: heap, containers and the VM work on raw memory.
let fenced: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "fermata",
  products: [
    .executable(name: "fermata", targets: ["fermata"]),
    .library(name: "FermataKit", targets: ["FermataKit"]),
    // LibraryPlugin runs it; see there why it must be listed.
    .executable(name: "library-gen", targets: ["library-gen"]),
  ],
  targets: [
    .target(name: "Diagnostics", swiftSettings: safe),
    .target(name: "GrammarKit", swiftSettings: safe),
    .executableTarget(name: "grammar-gen", dependencies: ["GrammarKit"], swiftSettings: safe),
    .plugin(name: "GrammarPlugin", capability: .buildTool(), dependencies: ["grammar-gen"]),
    .target(name: "MachineIR", dependencies: ["Diagnostics"], swiftSettings: safe),
    .target(name: "MachineImage", dependencies: ["Diagnostics"], swiftSettings: safe),
    .target(
      name: "PythonFrontend",
      dependencies: ["MachineIR", "Diagnostics"],
      swiftSettings: safe,
      plugins: ["GrammarPlugin"]
    ),
    .target(
      name: "Lowering",
      dependencies: ["MachineIR", "MachineImage", "Diagnostics"],
      swiftSettings: safe
    ),
    .target(name: "MachineRuntime", dependencies: ["MachineImage", "Diagnostics"], swiftSettings: fenced),
    .executableTarget(
      name: "library-gen",
      dependencies: ["PythonFrontend", "Lowering", "MachineIR", "MachineImage", "Diagnostics"],
      swiftSettings: safe
    ),
    .plugin(name: "LibraryPlugin", capability: .buildTool(), dependencies: ["grammar-gen"]),
    .executableTarget(name: "page-gen", swiftSettings: safe),
    .plugin(name: "PagePlugin", capability: .buildTool(), dependencies: ["page-gen"]),
    .target(
      name: "PythonRuntime",
      dependencies: ["MachineRuntime", "MachineImage", "Diagnostics"],
      exclude: ["Library"],
      swiftSettings: safe,
      plugins: ["LibraryPlugin"]
    ),
    .target(
      name: "Inspector",
      dependencies: ["Lowering", "MachineIR", "MachineImage", "MachineRuntime", "PythonFrontend", "Diagnostics"],
      exclude: ["Page"],
      swiftSettings: safe,
      plugins: ["PagePlugin"]
    ),
    .target(
      name: "FermataKit",
      dependencies: [
        "PythonFrontend", "Lowering", "MachineIR", "MachineImage", "MachineRuntime", "PythonRuntime", "Diagnostics",
      ],
      swiftSettings: safe
    ),
    .executableTarget(name: "fermata", dependencies: ["FermataKit", "Inspector"], swiftSettings: safe),
    .executableTarget(
      name: "numbers-benchmark",
      dependencies: ["PythonRuntime", "MachineRuntime"],
      path: "Benchmarks/numbers",
      exclude: ["compare.py"],
      swiftSettings: safe
    ),
    .testTarget(name: "ArchitectureTests", swiftSettings: safe),
    .testTarget(
      name: "LexerTests",
      dependencies: ["PythonFrontend", "Diagnostics"],
      exclude: ["Cases", "oracle.py"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "FrontendLoweringTests",
      dependencies: ["PythonFrontend", "MachineIR", "Diagnostics", "TestSupport"],
      exclude: ["Cases", "Unparse"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "FormattingTests",
      dependencies: ["PythonRuntime", "MachineRuntime"],
      exclude: ["Golden", "generate.py", "generate_casefolding.py"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "NumbersTests",
      dependencies: ["PythonRuntime", "MachineRuntime"],
      exclude: ["Golden", "generate.py"],
      swiftSettings: safe
    ),
    .testTarget(name: "MachineIRTests", dependencies: ["MachineIR", "Diagnostics"], swiftSettings: safe),
    .testTarget(
      name: "MachineImageTests",
      dependencies: ["MachineImage", "Lowering", "MachineIR", "Diagnostics"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "LoweringTests",
      dependencies: ["Lowering", "MachineIR", "MachineImage", "Diagnostics"],
      exclude: ["Cases"],
      swiftSettings: safe
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: safe),
    .testTarget(
      name: "GoldenTests",
      dependencies: ["TestSupport", "fermata"],
      exclude: ["Cases", "KnownFailures.txt", "README.md", "fuzz.py", "oracle.py"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "InspectorTests",
      dependencies: [
        "Inspector", "Lowering", "MachineIR", "MachineImage", "PythonFrontend", "Diagnostics", "TestSupport",
      ],
      exclude: ["Cases"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "FermataKitTests",
      dependencies: ["FermataKit", "MachineImage", "Diagnostics", "TestSupport", "fermata"],
      exclude: ["everything.py"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "TinyLanguageTests",
      dependencies: ["Lowering", "MachineIR", "MachineImage", "MachineRuntime", "Diagnostics"],
      exclude: ["Cases"],
      swiftSettings: safe,
      plugins: ["GrammarPlugin"]
    ),
    .testTarget(name: "CommandLineTests", dependencies: ["TestSupport", "fermata"], swiftSettings: safe),
    .testTarget(
      name: "SemaTests",
      dependencies: ["PythonFrontend", "Diagnostics"],
      exclude: ["Cases", "oracle.py"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "ParserTests",
      dependencies: ["PythonFrontend", "Diagnostics"],
      exclude: ["Cases", "oracle.py"],
      swiftSettings: safe
    ),
    .testTarget(
      name: "GrammarKitTests",
      dependencies: ["GrammarKit"],
      swiftSettings: safe,
      plugins: ["GrammarPlugin"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
