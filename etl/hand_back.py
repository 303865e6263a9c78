"""What is handed back of a preview: the uploader's own workbook annotated, and the same as JSON."""

from datetime import datetime

from etl.annotate import Annotated, Summary, annotate, report
from etl.preview import Preview


def summary(preview: Preview, lang: str = "fr") -> Summary:
    """What the first sheet says of a file beside its findings."""
    counts = preview.counts
    return Summary(
        name=preview.file.name,
        sha256=preview.file.sha256,
        produced_at=datetime.now().astimezone(),
        data_date=preview.data_date,
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        missing=counts.missing,
        rejected=counts.rejected,
        blocked=tuple(finding.message(lang) for finding in preview.blocking),
    )


def annotated(preview: Preview, lang: str = "fr") -> Annotated:
    """The file of a preview with each finding at its cell. Raises UnreadableFile where a copy cannot be made."""
    said = summary(preview, lang)
    return annotate(preview.content, preview.file.name, preview.findings, summary=said, lang=lang)


def as_report(preview: Preview, lang: str = "fr") -> dict[str, object]:
    """Every finding, by group and one by one, for a machine."""
    return dict(report(preview.findings, summary(preview, lang), lang))
