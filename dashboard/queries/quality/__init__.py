"""What the data are worth: what is filled in, what waits, what is open, what is tied to nothing, what contradicts."""
