// Names: what a name of the source reads, writes and unbinds, as its scope resolved it.

import Diagnostics
import MachineIR

extension FunctionLowering {
  /// Where a name's value is found.
  enum NameAccess {
    case local(VariableID)
    case cell(VariableID)
    case global(String)
    /// In the function's namespace, else in the cell, else global.
    case namespace(String, free: VariableID?)
    /// As namespace, but the namespace is the enclosing class's, from the cell `__classdict__`.
    case classNamespace(String, dictionary: VariableID, free: VariableID?)
  }

  /// Makes the variables: parameters, other locals, cells, free variables. `parameters` are the compiler's own.
  func declareVariables(_ parameters: [String]) {
    for name in parameters { declare(name, .local) }
    guard scope.kind.isFunctionLike else {
      for name in scope.cells { declare(name, .cell) }
      for name in scope.freeNames { declare(name, .free) }
      return
    }
    let cells = Set(scope.cells)
    for name in scope.parameters { declare(name, cells.contains(name) ? .cell : .local) }
    for symbol in scope.symbols where symbol.resolution == .local && variables[symbol.name] == nil {
      declare(symbol.name, .local)
    }
    for name in scope.cells where variables[name] == nil { declare(name, .cell) }
    for name in scope.freeNames where variables[name] == nil { declare(name, .free) }
  }

  private func declare(_ name: String, _ storage: Storage) {
    variables[name] = VariableID(function.variables.count)
    function.variables.append(Variable(name: name, storage: storage))
  }

  /// How a name, as written, is reached.
  func access(_ name: Identifier) -> NameAccess {
    let mangled = scope.mangle(name)
    let resolution = scope.lookup(mangled)?.resolution ?? .globalImplicit
    let isFunction = scope.kind.isFunctionLike
    switch resolution {
    case .local:
      if isFunction, let variable = variables[mangled] { return .local(variable) }
      return function.hasNamespace ? .namespace(mangled, free: nil) : .global(mangled)
    case .cell:
      if let variable = variables[mangled] { return .cell(variable) }
      return .namespace(mangled, free: nil)
    case .free:
      guard let variable = variables[mangled] else { return .global(mangled) }
      if !isFunction { return .namespace(mangled, free: variable) }
      if let dictionary = classDictionary {
        return .classNamespace(mangled, dictionary: dictionary, free: variable)
      }
      return .cell(variable)
    case .globalExplicit:
      return .global(mangled)
    case .globalImplicit:
      if let dictionary = classDictionary { return .classNamespace(mangled, dictionary: dictionary, free: nil) }
      return function.hasNamespace ? .namespace(mangled, free: nil) : .global(mangled)
    }
  }

  /// The cell with the enclosing class's namespace, in a scope of type parameters directly inside a class.
  private var classDictionary: VariableID? { scope.canSeeClassScope ? variables["__classdict__"] : nil }

  /// Reads a name.
  func loadName(_ name: Identifier, _ span: Span) -> Operand {
    switch access(name) {
    case .local(let variable):
      emit(.checkBound(variable), span)
      return read(variable, span)
    case .cell(let variable): return define(.cellLoad(variable), span)
    case .global(let name): return define(.globalLoad(name), span)
    case .namespace(let name, let free): return define(.namespaceLoad(name, free: free), span)
    case .classNamespace(let name, let dictionary, let free):
      return loadFromClassNamespace(name, dictionary, free, span)
    }
  }

  private func loadFromClassNamespace(
    _ name: String,
    _ dictionary: VariableID,
    _ free: VariableID?,
    _ span: Span
  ) -> Operand {
    let space = define(.cellLoad(dictionary), span)
    let key = Operand.constant(.string(name))
    let result = newSynthetic()
    let there = newLabel()
    let elsewhere = newLabel()
    let end = newLabel()
    let found = define(.compare(.contained, key, space), span)
    terminate(.branch(found, there, else: elsewhere), span)
    begin(there)
    assign(result, define(.getItem(space, key), span), span)
    goto(end)
    begin(elsewhere)
    assign(result, define(free.map { .cellLoad($0) } ?? .globalLoad(name), span), span)
    begin(end)
    return read(result, span)
  }

  /// Binds a name.
  func storeName(_ name: Identifier, _ value: Operand, _ span: Span) {
    switch access(name) {
    case .local(let variable): assign(variable, value, span)
    case .cell(let variable): emit(.cellStore(variable, value), span)
    case .global(let name): emit(.globalStore(name, value), span)
    // A free name can be assigned in a class body, after `nonlocal`.
    case .namespace(_, let free?): emit(.cellStore(free, value), span)
    case .namespace(let name, nil): emit(.namespaceStore(name, value), span)
    case .classNamespace(let name, _, let free):
      emit(free.map { .cellStore($0, value) } ?? .globalStore(name, value), span)
    }
  }

  /// Unbinds a name; raises when it is not bound.
  func deleteName(_ name: Identifier, _ span: Span) {
    switch access(name) {
    case .local(let variable):
      emit(.checkBound(variable), span)
      emit(.unbind(variable), span)
    case .cell(let variable): emit(.cellUnbind(variable), span)
    case .global(let name): emit(.globalDelete(name), span)
    case .namespace(_, let free?): emit(.cellUnbind(free), span)
    case .namespace(let name, nil): emit(.namespaceDelete(name), span)
    case .classNamespace(let name, _, let free):
      emit(free.map { .cellUnbind($0) } ?? .globalDelete(name), span)
    }
  }
}
