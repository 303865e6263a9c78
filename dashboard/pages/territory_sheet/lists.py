"""The deliverables and the payments of the territory."""

from dashboard.cached import ask
from dashboard.components import deliverables as deliverable_list
from dashboard.components import payments as payment_list
from dashboard.queries import listing
from dashboard.view import View


def deliverables(now: View) -> None:
    """The deliverables, the late ones first."""
    count = ask(listing.count, now.scope, "deliverables")
    deliverable_list.show(now, count, lambda limit, offset: ask(listing.deliverables, now.scope, None, limit, offset))


def payments(now: View) -> None:
    """The payments, the latest first."""
    count = ask(listing.count, now.scope, "payments")
    payment_list.show(
        now, count, lambda limit, offset: ask(listing.money, now.scope, listing.PAID, None, limit, offset)
    )
