"""What the review speaks of: meetings, decisions and actions, their links and changes. Values, no database."""
