"""The store: every file accounted for, nothing parsed twice, always one whole generation to open."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.corrections.journal import Journal
from core.corrections.model import Correction
from core.models import (
    AgendaItem,
    Directive,
    Inference,
    Issue,
    Keyword,
    Meeting,
    PartialDate,
    Person,
    Removal,
)
from core.records import to_json
from core.settings import ROOT, load_settings
from core.store import DamagedIndex, Store, ensure_store, open_store
from core.store.generations import current, index_folder
from core.store.parser_version import parser_version
from tests.factories import (
    LANLING,
    LANXI,
    ZAOZHUANG,
    make_indicator,
    make_record,
    store_of,
    use_written_records,
    write_records,
)

TEXT = "地区生产总值增长4%。会议强调抓好春耕。"
FULL = make_record(
    TEXT,
    title="县政府工作报告",
    doc_type="government_work_report",
    region=LANLING,
    year=2023,
    period_year=2022,
    publish_date=PartialDate(2023, 1),
    publisher="县政府办",
    url="https://example.cn/1",
    meeting=Meeting(
        name="县人代会",
        date=PartialDate(2023, 1, 10),
        end_date=PartialDate(2023, 1, 12),
        ordinal=2,
        term=18,
        chair=Person("李明", "县长"),
        speakers=(Person("王一"),),
        attendees=(Person("赵二", "县领导"),),
        agenda=(AgendaItem("春耕", "研究", 17, 19),),
        directives=(Directive("强调", "春耕", None, 11, 19),),
        spans={"date": (0, 6)},
    ),
    indicators=(
        make_indicator(
            TEXT, "地区生产总值增长4%", yoy=4.0, year=2022, growth={"rate": 1.5, "basis": "average"}
        ),
    ),
    keywords=(Keyword("春耕", 1, 0.25),),
    topics={"agriculture": 0.5},
    removed=(Removal("导航", 0, 4),),
    inferred={"year": Inference(2023, "标题", 0.9)},
    issues=(Issue("date", "no_year", "没有年份", 11, 13),),
    status="parsed_with_issues",
)


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parser replaced by one that reads records from JSON; what it was called for is noted."""
    calls: list[str] = []
    use_written_records(monkeypatch, calls)
    for module in ("renewal", "shards"):
        monkeypatch.setattr(f"core.store.{module}.parser_version", lambda: "test")
    return calls


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "corpus", tmp_path / "data"


def statuses(store: Store) -> dict[str, str]:
    return dict(store.rows("SELECT path, status FROM inputs ORDER BY path"))


def test_a_record_comes_back_as_it_went_in(tmp_path, monkeypatch):
    store = store_of(tmp_path, monkeypatch, FULL)
    assert to_json(store.record(FULL.doc_id)) == {**to_json(FULL), "file": "000.json"}
    with pytest.raises(KeyError):
        store.record("no-such-document")


WORDS = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=WORDS, title=WORDS, value=st.floats(allow_nan=False, allow_infinity=False), year=st.integers(1, 9999)
)
def test_any_text_survives_the_round_trip(tmp_path_factory, text, title, value, year):
    with pytest.MonkeyPatch.context() as patch:
        figure = make_indicator(title + "x", "x", value=value, name=title + "x")
        record = make_record(text, title=title, year=year, indicators=(figure,), doc_id="d")
        store = store_of(tmp_path_factory.mktemp("trip"), patch, record)
        assert to_json(store.record("d")) == {**to_json(record), "file": "000.json"}


def test_facts_stand_in_their_tables(tmp_path, monkeypatch):
    store = store_of(tmp_path, monkeypatch, FULL)
    (document,) = store.rows("SELECT region_code, region, date, characters, doc_type FROM documents")
    assert document == ("371324", "兰陵县", "2023-01", 20, "government_work_report")
    (figure,) = store.rows("SELECT key, region_code, yoy, value, growth, quote FROM indicators")
    assert figure[:4] == ("gdp", "371324", 4.0, None)
    assert json.loads(figure[4]) == {"rate": 1.5, "basis": "average"}
    assert figure[5] == "地区生产总值增长4%"
    assert store.rows("SELECT title, action, quote FROM agenda") == [("春耕", "研究", "春耕")]
    assert store.rows("SELECT part, name, role FROM people ORDER BY position, part DESC") == [
        ("chair", "李明", "县长"),
        ("speaker", "王一", None),
        ("attendee", "赵二", "县领导"),
    ]
    assert store.rows("SELECT verb, quote FROM directives") == [("强调", "会议强调抓好春耕")]
    assert store.rows("SELECT topic, share FROM topics") == [("agriculture", 0.5)]
    assert store.rows("SELECT code, quote FROM issues") == [("no_year", "会议")]
    assert store.rows("SELECT term, count, weight FROM keywords") == [("春耕", 1, 0.25)]
    assert store.rows("SELECT count(*) FROM meetings") == [(0,)]  # a report is no meeting


