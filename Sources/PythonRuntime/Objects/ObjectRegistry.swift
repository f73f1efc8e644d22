// What the built-in values, functions and modules install, in order.

import MachineRuntime

enum ObjectRegistry {
  static var installers: [Installer] {
    [

      IntType.install, FloatTypes.install, StrType.install, BytesType.install, ByteArrayTypes.install,
      ListType.install, TupleType.install, SliceType.install, DictType.install, DictViewTypes.install, SetTypes.install,
      RangeType.install, SingletonTypes.install, IteratorTypes.install, GenericAliasType.install,
      FileMethods.install, BuiltinFunctions.install, SiteNames.install, NativeModules.install,
    ]
  }
}
