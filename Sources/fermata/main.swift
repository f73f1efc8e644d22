// fermata: the command line.
import FermataKit
