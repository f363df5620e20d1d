"""Documents come in through the browser: a file is uploaded, taken in, and stands on the list of documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import PATIENCE, Visit, running
from tests.browser.readouts import write

pytestmark = pytest.mark.browser


def test_an_uploaded_file_appears_among_the_documents(visit: Callable[..., Visit], tmp_path: Path) -> None:
    given = tmp_path / "given.txt"
    given.write_text(
        "关于做好防汛工作的通知\n兰陵县人民政府办公室\n2023年6月1日\n各乡镇要加强值守，落实责任。\n",
        encoding="utf-8",
    )
    with running(tmp_path / "data", write(tmp_path / "corpus", 2)) as fresh:
        window = visit(at=fresh).open("corpus?view=add")
        page = window.page
        page.locator("input[type=file]").first.set_input_files(given)
        page.get_by_text("given.txt").first.wait_for(timeout=PATIENCE)
        window.settled()
        page.locator(".st-key-take button").click()
        page.get_by_text("收入完成：新的 3 个").wait_for(timeout=PATIENCE)
        window.settled().open("documents?q=防汛工作的通知")
        assert "1 份文档" in page.inner_text("[data-testid=stMain]")
        window.open("corpus")
        assert "= 文档 3" in page.inner_text("[data-testid=stMain]")
        assert window.exceptions() == []
