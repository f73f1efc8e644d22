// The passes as data: an ordered table. Each row says what a pass is for and which passes it must come after; the
// constraints are checked when the table is first used. Every function goes through all passes; an observer sees it
// after each, and between passes the verifier may look at it.

import Diagnostics
import MachineIR

/// What a pass may know besides the function.
struct PassContext {
  let lifetime: LocalLifetime
  let dialect: String
  let folding: FoldingRules
  let source: SourceFile?
}

/// One row of the table of passes.
public struct Pass: Sendable {
  /// Its name, as `--stage passes` shows it.
  public let name: String
  /// What it is for, in a sentence.
  public let reason: String
  /// Passes that must have run before it.
  public let after: [String]
  let run: @Sendable (inout Function, PassContext) -> Void
}

/// Runs the passes over a module.
public enum LoweringPipeline {
  /// What a run may vary.
  public struct Options: Sendable {
    /// Whether passes that only make code better run.
    public var optimise = true
    /// Whether the verifier looks at every function after every pass.
    public var verifyEach: Bool
    /// Which operations on constants have the results that the middle knows.
    public var folding = FoldingRules.none
    /// The source text, for the texts of awaited expressions.
    public var source: SourceFile?

    /// The default options: everything on; the verifier between passes in debug builds.
    public init(
      optimise: Bool = true,
      verifyEach: Bool? = nil,
      folding: FoldingRules = .none,
      source: SourceFile? = nil
    ) {
      self.optimise = optimise
      self.folding = folding
      self.source = source
      #if DEBUG
      self.verifyEach = verifyEach ?? true
      #else
      self.verifyEach = verifyEach ?? false
      #endif
    }
  }

  /// The passes in order.
  public static let passes: [Pass] = checked([
    Pass(
      name: "completions",
      reason: "completion records become variables and switches, for the kinds that occur",
      after: []
    ) { function, _ in
      SimplifyPass.removeUnreachable(&function)
      CompletionsPass.run(&function)
    },
    Pass(
      name: "simplify",
      reason: "the graph without detours and dead blocks",
      after: ["completions"]
    ) { function, _ in SimplifyPass.run(&function) },
    Pass(
      name: "bound",
      reason: "checks of variables that every path has bound are dropped",
      after: ["simplify"]
    ) { function, _ in BoundPass.run(&function) },
    Pass(
      name: "propagate",
      reason: "copies are read where they come from, while that is unchanged",
      after: ["completions", "bound"]
    ) { function, _ in PropagatePass.run(&function) },
    Pass(
      name: "fold",
      reason: "operations on constants, where the language says what they give",
      after: ["propagate"]
    ) { function, context in FoldPass.run(&function, context.folding) },
    Pass(
      name: "tidy",
      reason: "the graph again, after branches were decided",
      after: ["fold"]
    ) { function, _ in SimplifyPass.run(&function) },
    Pass(
      name: "dead",
      reason: "results that nobody reads are not computed",
      after: ["propagate", "tidy"]
    ) { function, _ in DeadCodePass.run(&function) },
    Pass(
      name: "coalesce",
      reason: "results are written straight into the variable they are for",
      after: ["propagate", "dead"]
    ) { function, _ in CoalescePass.run(&function) },
    Pass(
      name: "place",
      reason: "blocks in the order of code, so that control falls through",
      after: ["simplify", "tidy"]
    ) { function, _ in PlacePass.run(&function) },
    Pass(
      name: "kills",
      reason: "the end of every value's life becomes an instruction",
      after: ["completions", "dead", "coalesce", "place"]
    ) { function, context in KillsPass.run(&function, lifetime: context.lifetime) },
    Pass(
      name: "registers",
      reason: "values get registers, and share them where they never live together",
      after: ["kills"]
    ) { function, context in RegisterPass.run(&function, lifetime: context.lifetime) },
    Pass(
      name: "split",
      reason: "suspensions become states of a machine",
      after: ["registers"]
    ) { function, context in
      SplitPass.run(&function, lifetime: context.lifetime, source: context.source)
    },
  ])

  /// Passes that are needed for a correct result; the others are skipped without `optimise`.
  private static let necessary: Set<String> = ["completions", "simplify", "place", "kills", "registers", "split"]

  /// Checks the table against its own constraints.
  private static func checked(_ passes: [Pass]) -> [Pass] {
    var seen: Set<String> = []
    for pass in passes {
      for name in pass.after where !seen.contains(name) {
        preconditionFailure("pass \(pass.name) must come after \(name)")
      }
      seen.insert(pass.name)
    }
    return passes
  }

  /// Runs all passes over all functions. The observer is called with "start" and after each pass, with the pass's name,
  /// the function's index and the module as it is then.
  public static func run(
    _ module: Module,
    options: Options = Options(),
    observer: ((String, Int, Module) -> Void)? = nil
  ) -> Module {
    var module = module
    let context = PassContext(
      lifetime: module.localLifetime,
      dialect: module.dialect,
      folding: options.folding,
      source: options.source
    )
    for index in module.functions.indices {
      if options.verifyEach { verify(module, index, after: "the front end") }
      observer?("start", index, module)
      for pass in passes where options.optimise || necessary.contains(pass.name) {
        pass.run(&module.functions[index], context)
        if options.verifyEach { verify(module, index, after: "pass \(pass.name)") }
        observer?(pass.name, index, module)
      }
    }
    return module
  }

  /// Stops with the pass, the function, the rule and the function's text: a fault of the compiler, never of a program.
  private static func verify(_ module: Module, _ index: Int, after stage: String) {
    let problems = IRVerifier.verify(function: index, of: module)
    guard let first = problems.first else { return }
    let more = problems.count > 1 ? " and \(problems.count - 1) more" : ""
    preconditionFailure(
      "after \(stage): \(first)\(more)\n\(IRPrinter.print(function: index, of: module))"
    )
  }

  /// A function as it is after one or more passes.
  public struct Snapshot: Sendable {
    /// The pass that changed it, then the passes that left it as it was.
    public var passes: [String]
    /// Its text.
    public var text: String
  }

  /// The texts of one function after each pass; passes that change nothing are listed with the one before.
  public static func snapshots(of index: Int, in module: Module, options: Options = Options()) -> [Snapshot] {
    var list: [Snapshot] = []
    var last: Function?
    // A function's passes look at no other function.
    var alone = module
    let context = PassContext(
      lifetime: module.localLifetime,
      dialect: module.dialect,
      folding: options.folding,
      source: options.source
    )
    func record(_ name: String) {
      if alone.functions[index] == last {
        list[list.count - 1].passes.append(name)
      } else {
        last = alone.functions[index]
        list.append(Snapshot(passes: [name], text: IRPrinter.print(function: index, of: alone)))
      }
    }
    record("start")
    for pass in passes where options.optimise || necessary.contains(pass.name) {
      pass.run(&alone.functions[index], context)
      record(pass.name)
    }
    return list
  }
}
