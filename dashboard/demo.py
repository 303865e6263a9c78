"""``tnt demo`` and ``tnt serve``: the samples loaded once, then the pages."""

import argparse

import sqlalchemy as sa

from dashboard import launch
from dashboard.demo_meetings import FUND, plant
from dashboard.queries.alerts import sighted
from data.samples import Sample, manifest
from data.texts import text
from etl import intake
from etl.intake import Options
from etl.store.engine import connect
from etl.store.history import history


class SampleBlocked(Exception):
    """A sample does not load: its name and why."""


def demo(given: argparse.Namespace) -> int:
    """Loads the samples that are not there yet, then serves. Raises PortInUse before anything is loaded."""
    if not given.load_only:
        launch.check_port(given.port)
    engine = connect()
    left = _left(engine)
    for done, sample in enumerate(left, start=1):
        print(text("cli.demo_loading", given.lang, done=done, total=len(left), name=sample.path.name), flush=True)
        _load(sample, engine, given.lang)
    if met := plant(engine):
        print(text("review.demo", given.lang, total=met), flush=True)
    if looked := sighted.look(engine, FUND):
        print(text("alerts.demo", given.lang, total=looked), flush=True)
    print(text("cli.demo_loaded" if left else "cli.demo_ready", given.lang, total=len(left)), flush=True)
    engine.dispose()
    return 0 if given.load_only else serve(given)


def _left(engine: sa.Engine) -> list[Sample]:
    with engine.connect() as connection:
        loaded = {one["file_name"] for one in history(connection) if one["fictitious"]}
    return [sample for sample in manifest() if sample.path.name not in loaded]


def _load(sample: Sample, engine: sa.Engine, lang: str) -> None:
    options = Options(
        dataset=sample.dataset, source=sample.source, data_date=sample.date, mode=sample.mode, loaded_by="demo"
    )
    preview = intake.prepare(sample.path, engine, options)
    if preview.blocked:
        raise SampleBlocked(sample.path.name, preview.blocking[0].message(lang))
    intake.publish(preview, engine)


def serve(given: argparse.Namespace) -> int:
    """Serves the pages until interrupted. Raises PortInUse."""
    launch.check_port(given.port)
    print(text("cli.serving", given.lang, url=f"http://localhost:{given.port}/"), flush=True)
    launch.serve(given.port, open_browser=not given.no_browser)
    return 0
