// Pass `fold`: operations on constants, where the language says that their result is what the middle computes.

import MachineIR

/// Which operations on constants the middle may compute. A language's front end chooses them; the default is none.
public struct FoldingRules: Sendable, Hashable {
  /// Integers are exact and never overflow: + - * and comparisons of them, where the result fits 64 bits.
  public var exactIntegers = false
  /// The sum of two strings is their concatenation.
  public var stringConcatenation = false
  /// Zero, empty strings and null are false, other integers and strings true; `not` is the negation of that.
  public var emptyIsFalse = false

  /// Nothing is folded.
  public static let none = FoldingRules()
  /// Everything.
  public static let all = FoldingRules(exactIntegers: true, stringConcatenation: true, emptyIsFalse: true)

  /// Makes rules.
  public init(exactIntegers: Bool = false, stringConcatenation: Bool = false, emptyIsFalse: Bool = false) {
    self.exactIntegers = exactIntegers
    self.stringConcatenation = stringConcatenation
    self.emptyIsFalse = emptyIsFalse
  }
}