def test_a_figure_about_another_region_is_booked_there(tmp_path, monkeypatch):
    figure = make_indicator(TEXT, "增长4%", yoy=4.0, region=ZAOZHUANG)
    store = store_of(tmp_path, monkeypatch, make_record(TEXT, region=LANLING, indicators=(figure,)))
    assert store.rows("SELECT region_code, region FROM indicators") == [("370400", "枣庄市")]


def test_a_second_start_parses_nothing_and_writes_nothing(place, parser):
    write_records(place[0], [FULL])
    first = ensure_store(*place)
    second = ensure_store(*place)
    assert parser == ["000.json"]
    assert second.path == first.path
    assert second.fingerprint == first.fingerprint


def test_only_new_and_changed_files_are_parsed(place, parser):
    write_records(place[0], [make_record(f"第{n}份。") for n in range(4)])
    before = ensure_store(*place)
    parser.clear()
    write_records(place[0], [make_record(f"第{n}份。") for n in range(3)])
    (place[0] / "003.json").write_text(json.dumps(to_json(make_record("改过。"))), encoding="utf-8")
    write_records(place[0] / "more", [make_record("新来的。")])
    after = ensure_store(*place)
    assert sorted(parser) == ["000.json", "003.json"]  # the changed one, and the new more/000.json
    texts = {text for (text,) in after.rows("SELECT text FROM records")}
    assert texts == {"第0份。", "第1份。", "第2份。", "改过。", "新来的。"}
    assert after.fingerprint != before.fingerprint


def test_a_removed_file_leaves_the_index(place, parser):
    write_records(place[0], [FULL, make_record("另一份。")])
    ensure_store(*place).close()
    (place[0] / "000.json").unlink()
    store = ensure_store(*place)
    assert store.rows("SELECT text FROM records") == [("另一份。",)]
    assert store.rows("SELECT count(*) FROM indicators") == [(0,)]


def test_the_index_does_not_depend_on_its_history(place, tmp_path, parser):
    records = [FULL, make_record("另一份。", region=LANXI, year=2022), make_record("第三份。")]
    write_records(place[0], records[:1])
    ensure_store(*place).close()
    write_records(place[0], records)
    grown = ensure_store(*place)
    fresh = ensure_store(place[0], tmp_path / "other")
    assert grown.fingerprint == fresh.fingerprint
    for table in ("cells", "inputs", "indicators"):
        query = f"SELECT * FROM {table} ORDER BY ALL"
        assert grown.rows(query) == fresh.rows(query)
    terms = "SELECT cell, term, count, documents FROM cell_terms JOIN terms USING (term_id) ORDER BY ALL"
    assert grown.rows(terms) == fresh.rows(terms)


def test_every_input_has_one_line(place, parser):
    write_records(place[0], [FULL, make_record("", status="no_text", reason="没有正文。", doc_id="e")])
    (place[0] / "broken.json").write_text("{", encoding="utf-8")
    (place[0] / "copy.json").write_bytes((place[0] / "000.json").read_bytes())
    (place[0] / "none.json").write_text("[]", encoding="utf-8")
    (place[0] / "two.json").write_text(
        json.dumps([to_json(make_record(t)) for t in ("甲。", "乙。")]), encoding="utf-8"
    )
    (place[0] / "gone.json").symlink_to(place[0] / "nowhere")
    store = ensure_store(*place)
    assert statuses(store) == {
        "000.json": "parsed_with_issues",
        "001.json": "no_text",
        "broken.json": "refused",
        "copy.json": "duplicate",
        "gone.json": "refused",
        "none.json": "no_text",
        "two.json": "parsed",
    }
    assert store.rows("SELECT count(*) FROM inputs") == [(8,)]
    assert store.rows("SELECT count(*) FROM documents") == [(3,)]
    assert all(
        reason for (reason,) in store.rows("SELECT reason FROM inputs WHERE status NOT LIKE 'parsed%'")
    )
    assert [found.code for found in store.problems] == ["refused"]
    assert "broken.json" in store.problems[0].words


def test_of_copies_the_first_by_path_is_kept_and_another_takes_its_place(place, parser):
    write_records(place[0], [FULL])
    (place[0] / "zzz.json").write_bytes((place[0] / "000.json").read_bytes())
    assert statuses(ensure_store(*place)) == {"000.json": "parsed_with_issues", "zzz.json": "duplicate"}
    (place[0] / "000.json").unlink()
    store = ensure_store(*place)
    assert statuses(store) == {"zzz.json": "parsed_with_issues"}
    assert store.record(FULL.doc_id).file == "zzz.json"


