"""Why something could not be sent."""

from etl.review.refusal import Refusal


class Unsent(Refusal):
    """A message or a file did not reach its target. ``key`` names the sentence; what fills it bears no password."""

    words = "sending"
    blocked = True

    def __init__(self, key: str, **said: object) -> None:
        super().__init__(key)
        self.key, self.said = key, said

    def values(self, lang: str) -> dict[str, object]:
        """What fills the sentence."""
        return self.said
