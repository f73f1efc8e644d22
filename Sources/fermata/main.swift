// fermata: the command line. One file a command; this one only chooses.

import Glibc

exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