def test_a_missing_corpus_gives_a_valid_empty_store_that_says_so(place):
    store = ensure_store(*place)
    assert store.rows("SELECT count(*) FROM documents") == [(0,)]
    assert [found.code for found in store.problems] == ["missing_corpus"]
    assert str(place[0]) in store.problems[0].words


def test_an_empty_corpus_gives_a_valid_empty_store_that_says_so(place):
    place[0].mkdir()
    (place[0] / ".hidden").write_text("x")
    assert [found.code for found in ensure_store(*place).problems] == ["empty_corpus"]


def test_a_corpus_of_unreadable_files_says_so(place, parser):
    place[0].mkdir()
    (place[0] / "a.json").write_bytes(b"\x00\xff")
    assert [found.code for found in ensure_store(*place).problems] == ["nothing_usable", "refused"]


def test_when_the_corpus_goes_away_the_last_state_is_shown(place, parser):
    write_records(place[0], [FULL])
    ensure_store(*place).close()
    place[0].rename(place[0].with_name("elsewhere"))
    store = ensure_store(*place)
    assert store.rows("SELECT count(*) FROM documents") == [(1,)]
    assert [found.code for found in store.problems] == ["missing_corpus", "stale"]


def test_a_single_file_is_a_corpus_too(place, parser):
    write_records(place[0], [FULL])
    store = ensure_store(place[0] / "000.json", place[1])
    assert statuses(store) == {"000.json": "parsed_with_issues"}


@pytest.mark.parametrize("damage", [b"", b"not a database", b"\x00" * 4096])
def test_a_damaged_index_is_rebuilt_without_parsing(place, parser, damage):
    write_records(place[0], [FULL])
    first = ensure_store(*place)
    fingerprint = first.fingerprint
    first.close()
    first.path.write_bytes(damage)
    parser.clear()
    store = ensure_store(*place)
    assert parser == []
    assert store.fingerprint == fingerprint
    assert [found.code for found in store.problems] == ["damaged_index"]


