"""What changed between two moments: money by stage, projects, deliverables. Real movement apart from what the files
say anew of the past."""
