// What the built-in functions say about themselves in `__doc__`. The texts stand together, apart from the functions,
// because nothing needs them while a program starts.

import MachineRuntime

enum BuiltinTexts {
  /// The documentation of a function of the module builtins; nil for what has none.
  static func documentation(of function: NativeFunction) -> String? {
    guard let info = function.attachment as? NativeInfo, info.module == "builtins" else { return nil }
    return texts[function.name]
  }

  private static let texts: [String: String] = [
    "__import__": "Import a module, as the import statement does.",
    "abs": "Return the absolute value of the argument.",
    "aiter": "Return an AsyncIterator for an AsyncIterable object.",
    "all":
      "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
    "anext": "Return an awaitable of the next item of an async iterator; of the default when there is none.",
    "any":
      "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
    "ascii": "Return the representation of an object, with everything beyond ASCII escaped.",
    "bin": "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'",
    "breakpoint": "Call sys.breakpointhook with the arguments given.",
    "callable": "Return whether the object is callable (i.e., some kind of function).",
    "chr": "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
    "compile": "Compile source into a code object that can be executed by exec() or eval().",
    "delattr": "Delete the named attribute from the given object.",
    "dir": "Return a sorted list of names: of an object's attributes, or without one of those in the current scope.",
    "divmod": "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
    "eval": "Evaluate the given source in the context of globals and locals.",
    "exec": "Execute the given source in the context of globals and locals.",
    "format": "Return value.__format__(format_spec)",
    "getattr": "Return a named attribute of an object; a default, when one is given, if it does not exist.",
    "globals": "Return the dictionary containing the current scope's global variables.",
    "hasattr": "Return whether the object has an attribute with the given name.",
    "hash": "Return the hash value for the given object.",
    "hex": "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'",
    "id": "Return the identity of an object: a number no other living object has.",
    "input": "Read a string from standard input.  The trailing newline is stripped.",
    "isinstance": "Return whether an object is an instance of a class or of a subclass thereof.",
    "issubclass": "Return whether 'cls' is derived from another class or is the same class.",
    "iter": "Get an iterator from an object; or one that calls a function until it returns the sentinel.",
    "len": "Return the number of items in a container.",
    "locals": "Return a dictionary containing the current scope's local variables.",
    "max": "Return the biggest item of an iterable, or of two or more arguments.",
    "min": "Return the smallest item of an iterable, or of two or more arguments.",
    "next": "Return the next item from the iterator; a default, when one is given, at its end.",
    "oct": "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'",
    "open": "Open file and return a stream.  Raise OSError upon failure.",
    "ord": "Return the Unicode code point for a one-character string.",
    "pow": "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
    "print": "Prints the values to a stream, or to sys.stdout by default.",
    "repr": "Return the canonical string representation of the object.",
    "round": "Round a number to a given precision in decimal digits.",
    "setattr": "Sets the named attribute on the given object to the specified value.",
    "sorted": "Return a new list containing all items from the iterable in ascending order.",
    "sum": "Return the sum of a 'start' value (default: 0) plus an iterable of numbers",
    "vars": "Return the __dict__ of an object; without one, the names of the current scope.",
  ]
}
