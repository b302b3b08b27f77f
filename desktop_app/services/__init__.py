"""What a user can do: plain functions, database first, one file a subject."""
