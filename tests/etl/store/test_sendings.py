"""What was sent is not sent again; what failed, or was cut short, is; two runs at once send it once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from etl.review.sending import FAILED, SENT, Occasion
from etl.store import sendings
from etl.store.sendings import LEASE, Claim
from tests.etl.store.review import FUND, JUNE, at, closed, opened

NINE = at(JUNE, 12)
LEA, BOTH = "mailto:lea@exemple.fr", ("pdf", "items")


def about(engine: sa.Engine) -> Occasion:
    return Occasion(FUND, "weekly", JUNE, meeting=closed(engine, opened(engine)).id)


def claim(
    engine: sa.Engine, occasion: Occasion, formats: tuple[str, ...] = BOTH, minutes: int = 0, *, to: str = LEA,
    lang: str = "fr", again: bool = False,
) -> Claim:  # fmt: skip
    moment = NINE + timedelta(minutes=minutes)
    return sendings.claim(engine, occasion, to, formats, lang, "Léa", again=again, moment=moment)


def test_each_format_goes_once_to_each_target_in_each_language(engine: sa.Engine) -> None:
    occasion = about(engine)
    first = claim(engine, occasion)
    assert (list(first.rows), first.before) == (["pdf", "items"], 0)
    sendings.end(engine, [first.rows["pdf"]], SENT, None, "revue.pdf", "0" * 64)
    sendings.end(engine, [first.rows["items"]], FAILED, "refusé")
    sendings.end(engine, [first.rows["pdf"]], FAILED, "trop tard")
    assert list(claim(engine, occasion, minutes=1).rows) == ["items"]
    assert list(claim(engine, occasion, ("pdf",), to="folder:/x").rows) == ["pdf"]
    assert list(claim(engine, occasion, ("pdf",), lang="en").rows) == ["pdf"]
    once_more = claim(engine, occasion, ("pdf",), minutes=2, again=True)
    assert (list(once_more.rows), once_more.before) == (["pdf"], 1)
    with engine.connect() as connection:
        kept = sendings.listing(connection)
    assert [(one.format, one.outcome, one.reason, one.name) for one in kept[:2]] == [
        ("pdf", SENT, None, "revue.pdf"), ("items", FAILED, "refusé", None),
    ]  # fmt: skip


def test_what_was_cut_short_is_sent_once_its_run_is_surely_dead(engine: sa.Engine) -> None:
    occasion = about(engine)
    assert claim(engine, occasion).rows
    assert claim(engine, occasion, minutes=1, again=True).rows == {}
    assert list(claim(engine, occasion, minutes=LEASE.seconds // 60 + 1).rows) == ["pdf", "items"]


def test_what_was_sent_before_the_closing_was_not_the_whole(engine: sa.Engine) -> None:
    occasion = about(engine)
    rows = claim(engine, occasion).rows
    sendings.end(engine, rows.values(), SENT)
    assert claim(engine, replace(occasion, since=NINE)).rows == {}
    assert list(claim(engine, replace(occasion, since=NINE + timedelta(seconds=1)), minutes=1).rows) == ["pdf", "items"]


def test_runs_at_once_claim_a_file_once(engine: sa.Engine) -> None:
    occasion = about(engine)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: claim(engine, occasion, ("pdf",)).rows, range(8)))
    assert sorted(len(rows) for rows in found) == [0] * 7 + [1]
