// Runs page-gen at every build: the style sheets and scripts in a target's folder Page become one Swift file, so that
// the page travels inside the executable.
import Foundation
import PackagePlugin

@main
struct PagePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let root = target.directoryURL.appending(path: "Page")
    let files = try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
      .filter { ["css", "js"].contains($0.pathExtension) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let generator = try context.tool(named: "page-gen")
    let output = context.pluginWorkDirectoryURL.appending(path: "PageText.swift")
    return [
      .buildCommand(
        displayName: "page-gen \(files.count) files",
        executable: generator.url,
        arguments: ([output] + files).map { $0.path(percentEncoded: false) },
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }
}
