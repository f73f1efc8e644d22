// Scopes, second pass: decides for every name of every scope where its value lives, after the second pass of CPython's
// symtable.c. Where CPython hands sets of visible names down, this walks up the chain of scopes: a name is free if an
// enclosing function binds it before a function that declares it global comes in between. Class bodies are passed over,
// except that functions in a class see `__class__`.

import Diagnostics

/// Resolves the names of collected scopes.
struct ScopeResolver {
  let faults: FirstFault

  /// Resolves a scope and those inside it. Depth is bounded by the collector's.
  func resolve(_ scope: Scope) {
    for index in scope.symbols.indices { resolve(index, in: scope) }
    for child in scope.children { resolve(child) }
  }

  private func fault(_ message: String, _ name: String, in scope: Scope) {
    let span = scope.directives.first { $0.name == name }?.span ?? scope.span
    faults.note(message, span)
  }

  private func resolve(_ index: Int, in scope: Scope) {
    let name = scope.symbols[index].name
    let flags = scope.symbols[index].flags
    // Already a free name passed through to an inner scope.
    if flags.isEmpty { return }
    if flags.contains(.declaredGlobal) {
      if flags.contains(.declaredNonlocal) { return fault("name '\(name)' is nonlocal and global", name, in: scope) }
      scope.symbols[index].resolution = .globalExplicit
      return
    }
    if flags.contains(.declaredNonlocal) {
      if scope.kind == .module { return fault("nonlocal declaration not allowed at module level", name, in: scope) }
      guard let owner = binder(of: name, around: scope) else {
        return fault("no binding for nonlocal '\(name)' found", name, in: scope)
      }
      if let symbol = owner.lookup(name), symbol.flags.contains(.typeParameter) {
        return fault("nonlocal binding not allowed for type parameter '\(name)'", name, in: scope)
      }
      capture(name, from: owner, by: scope)
      scope.symbols[index].resolution = .free
      return
    }
    if !flags.isDisjoint(with: .bound) {
      // An inner scope cannot have made it a cell yet: scopes are resolved before their children.
      scope.symbols[index].resolution = .local
      return
    }
    if scope.canSeeClassScope, let known = visibleClass(of: scope)?.lookup(name)?.flags {
      if known.contains(.declaredGlobal) {
        scope.symbols[index].resolution = .globalExplicit
        return
      }
      if !known.isDisjoint(with: .bound), !known.contains(.declaredNonlocal) {
        scope.symbols[index].resolution = .globalImplicit
        return
      }
    }
    if let owner = binder(of: name, around: scope) {
      capture(name, from: owner, by: scope)
      scope.symbols[index].resolution = .free
    } else {
      scope.symbols[index].resolution = .globalImplicit
    }
  }

  /// The class whose namespace a scope of type parameters sees.
  private func visibleClass(of scope: Scope) -> Scope? {
    var next = scope.parent
    while let outer = next {
      if outer.kind == .class_ { return outer }
      next = outer.parent
    }
    return nil
  }

  /// The enclosing scope that binds a name for inner scopes.
  private func binder(of name: String, around scope: Scope) -> Scope? {
    var next = scope.parent
    while let outer = next {
      switch outer.kind {
      case .module: return nil
      case .class_:
        if name == "__class__" || (name == "__classdict__" && scope.canSeeClassScope) { return outer }
      default:
        if let symbol = outer.lookup(name) {
          if symbol.flags.contains(.declaredGlobal) { return nil }
          if !symbol.flags.isDisjoint(with: .bound), !symbol.flags.contains(.declaredNonlocal) { return outer }
        }
      }
      next = outer.parent
    }
    return nil
  }

  /// Makes a name of `owner` a cell and hands it through the scopes between it and `scope`.
  private func capture(_ name: String, from owner: Scope, by scope: Scope) {
    if owner.kind == .class_ {
      if name == "__class__" { owner.needsClassCell = true } else { owner.needsClassDictCell = true }
    } else if let index = owner.index[name] {
      owner.symbols[index].resolution = .cell
    }
    var next = scope.parent
    while let between = next, between !== owner {
      if let index = between.index[name] {
        let isOwn: SymbolFlags = [.declaredGlobal, .bound]
        if between.kind == .class_, !between.symbols[index].flags.isDisjoint(with: isOwn) {
          between.symbols[index].flags.insert(.freeInClass)
        }
      } else {
        between.index[name] = between.symbols.count
        between.symbols.append(Symbol(name: name, flags: [], resolution: .free))
      }
      next = between.parent
    }
  }

  // MARK: - What follows from the resolution

  /// Fills in the lists of cells and free names and the qualified names.
  static func finish(_ scope: Scope) {
    var cells: [String] = []
    var free: [String] = []
    for symbol in scope.symbols {
      if symbol.resolution == .cell { cells.append(symbol.name) }
      if symbol.resolution == .free || symbol.flags.contains(.freeInClass) { free.append(symbol.name) }
    }
    if scope.needsClassCell { cells.append("__class__") }
    if scope.needsClassDictCell { cells.append("__classdict__") }
    scope.cells = cells.sorted(by: precedes)
    scope.freeNames = free.sorted(by: precedes)
    for child in scope.children {
      child.qualifiedName = qualifiedName(child, in: scope)
      finish(child)
    }
  }

  /// Order of code points, which is Python's order of strings.
  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  private static func qualifiedName(_ scope: Scope, in parent: Scope) -> String {
    let isAnonymous = scope.kind == .lambda || scope.kind.isComprehension
    let own = isAnonymous ? "<\(scope.name)>" : scope.name
    // Type parameters are not part of the path.
    var outer = parent
    while outer.kind == .typeParameters, let next = outer.parent { outer = next }
    if outer.kind == .module { return own }
    if scope.kind == .function || scope.kind == .class_, outer.symbol(named: scope.name)?.resolution == .globalExplicit
    {
      return own
    }
    // Inside a comprehension there is no "<locals>".
    let isFunction = outer.kind == .function || outer.kind == .lambda
    return outer.qualifiedName + (isFunction ? ".<locals>." : ".") + own
  }
}
