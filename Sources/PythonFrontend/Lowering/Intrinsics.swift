// The primitives of Python's runtime that the lowering calls by name, through `Operation.intrinsic`. This table is the
// contract between the front end and the runtime: what is not an operation of the neutral IR, and yet needs more than a
// call of something the program could name, is here with its arguments, its result and what it raises. Words of errors
// are CPython 3.11's.

/// A runtime primitive. Every intrinsic has one result; where nothing is said about it, the result is None.
public enum IntrinsicName: String, CaseIterable, Sendable {
  // MARK: Classes and modules

  /// `()` → the function `builtins.__build_class__`, looked up in the frame's built-ins. Raises NameError
  /// "__build_class__ not found". It is then called as `f(function, name, *bases, **keywords)`; the function is the
  /// class body: it runs in the prepared namespace and returns the `__class__` cell, or None without one.
  case loadBuildClass = "load_build_class"
  /// `()`: makes sure that `__annotations__` is in the frame's namespace (a class body's, an exec's, else the globals),
  /// setting it to an empty dict when it is missing.
  case setupAnnotations = "setup_annotations"
  /// `()` → the frame's namespace itself (of a class body): what type parameters inside the class look names up in.
  case namespace
  /// `(name, fromlist, level)` → a module. Calls `builtins.__import__(name, globals, locals, fromlist, level)`; fromlist
  /// is None or a tuple of strings. Raises what that raises.
  case importName = "import_name"
  /// `(module, name)` → the attribute, or else the submodule in `sys.modules["<module.__name__>.<name>"]`. Raises
  /// ImportError "cannot import name 'n' from 'm' (file)", in all its variants.
  case importFrom = "import_from"
  /// `(module)`: copies the module's public names (`__all__`, or those without a leading underscore) into the frame's
  /// namespace or globals.
  case importStar = "import_star"
  /// `(value)`: hands the value of an interactive expression statement to `sys.displayhook`.
  case printExpression = "print_expression"
  /// `()` → the class AssertionError itself, whatever that name is bound to.
  case assertionError = "assertion_error"

  // MARK: Containers under construction

  /// `(list)` → a tuple of its items. The list is not used again.
  case listToTuple = "list_to_tuple"
  /// `(set, iterable)`: adds all items; `{*x}`. Raises TypeError "'X' object is not iterable".
  case setUpdate = "set_update"
  /// `(dict, mapping)`: later keys win; `{**x}`. Raises TypeError "'X' object is not a mapping".
  case mapUpdate = "map_update"
  /// `(callee, iterable)` → the positional arguments of `f(*iterable)` as a tuple or list: the iterable itself if it is a
  /// tuple. Raises TypeError "f() argument after * must be an iterable, not X".
  case spreadArguments = "spread_arguments"
  /// `(callee, dict, mapping)`: adds a call's keyword arguments. Raises TypeError "f() argument after ** must be a
  /// mapping, not X", "f() got multiple values for keyword argument 'k'", "f() keywords must be strings".
  case keywordsMerge = "keywords_merge"

  // MARK: Asynchronous iteration

  /// `(value)` → `type(value).__aiter__(value)`. Raises TypeError "'async for' requires an object with __aiter__ method,
  /// got X", "'async for' received an object from __aiter__ that does not implement __anext__: X".
  case asyncIterate = "aiter"
  /// `(iterator)` → what `__anext__` returns, still to be awaited with purpose "__anext__" (whose TypeError, raised from
  /// the cause, is "'async for' received an invalid object from __anext__: X"). Raises TypeError "'async for' requires
  /// an iterator with __anext__ method, got X".
  case asyncNext = "anext"
  /// `(exception)` → whether it is a StopAsyncIteration: the end of an `async for`.
  case isStopAsyncIteration = "is_stop_async_iteration"

  // MARK: Exceptions

