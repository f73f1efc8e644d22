// grammar-gen: writes a parser from a grammar file (see GrammarKit).
import GrammarKit
