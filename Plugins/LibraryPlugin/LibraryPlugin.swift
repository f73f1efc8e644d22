// Runs library-gen at every build: the Python files below a target's folder Library become one Swift file, so that the
// library travels inside the executable.
import Foundation
import PackagePlugin

@main
struct LibraryPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let root = target.directoryURL.appending(path: "Library")
    var files: [URL] = []
    if let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) {
      for case let file as URL in all where file.pathExtension == "py" { files.append(file) }
    }
    files.sort { $0.path() < $1.path() }
    let generator = try context.tool(named: "library-gen")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedLibrary.swift")
    return [
      .buildCommand(
        displayName: "library-gen \(files.count) modules",
        executable: generator.url,
        arguments: [output.path(), root.path()] + files.map { $0.path() },
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }
}
