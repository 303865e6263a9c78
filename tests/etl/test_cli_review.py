"""``tnt meeting``, ``tnt action``, ``tnt decision``: what they print in both languages, and how they refuse."""

import pytest

from tests.command import Command

DUE, LATER = "2031-02-03", "2031-03-03"


@pytest.fixture(autouse=True)
def lea(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is at the keyboard."""
    monkeypatch.setattr("etl.store.author.user", lambda: "Léa")


def said(tnt: Command, *words: object) -> str:
    """What a command that succeeds prints, its no-break spaces as spaces."""
    ran = tnt(*words)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.replace("\u00a0", " ").rstrip("\n")


def test_a_meeting_in_french(tnt: Command) -> None:
    assert said(tnt, "meeting", "list") == "Aucune réunion."
    given = ("--participant", "DINUM", "--participant", "DITP", "--agenda", "Retards")
    assert said(tnt, "meeting", "plan", "--kind", "weekly", "--date", "2031-01-06", *given) == (
        "Réunion 1 prévue : revue hebdomadaire du 06/01/2031."
    )
    assert said(tnt, "meeting", "set", 1, "--agenda", "Retards\nZones", "--version", 1) == "Réunion 1 à la version 2."
    assert said(tnt, "meeting", "open", 1) == "Réunion 1 ouverte, figée sur aucune donnée."
    taken = ("--meeting", 1, "--owner", "DITP", "--due", DUE, "--link", "territory:33")
    assert said(tnt, "action", "add", "Relancer", *taken) == "L’action 1 : enregistrée (version 1)."
    assert said(tnt, "decision", "add", "Publier", "--meeting", 1) == "La décision 2 : enregistrée (version 1)."
    assert said(tnt, "action", "set", 1, "--due", LATER, "--state", "in_progress", "--version", 1) == (
        "L’action 1 : enregistrée (version 2)."
    )
    assert said(tnt, "action", "comment", 1, "Deux fois.") == "L’action 1 : commentaire ajouté."
    assert said(tnt, "action", "list") == "    1  2031-03-03  en cours    DITP : Relancer [territory:33]"
    assert said(tnt, "action", "list", "--overdue") == "Rien d’ouvert ici."
    assert said(tnt, "meeting", "close", 1, "--minutes", "Vu.") == "Réunion 1 close ; 1 action(s) restent ouvertes."
    assert said(tnt, "meeting", "list") == "    1  2031-01-06  ITN7   revue hebdomadaire       close    aucune donnée"
    assert said(tnt, "meeting", "show", 1).splitlines() == [
        "revue hebdomadaire du 06/01/2031 (réunion 1, ITN7) : close (aucune donnée)",
        "Participants",
        "  DINUM",
        "  DITP",
        "Ordre du jour",
        "  Retards",
        "  Zones",
        "Décisions prises (1)",
        "      2  ∅           en vigueur  ∅ : Publier",
        "Actions prises (1)",
        "      1  2031-03-03  en cours    DITP : Relancer [territory:33]",
        "Compte rendu",
        "  Vu.",
    ]
    shown = said(tnt, "action", "show", 1).splitlines()
    assert shown[0] == "    1  2031-03-03  en cours    DITP : Relancer [territory:33]"
    assert shown[1].endswith(" Léa : Deux fois.")
    assert shown[-1].startswith("    2  échéance : 03/02/2031 → 03/03/2031 (par Léa, le ")
    assert shown[-2].startswith("    2  état : ouverte → en cours (par Léa, le ")
    assert said(tnt, "meeting", "reopen", 1) == "Réunion 1 rouverte."


def test_a_meeting_in_english(tnt: Command) -> None:
    english = ("--lang", "en")
    assert said(tnt, *english, "meeting", "plan", "--kind", "copol", "--date", "2031-01-06") == (
        "Meeting 1 planned: CoPol of 2031-01-06."
    )
    assert said(tnt, *english, "meeting", "open", 1, "--as-of", "2030-12-31") == (
        "Meeting 1 open, frozen on the data as of 2030-12-31."
    )
    added = said(tnt, *english, "decision", "add", "Publish", "--meeting", 1, "--link", "figure:awarded")
    assert added == "Decision 1: kept (version 1)."
    assert said(tnt, *english, "decision", "set", 1, "--state", "superseded") == "Decision 1: kept (version 2)."
    assert said(tnt, *english, "decision", "list") == "Nothing open here."
    assert (
        said(tnt, *english, "decision", "list", "--all")
        == "    1  ∅           superseded  ∅ : Publish [figure:awarded]"
    )
    assert said(tnt, *english, "meeting", "close", 1) == "Meeting 1 closed; 0 action(s) stay open."
    assert said(tnt, *english, "meeting", "list", "--kind", "copol") == (
        "    1  2031-01-06  ITN7   CoPol                    closed   the data as of 2030-12-31"
    )


def test_what_is_printed_as_json(tnt: Command) -> None:
    said(tnt, "meeting", "plan", "--kind", "coordination", "--date", "2031-01-06")
    said(tnt, "meeting", "open", 1)
    said(tnt, "action", "add", "=cmd|' /C calc'!A0", "--owner", "DITP", "--due", DUE, "--meeting", 1)
    said(tnt, "action", "comment", 1, "<b>Vu</b>")
    (one,) = tnt("action", "list", "--json").json
    assert list(one) == [
        "id", "kind", "fund", "meeting", "title", "owner", "due", "state", "link", "version", "created_by",
        "created_at", "changed_by", "changed_at", "comments",
    ]  # fmt: skip
    assert (one["title"], one["due"], one["link"], one["created_by"]) == ("=cmd|' /C calc'!A0", DUE, None, "Léa")
    assert [comment["words"] for comment in one["comments"]] == ["<b>Vu</b>"]
    whole = tnt("action", "show", 1, "--json").json
    assert {change["field"] for change in whole["changes"]} == {
        "kind", "fund", "meeting", "title", "owner", "due", "state",
    }  # fmt: skip
    (meeting,) = tnt("meeting", "list", "--json").json
    assert (meeting["kind"], meeting["state"], meeting["edition"], meeting["participants"]) == (
        "coordination", "open", 0, [],
    )  # fmt: skip
    shown = tnt("meeting", "show", 1, "--json").json
    assert [(item["id"], item["state_then"], item["due_then"]) for item in shown["taken"]] == [(1, "open", DUE)]
    assert [change["field"] for change in shown["changes"]][-2:] == ["state", "edition"]


def test_what_is_refused_is_one_sentence(tnt: Command) -> None:
    said(tnt, "meeting", "plan", "--kind", "weekly", "--date", "2031-01-06")
    said(tnt, "decision", "add", "Publier")
    said(tnt, "decision", "set", 1, "--title", "Publier tout", "--version", 1)
    for status, sentence, words in (
        (1, "La réunion 1 est prévue : seule une réunion ouverte se clôt.", ("meeting", "close", 1)),
        (2, "La réunion 9 n’existe pas : voyez « tnt meeting list ».", ("meeting", "open", 9)),
        (2, "L’édition 7 n’existe pas : voyez « tnt history ».", ("meeting", "open", 1, "--as-of", 7)),
        (2, "Rien à changer : donnez au moins une option.", ("meeting", "set", 1)),
        (2, "Rien à changer : donnez au moins une option.", ("action", "set", 1)),
        (2, "L’action 1 n’existe pas : voyez « tnt action list --all ».", ("action", "comment", 1, "Vu")),
        (2, "Une action a un responsable : dites lequel.", ("action", "add", "Relancer", "--due", DUE)),
        (2, "Une action a une échéance : dites laquelle.", ("action", "add", "Relancer", "--owner", "DITP")),
        (2, "« territory:99 » : aucun territoire n’a ce code.", ("decision", "set", 1, "--link", "territory:99")),
        (2, "Trop long (intitulé) : 10000 caractères, 500 au plus.", ("decision", "add", "x" * 10_000)),
        (2, "Caractère illisible (commentaire) : U+0007. Ôtez-le.", ("decision", "comment", 1, "a\x07")),
        (1, "La décision 1 a changé depuis que vous l’avez lue : intitulé : Publier → Publier tout (par Léa, le ", (
            "decision", "set", 1, "--state", "done", "--version", 1,
        )),
    ):  # fmt: skip
        ran = tnt(*words)
        assert (words, ran.status, ran.out) == (words, status, "")
        assert ran.sentence.replace("\u00a0", " ").startswith(sentence)
    assert "AUTRE" in tnt("meeting", "plan", "--kind", "weekly", "--date", "2031-01-06", "--fund", "AUTRE").sentence
    assert tnt("meeting", "plan", "--kind", "lunch", "--date", "2031-01-06").status == 2
    assert tnt("meeting", "open", 1, "--as-of", "hier").status == 2
