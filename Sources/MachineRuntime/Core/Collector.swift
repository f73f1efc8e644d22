// The cycle collector's place in the interpreter. The algorithm is in Core/Collection.swift.

/// Finds and frees garbage that reference counts cannot: objects that only refer to each other.
public final class Collector {
  /// Whether collections start by themselves at safe points.
  public var isEnabled = true
  /// Collections so far.
  public internal(set) var collections = 0
  init() {}
}
