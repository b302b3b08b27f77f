"""What things are and their rules: no session, no window, no clock."""
