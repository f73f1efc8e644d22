// Short forms of table rows: methods without arguments, and methods with a fixed number of them.

import MachineRuntime

extension BuiltinMethod {
  /// A method that takes no arguments besides its receiver.
  init(_ name: String, keywords: Bool = false, kind: Kind = .method, _ body: @escaping NativeBody) {
    self.init(name, 0, 0, keywords: keywords, kind: kind, documentation: nil, signature: nil, body)
  }
  /// A method that takes exactly `count` arguments besides its receiver.
  init(_ name: String, _ count: Int, keywords: Bool = false, kind: Kind = .method, _ body: @escaping NativeBody) {
    self.init(name, count, count, keywords: keywords, kind: kind, documentation: nil, signature: nil, body)
  }
}
