"""What the review refuses: each refusal is a class of its own and says one sentence."""

from data.texts import text


class Refusal(Exception):
    """Nothing was written. ``key`` names the sentence in the catalogue's file ``words``, the attributes fill it.

    ``blocked`` tells what a state forbids for now from what never makes sense.
    """

    key: str
    words = "review"
    blocked = False

    def message(self, lang: str = "fr") -> str:
        """Why, in one sentence."""
        return text(f"{self.words}.{self.key}", lang, **self.values(lang))

    def values(self, lang: str) -> dict[str, object]:
        """What fills the sentence: the exception's own attributes; one that has codes or days puts them in words."""
        return {name: value for name, value in vars(self).items() if name != "key"}


def named(field: str, lang: str) -> str:
    """A field as a reader knows it."""
    return text(f"review.field_{field}", lang)


def the(kind: str, number: int, lang: str) -> str:
    """« L’action 12 »: an item or a meeting at the head of a sentence."""
    return text(f"review.the_{kind}", lang, number=number)


def state(code: str, lang: str) -> str:
    """A state as a reader knows it."""
    return text(f"review.state_{code}", lang)
