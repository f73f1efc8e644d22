// The built-in classes of records and boxes that this folder declares, one field each; made when an interpreter starts,
// before any file installs its methods.

import MachineRuntime

/// Built-in classes besides those that the core itself needs.
final class ObjectTypes {
  let byteArray: PyType
  let memoryView: PyType
  let byteArrayIterator: PyType
  let dictKeys: PyType
  let dictValues: PyType
  let dictItems: PyType
  let longRangeIterator: PyType
  let enumerate: PyType
  let zip: PyType
  let map: PyType
  let filter: PyType
  let reversed: PyType
  let callableIterator: PyType
  let file: PyType
  let fileBytes: PyType
  let unsupportedOperation: PyType
  let genericAlias: PyType
  /// Standard input, output and error: a list of three, filled when files are installed.
  let streams: Value
  /// Classes of modules, known once the module was imported.
  var structTime: PyType?
  var grouper: PyType?
  var tee: PyType?
  var deque: PyType?
  var dequeIterator: PyType?
  var partial: PyType?
  var keyWrapper: PyType?
  var cacheInfo: HeldValue?
  /// The namespace of the module `sys`, once there is one: where `print` finds `stdout`.
  var system: Value = Value.empty

  init(_ vm: Interpreter) {
    func record(_ name: String, _ slots: Int, final: Bool = true) -> PyType {
      vm.defineType(name: name, layout: .record, recordSlots: slots, isFinal: final)
    }
    byteArray = vm.defineType(name: "bytearray", layout: .box)
    memoryView = vm.defineType(name: "memoryview", layout: .box, isFinal: true)
    memoryView.pattern = .sequence
    byteArrayIterator = record("bytearray_iterator", 2)
    dictKeys = record("dict_keys", 1)
    dictValues = record("dict_values", 1)
    dictItems = record("dict_items", 1)
    longRangeIterator = record("longrange_iterator", 3)
    enumerate = record("enumerate", 2, final: false)
    zip = record("zip", 2, final: false)
    map = record("map", 2, final: false)
    filter = record("filter", 2, final: false)
    reversed = record("reversed", 2, final: false)
    callableIterator = record("callable_iterator", 2)
    file = vm.defineType(name: "TextIOWrapper", module: "_io", layout: .box, hasAttributes: true)
    fileBytes = vm.defineType(name: "BufferedReader", module: "_io", layout: .box, hasAttributes: true)
    unsupportedOperation = vm.defineType(name: "UnsupportedOperation", module: "io", base: vm.exceptions.osError)
    vm.python.setBases(unsupportedOperation, [vm.exceptions.osError, vm.exceptions.valueError])
    genericAlias = vm.defineType(name: "GenericAlias", module: "types", layout: .record, recordSlots: 2)
    streams = vm.makeList()
  }
}
