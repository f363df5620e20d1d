"""The campaign that compares planted trends with what is shown: it tells of every point that differs."""

from __future__ import annotations

from campaigns import trends


def test_planted_trends_are_shown() -> None:
    """A province with its cities and counties over two years: everything that is planted is there to be found."""
    found = trends.campaign(documents=200, seed=11)
    assert found.wrong == []
    assert [name for name, count in found.counts.items() if not count] == []
    assert len(found.counts) > 30


def test_a_trend_that_is_bent_is_told(monkeypatch) -> None:
    bent = trends.series

    def more(*args, **options):
        frame = bent(*args, **options)
        return frame.assign(yoy=frame["yoy"] + 0.1)

    monkeypatch.setattr(trends, "series", more)
    found = trends.campaign(documents=20, seed=11)
    assert len(found.wrong) == found.counts["growth of results: points planted or shown"]
