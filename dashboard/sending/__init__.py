"""The review sent to those who subscribed: a message or a folder, once each, and what became of it."""
