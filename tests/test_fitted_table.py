"""What of a table a slide shows: nothing that cannot be read from afar, and how much was left out."""

from __future__ import annotations

import pandas as pd

from core.export.fitted_table import fitted_table, wide


def test_short_columns_keep_their_words_on_one_line_beside_long_ones() -> None:
    frame = pd.DataFrame({"日期": ["2024-03-01"] * 2, "议题": ["研究部署防汛抗旱和安全生产工作" * 2] * 2})
    found = fitted_table(frame, letters=60, lines=6)
    assert found.shares[0] * 60 >= wide("2024-03-01")
    assert found.lines == [1, 2, 2] and found.left == 0


def test_rows_and_columns_that_do_not_fit_are_left_out_and_counted() -> None:
    frame = pd.DataFrame({f"列{n}": range(20) for n in range(9)})
    found = fitted_table(frame, letters=80, lines=5, columns=6)
    assert (len(found.head), len(found.rows), found.left) == (6, 5, 15)


def test_one_row_is_kept_however_long_it_is_and_long_cells_are_cut() -> None:
    found = fitted_table(pd.DataFrame({"定义": ["很长的话" * 100, "短"]}), letters=10, lines=2)
    assert len(found.rows) == 1 and found.rows[0][0].endswith("…") and len(found.rows[0][0]) == 40


def test_a_head_of_several_lines_takes_room_from_the_rows() -> None:
    rows = [[1, 2]] * 9
    plain = fitted_table(pd.DataFrame(rows, columns=["甲", "乙"]), letters=12, lines=5)
    tall = fitted_table(pd.DataFrame(rows, columns=["甲", "比上年同期的变化"]), letters=12, lines=5)
    assert len(plain.rows) == 5 and len(tall.rows) == 5 - (tall.lines[0] - 1)


def test_numbers_stand_without_the_noise_of_floats_and_the_unknown_as_a_dash() -> None:
    found = fitted_table(pd.DataFrame({"变化": [7.0 - 6.6, None]}), letters=40, lines=5)
    assert found.rows == [["0.4"], ["—"]]
