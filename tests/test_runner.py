from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cheap
from chronist.config import Config
from chronist.errors import UsageError
from chronist.intake import Summary
from chronist.knowing import knowing
from chronist.model import Problem, RawReport
from chronist.runner import Runner, forget
from chronist.show.export import write
from chronist.show.select import Selection
from chronist.store import Store

EXAMPLES = 400 if os.environ.get("CHRONIST_TORTURE") else 15

TEXTS = (
    "The Reds attacked the Blues in Oakham on 2016-03-01. The Blues fled from the town that night.",
    "The Reds attacked the Blues in Oakham on 2016-03-01. Nobody knows how many people were hurt there.",
    "The Blues will attack the hills in Ashby on 2016-03-04, their general said.",
    "The Greens met the Blues in Corby on 2016-03-09. They spoke of a truce for the whole valley.",
    "The Reds left the bridge in Oakham on 2016-03-12 after a week of fighting with the Blues.",
)


def runner(store: Store) -> Runner:
    return Runner(store, Config(), make=cheap.make)


def reports() -> list[RawReport]:
    outlets = ("Courier", "Post", None)
    made = [
        cheap.report(text, f"r/{i}.txt", outlet=outlets[i % 3], published="2016-03-15" if i % 2 else None)
        for i, text in enumerate(TEXTS)
    ]
    return [*made, cheap.report(TEXTS[1], "copies/1.txt", outlet="Post", published="2016-03-15")]


def exported(store: Store) -> str:
    out = io.StringIO()
    write("jsonl", knowing(store), Selection(), out)
    return out.getvalue()


def read(store: Store, found: Sequence[RawReport | Problem]) -> Summary:
    return runner(store).read(found)


def whole() -> str:
    with Store.open(":memory:") as store:
        read(store, reports())
        return exported(store)


def test_reading_twice_changes_nothing_and_says_so() -> None:
    with Store.open(":memory:") as store:
        first = read(store, reports())
        before, changes = exported(store), store.connection.total_changes
        again = read(store, reports())
        assert (first.new, first.unchanged) == (5, 1)
        assert (again.new, again.unchanged, again.claims_added) == (0, 6, 0)
        assert exported(store) == before
        assert store.connection.total_changes == changes


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.permutations(reports()), st.lists(st.integers(0, 6), max_size=3))
def test_order_and_batches_do_not_matter(shuffled: list[RawReport], cuts: list[int]) -> None:
    with Store.open(":memory:") as store:
        borders = [0, *sorted(cuts), len(shuffled)]
        for first, last in pairwise(borders):
            read(store, shuffled[first:last])
        assert exported(store) == whole()


def test_one_document_keeps_all_its_addresses() -> None:
    with Store.open(":memory:") as store:
        read(store, reports())
        addresses = store.reports.all_addresses()
        assert ("copies/1.txt", "r/1.txt") in addresses.values()
        assert store.documents.count() == 5


def test_a_bad_report_is_a_problem_and_the_rest_go_on() -> None:
    with Store.open(":memory:") as store:
        bad = [Problem(address="x.pdf", stage="read", reason="is no report"), cheap.report("This is broken.", "b.txt")]
        summary = read(store, [*bad, *reports()])
        assert {p.address for p in summary.problems} == {"x.pdf", "b.txt"}
        assert summary.new == 6
        assert {p.reason for p in store.problems.all()} == {"is no report", "is broken"}


def test_facts_given_later_replace_the_undated_reading() -> None:
    with Store.open(":memory:") as store:
        read(store, [cheap.report(TEXTS[3], published=None)])
        summary = read(store, [cheap.report(TEXTS[3], published="2016-03-10")])
        documents = store.documents.all()
        assert summary.new == 1
        assert [str(d.published.last) for d in documents] == ["2016-03-10"]
        assert store.reports.count() == 1


def test_a_changed_file_is_a_new_version_and_both_stay() -> None:
    with Store.open(":memory:") as store:
        read(store, [cheap.report(TEXTS[0])])
        summary = read(store, [cheap.report(TEXTS[0] + " The Blues came back in June.")])
        assert summary.changed == 1
        assert store.documents.count() == 2


def test_forget_leaves_the_chronicle_as_if_never_read(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    secret = "The Zephyrites attacked the Blues in Oakham on 2016-03-01 with wooden swords."
    with Store.open(path) as store:
        read(store, reports())
        before = exported(store)
        read(store, [cheap.report(secret, "secret.txt")])
        assert exported(store) != before
        forget(store, "secret.txt")
        assert exported(store) == before
    files = [f.read_bytes() for f in tmp_path.iterdir()]
    assert not any(b"Zephyrites" in f or b"zephyrit" in f for f in files)


def test_forget_one_address_keeps_what_another_supports() -> None:
    with Store.open(":memory:") as store:
        read(store, reports())
        claims = store.claims.count()
        Runner(store, Config(), make=cheap.make).forget(store.reports.find("copies"))
        assert store.claims.count() == claims
        assert ("r/1.txt",) in store.reports.all_addresses().values()


def test_forget_what_is_not_there_says_what_to_do() -> None:
    with Store.open(":memory:") as store, pytest.raises(UsageError, match="chronist documents"):
        forget(store, "nowhere.txt")


def test_rebuild_redoes_only_what_another_table_touches(tmp_path: Path) -> None:
    own = tmp_path / "outlets.csv"
    own.write_text("name,aliases,domains,country,kind,agency\nWeekly Courier,Courier,,,,\n")
    with Store.open(":memory:") as store:
        read(store, reports())
        assert runner(store).rebuild().claims_changed == 0
        changed = Runner(store, Config(outlets=(str(own),)), make=cheap.make)
        summary = changed.rebuild()
        assert {d.outlet for d in store.documents.all()} == {"Weekly Courier", "Post", None}
        assert summary.claims_added == summary.claims_removed > 0
        assert summary.stale == 0


def test_another_table_is_told_before_it_is_applied(tmp_path: Path) -> None:
    own = tmp_path / "actors.csv"
    own.write_text("id,name,kind\n")
    with Store.open(":memory:") as store:
        read(store, reports())
        summary = Runner(store, Config(actors=(str(own),)), make=cheap.make).read([])
        assert summary.stale == store.documents.count()


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_killed_run_begun_again_ends_as_an_undisturbed_one(tmp_path: Path, after: int) -> None:
    """Kill -9 in the middle of a batch, after some batches were acknowledged."""
    path = tmp_path / "c.db"
    script = f"""
        import os, signal, sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import cheap, test_runner, chronist.runner as runner
        runner.BATCH = 2
        done = 0
        def make(documents):
            global done
            done += 1
            for made in cheap.make(documents):
                yield made
                if done > {after}: os.kill(os.getpid(), signal.SIGKILL)
        with runner.Store.open({str(path)!r}) as store:
            runner.Runner(store, runner.Config(), make=make).read(test_runner.reports())
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert ended.returncode in {-signal.SIGKILL, 0}
    with Store.open(path) as store:
        assert store.reports.count() <= 2 * after or ended.returncode == 0
        read(store, reports())
        assert exported(store) == whole()
