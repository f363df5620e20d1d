"""Writes adjacent.csv: which regions lie beside each other in the outlines that came with the product.

    python -m core.geography.build_adjacent

To be run whenever the outlines are built anew.
"""

from __future__ import annotations

from core.geography.neighbours import FILE, LEVELS, found


def main() -> None:
    """A row for each region: its code, and the codes beside it, longest common border first."""
    rows = [(code, " ".join(others)) for level in LEVELS for code, others in found(level).items() if others]
    lines = "".join(f"{code},{beside}\n" for code, beside in [("code", "beside"), *rows])
    FILE.write_text(lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
