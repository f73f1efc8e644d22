// Type parameters and type statements (PEP 695, Python 3.12). Parameters of a generic function, class or alias stand in a
// function of their own, "<generic parameters of f>", called at once; bounds and values of aliases are functions that the
// runtime calls when somebody asks.

import Diagnostics
import MachineIR

extension FunctionLowering {
  /// Calls the function of a definition's type parameters with the values that must be evaluated outside; `body` is
  /// lowered inside and gets the tuple of parameters, and the values.
  private func withTypeParameters(
    _ parameters: [TypeParam],
    of name: String,
    _ inner: Scope,
    passing values: [Operand],
    _ span: Span,
    _ body: @escaping (FunctionLowering, Operand, [Operand]) -> Operand
  ) -> Operand {
    let names = values.indices.map { ".default\($0)" }
    let id = unit.lowerFunction(
      inner,
      name: "<generic parameters of \(name)>",
      parameters: names,
      span: span
    ) { lowering in
      lowering.function.signature = Signature(positionalOnly: names.count)
      let passed = names.indices.map { lowering.read(VariableID($0), span) }
      return body(lowering, lowering.typeParameters(parameters), passed)
    }
    let function = makeFunction(id, inner, span)
    return define(.call(function, values.map { .positional($0) }), span)
  }

  /// Makes the parameters, binds their names, and gives them as a tuple.
  private func typeParameters(_ parameters: [TypeParam]) -> Operand {
    var values: [Operand] = []
    for parameter in parameters {
      let span = parameter.span
      let name: Identifier
      let value: Operand
      switch parameter.kind {
      case .typeVar(let own, let bound):
        name = own
        var function = Operand.constant(.none)
        var isConstrained = false
        if let bound {
          if case .tuple = bound.kind { isConstrained = true }
          function = lazyFunction(of: bound, named: own, unit.scopes.scope(of: parameter))
        }
        value = intrinsic(
          .typeVar,
          [.constant(.string(own)), function, .constant(.bool(isConstrained))],
          span
        )
      case .paramSpec(let own):
        name = own
        value = intrinsic(.paramSpec, [.constant(.string(own))], span)
      case .typeVarTuple(let own):
        name = own
        value = intrinsic(.typeVarTuple, [.constant(.string(own))], span)
      }
      storeName(name, value, span)
      values.append(value)
    }
    return define(.makeTuple(values), parameters.first?.span ?? lastSpan)
  }

  /// A function without parameters that evaluates an expression.
  private func lazyFunction(of e: Expr, named name: String, _ inner: Scope) -> Operand {
    let id = unit.lowerFunction(inner, name: name, span: e.span) { $0.expression(e) }
    return makeFunction(id, inner, e.span)
  }

  // MARK: - Generic functions, classes, aliases

  /// Defaults are evaluated outside, annotations inside.
  func genericFunction(
    _ definition: FunctionDef,
    _ positional: [Operand],
    _ keyword: [KeywordDefault],
    _ span: Span
  ) -> Operand {
    guard let parameterScope = unit.scopes.typeParameterScope(of: definition) else { return .constant(.none) }
    let values = positional + keyword.map(\.value)
    return withTypeParameters(definition.typeParams, of: definition.name, parameterScope, passing: values, span) {
      lowering,
      parameters,
      passed in
      let inner = lowering.unit.scopes.scope(of: definition)
      let table = lowering.annotations(definition.args, returns: definition.returns, span)
      let body = lowering.functionBody(definition, inner, span)
      let keywordDefaults = zip(keyword, passed.dropFirst(positional.count)).map {
        KeywordDefault(name: $0.name, value: $1)
      }
      let function = lowering.makeFunction(
        body,
        inner,
        defaults: Array(passed.prefix(positional.count)),
        keywordDefaults: keywordDefaults,
        annotations: table,
        span
      )
      return lowering.intrinsic(.setTypeParameters, [function, parameters], span)
    }
  }

  /// The class gets `Generic[parameters]` as its last base.
  func genericClass(_ definition: ClassDef, _ span: Span) -> Operand {
    guard let parameterScope = unit.scopes.typeParameterScope(of: definition) else { return .constant(.none) }
    return withTypeParameters(definition.typeParams, of: definition.name, parameterScope, passing: [], span) {
      lowering,
      parameters,
      _ in
      let base = lowering.intrinsic(.subscriptGeneric, [parameters], span)
      let value = lowering.makeClass(definition, definition.bases, genericBase: base, span)
      return lowering.intrinsic(.setTypeParameters, [value, parameters], span)
    }
  }

  func typeAlias(_ statement: Stmt, _ name: Expr, _ parameters: [TypeParam], _ value: Expr) {
    guard case .name(let text, _) = name.kind else { return }
    let span = statement.span
    let alias = Operand.constant(.string(text))
    let result: Operand
    if let parameterScope = unit.scopes.typeParameterScope(of: statement) {
      result = withTypeParameters(parameters, of: text, parameterScope, passing: [], span) { lowering, tuple, _ in
        let function = lowering.lazyFunction(of: value, named: text, lowering.unit.scopes.scope(of: statement))
        return lowering.intrinsic(.typeAlias, [alias, tuple, function], span)
      }
    } else {
      let function = lazyFunction(of: value, named: text, unit.scopes.scope(of: statement))
      result = intrinsic(.typeAlias, [alias, .constant(.none), function], span)
    }
    storeName(text, result, name.span)
  }
}
