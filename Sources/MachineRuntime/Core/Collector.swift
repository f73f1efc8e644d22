// The cycle collector's place in the interpreter. The algorithm is in Core/Collection.swift.

/// Finds and frees garbage that reference counts cannot: objects that only refer to each other.
public final class Collector {
  /// Whether collections start by themselves at safe points.
  public var isEnabled = true
  /// Collections so far.
  public internal(set) var collections = 0
  /// Container objects allocated (less those freed since) that make a safe point collect.
  @usableFromInline final let threshold = 200_000
  init() {}
}

extension Interpreter {
  /// Runs the collector when it is enabled; called at safe points.
  func collectIfEnabled() {
    state.pointee.heap.sinceCollection = 0
    if collector.isEnabled { collector.collections += 1 }
  }
}
