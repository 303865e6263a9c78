"""SIRET and SIREN: what the keys prove is repaired, the rest is said."""

from hypothesis import assume, given
from hypothesis import strategies as st

from etl.parse.siret import LA_POSTE, luhn, parse_siret, valid


def keyed(digits: str) -> str:
    """The digits with the key that makes them pass Luhn's check."""
    return next(digits + key for key in "0123456789" if luhn(digits + key))


SIREN = st.integers(1, 99_999_999).map(lambda n: keyed(f"{n:08}"))
SIRET = st.tuples(SIREN, st.integers(0, 9999)).map(lambda two: keyed(two[0] + f"{two[1]:04}"))


@given(SIREN, SIRET)
def test_a_key_that_holds_is_accepted(siren: str, siret: str) -> None:
    assume(siret[9:] != "00000")
    assert parse_siret(siren).value == siren
    assert parse_siret(siret).value == siret
    assert parse_siret(f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}").value == siret
    if not siret.startswith("0"):
        assert parse_siret(float(siret)).value == siret


@given(SIREN, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_seen(siren: str, place: int, more: int) -> None:
    digit = (int(siren[place]) + more) % 10
    wrong = f"{siren[:place]}{digit}{siren[place + 1 :]}"
    assert [one.rule for one in parse_siret(wrong).issues] == ["siret-key"]


@given(st.integers(1_000_000, 9_999_999).map(lambda n: keyed(f"0{n}")))
def test_a_lost_leading_zero_is_given_back_where_the_key_proves_it(siren: str) -> None:
    for written in (str(int(siren)), float(siren), siren[1:]):
        outcome = parse_siret(written)
        assert outcome.value == siren
        assert [one.rule for one in outcome.issues] == ["siret-padded"]


@given(st.integers(0, 99_999))
def test_la_poste_s_establishments_follow_its_own_rule(number: int) -> None:
    siret = f"{LA_POSTE}{number:05}"
    assert valid(siret) == (number != 0 and (luhn(siret) or sum(map(int, siret)) % 5 == 0))


def test_a_siret_in_a_siren_column_is_kept_whole_and_said() -> None:
    outcome = parse_siret("21330063500017", "siren")
    assert outcome.value == "21330063500017"
    assert [(one.severity, one.rule, one.args["siren"]) for one in outcome.issues] == [
        ("information", "siret-in-siren-column", "213300635")
    ]
