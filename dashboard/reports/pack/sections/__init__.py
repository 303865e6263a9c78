"""The pages of a pack, a module a subject: a setting in, pages out. The page of the review shows the same parts."""