def test_an_index_of_another_version_is_rebuilt_and_not_called_damaged(place, parser):
    write_records(place[0], [FULL])
    first = ensure_store(*place)
    first.close()
    with duckdb.connect(str(first.path)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE name = 'schema'")
    parser.clear()
    store = ensure_store(*place)
    assert parser == [] and store.problems == () and store.fingerprint == first.fingerprint


def test_a_damaged_cache_is_parsed_again(place, parser):
    write_records(place[0], [FULL])
    ensure_store(*place).close()
    (shard,) = (place[1] / "records").rglob("*.parquet")
    shard.write_bytes(shard.read_bytes()[:100])
    write_records(place[0], [FULL, make_record("新来的。")])
    store = ensure_store(*place)
    assert store.rows("SELECT count(*) FROM documents") == [(2,)]


def test_a_pointer_to_nothing_is_mended(place, parser):
    write_records(place[0], [FULL])
    ensure_store(*place).close()
    (index_folder(place[1], place[0]) / "CURRENT").write_text("../../etc/passwd\n")
    assert ensure_store(*place).rows("SELECT count(*) FROM documents") == [(1,)]


def test_another_parser_parses_again_and_its_records_go(place, parser, monkeypatch):
    write_records(place[0], [FULL])
    ensure_store(*place).close()
    for module in ("renewal", "shards"):
        monkeypatch.setattr(f"core.store.{module}.parser_version", lambda: "another")
    parser.clear()
    ensure_store(*place)
    assert parser == ["000.json"]


def test_old_generations_go_when_nobody_reads_them(place, parser):
    write_records(place[0], [FULL])
    reader = ensure_store(*place)
    write_records(place[0], [FULL, make_record("新来的。")])
    second = ensure_store(*place)
    assert reader.path.exists()
    assert reader.rows("SELECT count(*) FROM documents") == [(1,)]
    reader.close()
    second.close()
    write_records(place[0], [FULL])
    (place[0] / "001.json").unlink()
    third = ensure_store(*place)
    assert sorted(third.path.parent.glob("*.duckdb")) == [third.path]


def test_open_store_opens_what_there_is(place, parser):
    with pytest.raises(FileNotFoundError):
        open_store(place[1], place[0])
    write_records(place[0], [FULL])
    made = ensure_store(*place)
    opened = open_store(place[1], place[0])
    assert opened.fingerprint == made.fingerprint
    opened.close()
    made.close()
    made.path.write_bytes(b"junk" * 2000)
    with pytest.raises(DamagedIndex):
        open_store(place[1], place[0])


def test_two_corpora_in_one_data_folder_do_not_meet(tmp_path, parser):
    write_records(tmp_path / "a", [FULL])
    write_records(tmp_path / "b", [make_record("另一份。")])
    first = ensure_store(tmp_path / "a", tmp_path / "data")
    second = ensure_store(tmp_path / "b", tmp_path / "data")
    assert first.rows("SELECT text FROM records") == [(TEXT,)]
    assert second.rows("SELECT text FROM records") == [("另一份。",)]


def test_while_another_process_ingests_the_last_state_is_shown(place, parser):
    write_records(place[0], [FULL])
    ensure_store(*place).close()
    write_records(place[0], [FULL, make_record("新来的。")])
    with FileLock(str(index_folder(place[1], place[0]) / "LOCK")):
        store = ensure_store(*place)
    assert store.rows("SELECT count(*) FROM documents") == [(1,)]
    assert [found.code for found in store.problems] == ["busy"]


def test_two_first_starts_at_once_both_get_the_whole_store(place, parser):
    write_records(place[0], [make_record(f"第{n}份。") for n in range(20)])
    with ThreadPoolExecutor(2) as pool:
        stores = list(pool.map(lambda _: ensure_store(*place), range(2)))
    assert [store.rows("SELECT count(*) FROM documents") for store in stores] == [[(20,)]] * 2
    assert len(parser) == 20


def test_a_data_folder_that_cannot_be_written_is_replaced(place, parser, monkeypatch, tmp_path):
    write_records(place[0], [FULL])
    place[1].write_text("a file where a folder should be")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    store = ensure_store(*place)
    assert store.rows("SELECT count(*) FROM documents") == [(1,)]
    assert [found.code for found in store.problems] == ["read_only"]


@pytest.mark.parametrize("said_by", ["system", "duckdb"])
def test_a_full_disk_leaves_the_last_state(place, parser, monkeypatch, said_by):
    write_records(place[0], [FULL])
    ensure_store(*place).close()
    write_records(place[0], [FULL, make_record("新来的。")])

    def full(*_args):
        if said_by == "duckdb":
            raise duckdb.FatalException("Could not write file: No space left on device")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.renewal.build", full)
    store = ensure_store(*place)
    assert store.rows("SELECT count(*) FROM documents") == [(1,)]
    assert [found.code for found in store.problems] == ["failed_write"]
    assert "No space left" in store.problems[0].words
    assert not list(store.path.parent.glob("*.unfinished"))


COUNTED = """SELECT region_code, year, doc_type, {0}.documents, characters, term_count, term, count, {0}_terms.documents
    FROM {0} JOIN {0}_terms USING (cell) JOIN terms USING (term_id) ORDER BY ALL"""


def test_words_of_changed_documents_are_counted_as_if_all_were_counted_anew(place, parser, tmp_path):
    corpus, data = place
    records = [
        make_record(f"春耕生产第{n}份，{'大棚' * n}。", region=(LANLING, LANXI)[n % 2], year=2020 + n % 3, doc_type="notice")
        for n in range(9)
    ]  # fmt: skip
    write_records(corpus, records)
    ensure_store(corpus, data).close()
    write_records(corpus, [make_record("只说防汛。", region=ZAOZHUANG, year=2020, doc_type="notice")])
    (corpus / "004.json").unlink()
    store, anew = ensure_store(corpus, data), ensure_store(corpus, tmp_path / "anew")
    for cells in ("cell", "wide_cell"):
        sql = COUNTED.replace("{0}_terms", f"{cells}_terms").format(f"{cells}s")
        assert store.rows(sql) == anew.rows(sql) != []
    assert store.rows("SELECT count(*) FROM cells WHERE documents = 0") == [(0,)]


def test_progress_counts_up_to_all_files(place, parser):
    write_records(place[0], [make_record(f"第{n}份。") for n in range(3)])
    told: list[tuple[int, int, str]] = []
    ensure_store(*place, lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(1, 3), (2, 3), (3, 3)]
    assert told[0][2] == "000.json"


def test_any_executor_gives_the_same_store(place, tmp_path, parser):
    write_records(place[0], [make_record(f"第{n}份。", year=2000 + n) for n in range(30)])
    alone = ensure_store(*place)
    with ThreadPoolExecutor(3) as pool:
        together = ensure_store(place[0], tmp_path / "other", executor=pool)
    assert together.fingerprint == alone.fingerprint


def test_a_reader_can_do_nothing_but_read(tmp_path, monkeypatch):
    store = store_of(tmp_path, monkeypatch, FULL)
    for statement in (
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY documents TO 'out.csv'",
        "DELETE FROM documents",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            store.rows(statement)


def test_threads_share_a_store(tmp_path, monkeypatch):
    store = store_of(tmp_path, monkeypatch, FULL)
    answers: list[int] = []
    ask = lambda: answers.extend(store.query("SELECT count(*) AS n FROM documents").n for _ in range(20))  # noqa: E731
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 80


def test_corrections_are_carried_out_and_only_then_a_new_generation_is_written(place, parser):
    write_records(place[0], [FULL, make_record("另一份。")])
    before = ensure_store(*place)
    mine = Correction(doc_id=FULL.doc_id, target="year", action="set", before=2023, after=2024, who="张三")
    Journal(place[1]).append(mine.stamped())
    after = ensure_store(*place)
    assert after.rows("SELECT year FROM documents WHERE doc_id = ?", [FULL.doc_id]) == [(2024,)]
    assert after.record(FULL.doc_id).corrected
    assert after.fingerprint != before.fingerprint
    assert ensure_store(*place).path == after.path
    assert parser == ["000.json", "001.json"]


def test_the_seeds_are_all_stored(tmp_path):
    store = ensure_store(ROOT / "seeds", tmp_path)
    assert len(statuses(store)) == 5
    assert set(statuses(store).values()) <= {"parsed", "parsed_with_issues"}
    assert store.problems == ()


def test_settings_come_from_the_environment(tmp_path):
    assert load_settings({}).corpus == ROOT / "seeds"
    assert load_settings({"DASHBOARD_CORPUS": str(tmp_path), "DASHBOARD_DATA": " "}).corpus == tmp_path
    assert load_settings({"DASHBOARD_DATA": "x"}).data == Path.cwd() / "x"


def test_the_parser_version_is_stable():
    assert parser_version() == parser_version()


SLOW_INGEST = """
import sys, time
from pathlib import Path
import pytest
import core.store.renewal as renewal, core.store.shards as shards
from core.store import ensure_store
from tests.factories import use_written_records

use_written_records(pytest.MonkeyPatch())
read = shards.rows_of_file
def slow(task):
    print(task.name, flush=True)
    time.sleep(float(sys.argv[3]))
    return read(task)
shards.rows_of_file = slow
real = renewal.build
def build(*args):
    print("building", flush=True)
    real(*args)
    print("built", flush=True)
    time.sleep(float(sys.argv[4]))
renewal.build = build
renewal.parser_version = shards.parser_version = lambda: "test"
ensure_store(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize(("parse_time", "build_time", "kill_at"), [(0.2, 0, "005.json"), (0, 20, "built")])
def test_killed_at_any_moment_the_last_generation_opens_and_the_next_run_resumes(
    place, parser, parse_time, build_time, kill_at
):
    write_records(place[0], [FULL])
    fingerprint = ensure_store(*place).fingerprint
    write_records(place[0], [FULL, *(make_record(f"第{n}份。") for n in range(9))])
    command = [sys.executable, "-c", SLOW_INGEST, *map(str, (*place, parse_time, build_time))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == kill_at:
                os.kill(process.pid, signal.SIGKILL)
                break
    time.sleep(0.05)
    assert open_store(place[1], place[0]).fingerprint == fingerprint
    parser.clear()
    resumed = ensure_store(*place)
    assert resumed.rows("SELECT count(*) FROM documents") == [(10,)]
    assert len(parser) < 9  # what was parsed before the end is not parsed again
    assert current(resumed.path.parent) == resumed.path
    assert not list(resumed.path.parent.glob("*.unfinished"))


def test_what_a_query_gives_keeps_its_kinds_whatever_is_unknown():
    import duckdb

    from core.store.frames import framed

    sql = "SELECT * FROM (VALUES (1, 'a', 0.5, TRUE, DATE '2023-01-02'), (NULL, NULL, NULL, NULL, NULL)) t(n, s, x, b, d)"
    frame = framed(duckdb.sql(sql).to_arrow_table())
    assert [str(kind) for kind in frame.dtypes][:4] == ["Int64", "object", "float64", "object"]
    assert frame.iloc[0].tolist()[:4] == [1, "a", 0.5, True] and str(frame["d"][0].date()) == "2023-01-02"
    assert frame["s"][1] is None and frame["b"][1] is None and frame.isna().iloc[1].all()
    assert framed(duckdb.sql("SELECT 1 AS n, 'a' AS s WHERE FALSE").to_arrow_table()).shape == (0, 2)
