"""The parts that pages are made of: each writes one thing, and escapes what it is given."""
