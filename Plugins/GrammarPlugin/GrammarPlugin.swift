// Runs grammar-gen at every build. A target gets a parser for each `.gram` file in its own folder, and a target named
// <Language>Frontend one for grammar/<language>.gram of the package.
import Foundation
import PackagePlugin

@main
struct GrammarPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    var grammars: [URL] = []
    if let target = target as? any SourceModuleTarget {
      grammars += target.sourceFiles(withSuffix: "gram").map(\.url)
    }
    if target.name.hasSuffix("Frontend") {
      let language = target.name.dropLast("Frontend".count).lowercased()
      grammars.append(context.package.directoryURL.appending(path: "grammar").appending(path: language + ".gram"))
    }
    let generator = try context.tool(named: "grammar-gen")
    return grammars.map { grammar in
      let name = grammar.deletingPathExtension().lastPathComponent
      let output = context.pluginWorkDirectoryURL.appending(path: name.capitalized + "Grammar.swift")
      return .buildCommand(
        displayName: "grammar-gen \(grammar.lastPathComponent)",
        executable: generator.url,
        arguments: [grammar.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: [grammar],
        outputFiles: [output]
      )
    }
  }
}
