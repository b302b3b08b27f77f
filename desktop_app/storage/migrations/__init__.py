"""The numbered steps that bring an older base up to date; run by storage.migrate only."""