  /// `(exception)` → its class: the first argument of `__exit__`.
  case exceptionType = "exception_type"
  /// `(exception)` → its `__traceback__`: the third argument of `__exit__`.
  case exceptionTraceback = "exception_traceback"
  /// `(exception, kind)`: handler of the region around the body of a machine (PEP 479); kind is "generator",
  /// "coroutine" or "async generator". Result: the exception to go on with. A StopIteration becomes RuntimeError "<kind>
  /// raised StopIteration"; in an async generator StopAsyncIteration becomes "async generator raised
  /// StopAsyncIteration"; both with `__cause__` and `__context__` set to what was raised. Others come back as they are.
  case stopIterationGuard = "stop_iteration_guard"
  /// `(exception or None, type)` → tuple `(match, rest)` of one `except*` clause. Checks the type first: TypeError
  /// "catching classes that do not inherit from BaseException is not allowed", "catching ExceptionGroup with except* is
  /// not allowed. Use except instead.". None gives `(None, None)`. An exception that matches as a whole gives itself
  /// and None; a naked one is wrapped as `ExceptionGroup("", (exc,))` (BaseExceptionGroup if need be). A group that does
  /// not is `split(type)`, checked: TypeError "X.split must return a tuple, not Y". Otherwise `(None, exception)`.
  case groupMatch = "group_match"
  /// `(original, list)` → the exception to raise after all `except*` clauses, or None. The list holds what the clauses
  /// raised and, last, the unhandled rest or None. CPython's `_PyExc_PrepReraiseStar`: a naked original gives the first
  /// item; otherwise items with the original's traceback, notes, cause and context are reraised parts, merged back into
  /// the original's shape; the others, newly raised, are put together with them into `ExceptionGroup("", [...])` unless
  /// there is just one.
  case groupReraise = "group_reraise"

  // MARK: match

  /// `(subject)` → whether it is a sequence to `match` (not str, bytes or bytearray).
  case matchSequence = "match_sequence"
  /// `(subject)` → whether it is a mapping to `match`.
  case matchMapping = "match_mapping"
  /// `(subject)` → `len(subject)`.
  case length = "length"
  /// `(subject, keys)` → a tuple of the values of these keys, through `get`, or None when one is missing. Raises
  /// ValueError "mapping pattern checks duplicate key (k)".
  case matchKeys = "match_keys"
  /// `(subject, keys)` → a new dict of the mapping without these keys: `**rest`.
  case matchRest = "match_rest"
  /// `(subject, class, count, names)` → a tuple of `count` attributes named by `__match_args__` (or the subject itself,
  /// for a built-in class with one) and those of the tuple names, or None when the subject is no instance or lacks one.
  /// Raises TypeError "called match pattern must be a type", "C() accepts N positional sub-patterns (M given)", "C()
  /// got multiple sub-patterns for attribute 'a'", "C.__match_args__ must be a tuple (got X)", "__match_args__ elements
  /// must be strings (got X)".
  case matchClass = "match_class"

  // MARK: Type parameters (3.12)

  /// `(name, bound)` → `typing.TypeVar`; bound is None, or a function without parameters that computes the bound when
  /// it is asked for. `constrained` says that its tuple gives constraints. `(name, bound, constrained)`.
  case typeVar = "type_var"
  /// `(name)` → `typing.ParamSpec`.
  case paramSpec = "param_spec"
  /// `(name)` → `typing.TypeVarTuple`.
  case typeVarTuple = "type_var_tuple"
  /// `(parameters)` → `typing.Generic[*parameters]`: the extra base of a generic class.
  case subscriptGeneric = "subscript_generic"
  /// `(function or class, parameters)`: sets `__type_params__`; the result is the function or class.
  case setTypeParameters = "set_type_parameters"
  /// `(name, parameters or None, function)` → `typing.TypeAliasType` whose value the function computes when it is asked
  /// for.
  case typeAlias = "type_alias"
}

/// What `Operation.getSpecial` is used for: chooses the words of the TypeError when the method is missing.
public enum SpecialPurpose: String, CaseIterable, Sendable {
  /// "'X' object does not support the context manager protocol"; for `__exit__` followed by " (missed __exit__ method)".
  case with
  /// "'X' object does not support the asynchronous context manager protocol"; for `__aexit__` followed by " (missed
  /// __aexit__ method)".
  case asyncWith = "async with"
}

/// What the terminator `await` is used for: chooses the words of the TypeError when the value cannot be awaited.
public enum AwaitPurpose: String, CaseIterable, Sendable {
  /// An await expression: "object X can't be used in 'await' expression".
  case expression = ""
  /// "'async with' received an object from __aenter__ that does not implement __await__: X".
  case asyncEnter = "__aenter__"
  /// "'async with' received an object from __aexit__ that does not implement __await__: X".
  case asyncExit = "__aexit__"
  /// "'async for' received an invalid object from __anext__: X".
  case asyncNext = "__anext__"
}
