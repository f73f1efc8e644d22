// Calls. A call has one of two forms: positional and keyword arguments, each evaluated to a value; or, with stars or very
// many arguments, one list or tuple and one dict, built in the order of evaluation.

import Diagnostics
import MachineIR

extension FunctionLowering {
  func call(_ e: Expr, _ callee: Expr, _ args: [Expr], _ keywords: [Keyword]) -> Operand {
    var span = e.span
    // A method is fetched before the arguments are evaluated, which can be seen. Where nothing happens in between, code
    // generation makes one instruction of fetching and calling.
    if case .attribute(_, let name, _) = callee.kind, isPlainCall(args, keywords) {
      // Over several lines, a method call stands where the method's name does.
      let place = attributeSpan(callee, name)
      if place != callee.span {
        span.line = place.line
        span.column = place.column
      }
    }
    return call(expression(callee), leading: [], args, keywords, span)
  }

  /// Calls a function that has been evaluated, with some arguments that have been, too, before and after the others.
  func call(
    _ function: Operand,
    leading: [Operand],
    _ args: [Expr],
    trailing: Operand? = nil,
    _ keywords: [Keyword],
    _ span: Span
  ) -> Operand {
    if isPlainCall(args, keywords) {
      var arguments = leading.map { MachineIR.Argument.positional($0) }
      for argument in args { arguments.append(.positional(expression(argument))) }
      if let trailing { arguments.append(.positional(trailing)) }
      for keyword in keywords { arguments.append(.keyword(keyword.name ?? "", expression(keyword.value))) }
      return define(.call(function, arguments), span)
    }
    // A single `*x` is opened after the keywords were evaluated, where everything else is opened as it comes.
    var single: Operand?
    if leading.isEmpty, trailing == nil, args.count == 1, case .starred(let inner, _) = args[0].kind {
      single = expression(inner)
    }
    let gathered = single == nil ? spreadArguments(leading, args, trailing, span) : nil
    let map = keywords.isEmpty ? nil : spreadKeywords(function, keywords, span)
    let positional = gathered ?? intrinsic(.spreadArguments, [function, single ?? .constant(.tuple([]))], span)
    var arguments = [MachineIR.Argument.spread(positional)]
    if let map { arguments.append(.spreadKeywords(map)) }
    return define(.call(function, arguments), span)
  }

  private func isPlainCall(_ args: [Expr], _ keywords: [Keyword]) -> Bool {
    guard args.count + keywords.count <= Self.displayLimit else { return false }
    if keywords.contains(where: { $0.name == nil }) { return false }
    return !args.contains {
      if case .starred = $0.kind { return true }
      return false
    }
  }

  /// The positional arguments as one list or tuple.
  private func spreadArguments(_ leading: [Operand], _ args: [Expr], _ trailing: Operand?, _ span: Span) -> Operand {
    if leading.isEmpty, trailing == nil { return tupleOrList(args, span) }
    let list = define(.makeList(leading), span)
    for argument in args {
      if case .starred(let inner, _) = argument.kind {
        emit(.listExtend(list, expression(inner)), span)
      } else {
        emit(.listAppend(list, expression(argument)), span)
      }
    }
    if let trailing { emit(.listAppend(list, trailing), span) }
    return list
  }

  private func tupleOrList(_ args: [Expr], _ span: Span) -> Operand {
    let hasStar = args.contains {
      if case .starred = $0.kind { return true }
      return false
    }
    return hasStar || args.count > Self.displayLimit ? filledList(args, span) : tupleDisplay(args, span)
  }

  /// The keyword arguments as one dict.
  private func spreadKeywords(_ function: Operand, _ keywords: [Keyword], _ span: Span) -> Operand {
    var map: Operand?
    var pending: [Operand] = []
    // Keywords between two `**` form a dict of their own, merged with the check for names given twice.
    func flush() {
      guard !pending.isEmpty else { return }
      let part = define(.makeMap(pending), span)
      pending = []
      if let map { intrinsic(.keywordsMerge, [function, map, part], span) } else { map = part }
    }
    for keyword in keywords {
      if let name = keyword.name {
        pending.append(.constant(.string(name)))
        pending.append(expression(keyword.value))
        continue
      }
      flush()
      let target = map ?? define(.makeMap([]), span)
      map = target
      intrinsic(.keywordsMerge, [function, target, expression(keyword.value)], span)
    }
    flush()
    return map ?? define(.makeMap([]), span)
  }
}
