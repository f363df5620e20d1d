"""How far an axis reaches under marks that need no zero."""

from __future__ import annotations

import pytest

from core.charts import axis, dumbbell
from tests import chart_frames as frames


@pytest.mark.parametrize(
    ("values", "reach"),
    [
        ([3.7, 5.6], (3.7, 5.6)),  # zero would leave them a third of the axis
        ([1.0, 8.0], (0.0, 8.0)),  # close to zero: it costs little
        ([-3.1, 10.0], (-3.1, 10.0)),
        ([-9.0, -1.0], (-9.0, 0.0)),
        ([-5.0, -4.0], (-5.0, -4.0)),
        ([5.0, None, float("nan"), 6.0], (5.0, 6.0)),
        ([5.0], (3.75, 6.25)),
        ([0.0, 0.0], (-1.0, 1.0)),
        ([], (0.0, 1.0)),
    ],
)
def test_zero_is_on_the_axis_only_where_it_lies_near(values, reach) -> None:
    assert axis.reach(values) == reach


def test_a_dumbbell_gives_its_width_to_the_marks_and_says_where_zero_is_not() -> None:
    close = frames.outlook().assign(actual_yoy=5.1, target_yoy=[5.0, 5.5, 5.2, 5.4, 5.0, 5.3, 5.1])
    figure = dumbbell.growth(dumbbell.by_change(close), "light")
    assert figure.layout.xaxis.range[0] > 4.8
    assert figure.layout.xaxis.title.text == "横轴不从 0 起"
    wide = dumbbell.growth(dumbbell.by_change(frames.outlook()), "light", "en")
    assert wide.layout.xaxis.range[0] < 0 and not wide.layout.xaxis.title.text
