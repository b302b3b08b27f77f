"""Formats of other programs: one file a format, each read and written without the window."""
