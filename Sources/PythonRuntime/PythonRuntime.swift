// PythonRuntime: see Docs/Design.md, section 2.
