"""Bringing copies of a base together: records that travel, the state that follows from them, what people decide."""
