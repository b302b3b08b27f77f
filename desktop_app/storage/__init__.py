"""How records are kept: the base, its journal, its search index, its migrations."""
