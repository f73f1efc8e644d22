// An image: compiled functions as the VM runs them, with what messages and the inspector need. In memory here; the file
// format is in ImageFile.swift, its checks in ImageVerifier.swift.

import Diagnostics

/// A constant of an image.
public indirect enum ImageConstant: Hashable, Sendable {
  case none
  case bool(Bool)
  case int(Int)
  /// Decimal digits, with a sign when negative.
  case bigInt(String)
  case float(bits: UInt64)
  case complex(real: UInt64, imaginary: UInt64)
  case string(String)
  case codePoints([UInt32])
  case bytes([UInt8])
  case tuple([ImageConstant])
  case singleton(String)
}

/// What calling a unit makes.
public enum UnitKind: UInt8, CaseIterable, Sendable {
  case plain, generator, coroutine, asyncGenerator
}

/// A parameter list; parameters stand in registers 0… in this order.
public struct UnitSignature: Hashable, Sendable {
  /// Parameters that take a position only.
  public var positionalOnly: Int
  /// Parameters that take a position or a keyword.
  public var positional: Int
  /// Parameters that take a keyword only.
  public var keywordOnly: Int
  /// Whether there is a rest parameter.
  public var hasRest: Bool
  /// Whether there is a keyword-rest parameter.
  public var hasKeywordRest: Bool
  /// Makes a signature.
  public init(positionalOnly: Int, positional: Int, keywordOnly: Int, hasRest: Bool, hasKeywordRest: Bool) {
    self.positionalOnly = positionalOnly
    self.positional = positional
    self.keywordOnly = keywordOnly
    self.hasRest = hasRest
    self.hasKeywordRest = hasKeywordRest
  }
  /// How many registers the parameters take.
  public var count: Int { positionalOnly + positional + keywordOnly + (hasRest ? 1 : 0) + (hasKeywordRest ? 1 : 0) }
}

/// A variable that a frame shows by name.
public struct UnitVariable: Hashable, Sendable {
  /// How its register holds it.
  public enum Storage: UInt8, Sendable { case local, cell, free }
  /// Its name.
  public var name: String
  /// The register.
  public var register: Int
  /// How the register holds it.
  public var storage: Storage
  /// Makes a variable.
  public init(name: String, register: Int, storage: Storage) {
    self.name = name
    self.register = register
    self.storage = storage
  }
}

/// One row of the exception table: words start..<end raise to `handler`, which finds the exception in `register`.
/// Rows of inner regions stand before those of outer ones.
public struct ExceptionRow: Hashable, Sendable {
  /// The first word.
  public var start: Int
  /// The word after the last.
  public var end: Int
  /// The word where the handler begins.
  public var handler: Int
  /// The register.
  public var register: Int
  /// Whether the row is the machine's own end-of-iteration guard.
  public var isGuard: Bool
  /// Makes a row.
  public init(start: Int, end: Int, handler: Int, register: Int, isGuard: Bool = false) {
    self.start = start
    self.end = end
    self.handler = handler
    self.register = register
    self.isGuard = isGuard
  }
}

/// A suspension state. States are numbered from 1 in source order; 0 is the start.
public struct UnitState: Hashable, Sendable {
  /// "await", "yield" or "delegate".
  public var kind: String
  /// Word where the machine goes on: the one after the suspending instruction.
  public var resume: Int
  /// Registers live across the suspension.
  public var live: [Int]
  /// The place in the source.
  public var span: Span
  /// The next line that runs; 0 for unknown.
  public var nextLine: Int
  /// Source text of what is awaited or yielded, cut short.
  public var text: String
  /// Makes a state.
  public init(kind: String, resume: Int, live: [Int], span: Span, nextLine: Int, text: String) {
    self.kind = kind
    self.resume = resume
    self.live = live
    self.span = span
    self.nextLine = nextLine
    self.text = text
  }
}

/// Where words come from: from word `start` on (until the next row) the code belongs to `span`.
public struct SpanRow: Hashable, Sendable {
  /// The first word.
  public var start: Int
  /// The place in the source.
  public var span: Span
  /// Makes a row.
  public init(start: Int, span: Span) {
    self.start = start
    self.span = span
  }
}

/// One compiled function.
public struct CodeUnit: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its dotted name from the module.
  public var qualifiedName: String
  /// What calling it makes.
  public var kind: UnitKind
  /// Its parameters.
  public var signature: UnitSignature
  /// How many registers a frame has.
  public var registerCount: Int
  /// Named variables: parameters first and in order; free variables in the closure's order.
  public var variables: [UnitVariable]
  /// What loadConstant and others refer to.
  public var constants: [ImageConstant]
  /// Names of globals, attributes, variables and intrinsics.
  public var names: [String]
  /// Indices of other units in the image that makeFunction refers to.
  public var children: [Int]
  /// The code.
  public var words: [UInt64]
  /// Which words raise to which handler.
  public var exceptions: [ExceptionRow]
  /// The suspension states, from 1 on.
  public var states: [UnitState]
  /// Where in the source words come from, by first word.
  public var spans: [SpanRow]
  /// Whether it runs in a namespace of its own.
  public var hasNamespace: Bool
  /// Documentation text.
  public var documentation: String?
  /// The place in the source.
  public var span: Span
  /// Makes an empty unit.
  public init(name: String, qualifiedName: String, kind: UnitKind, signature: UnitSignature) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.kind = kind
    self.signature = signature
    registerCount = 0
    variables = []
    constants = []
    names = []
    children = []
    words = []
    exceptions = []
    states = []
    spans = []
    hasNamespace = false
    documentation = nil
    span = .none
  }
}

/// A compiled source. units[0] is its body.
public struct Image: Hashable, Sendable {
  /// The module's name.
  public var moduleName: String
  /// The source file's name, for messages.
  public var sourceName: String
  /// The language whose runtime runs it.
  public var dialect: String
  /// All functions; the first is the body.
  public var units: [CodeUnit]
  /// Makes an empty image.
  public init(moduleName: String, sourceName: String, dialect: String) {
    self.moduleName = moduleName
    self.sourceName = sourceName
    self.dialect = dialect
    units = []
  }
}
