"""Named reads that load all that a screen needs and return plain records."""
