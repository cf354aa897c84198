from pathlib import Path

import pytest

from sidecar.context.table import Table


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Words that speak for fruit, for stones, and for both."""
    path = tmp_path / "told.tsv"
    path.write_text("# a comment\nword red\tfruit 100\tstone -50\nword hard\tstone 200\n", "utf-8")
    return Table(path, ("fruit", "stone"))


def test_weights(table: Table) -> None:
    """By feature, each with the numbers of its labels."""
    assert table.weights == {"word red": ((0, 100), (1, -50)), "word hard": ((1, 200),)}


def test_chances(table: Table) -> None:
    """They are those of a logistic model, and together 1; what the table doesn't know tells nothing."""
    assert table.chances(["word red", "word unknown"]) == pytest.approx({"fruit": 0.8176, "stone": 0.1824}, abs=1e-4)
    assert table.chances([]) == {"fruit": 0.5, "stone": 0.5}


def test_a_table_that_is_missing(tmp_path: Path) -> None:
    """It is read when it is first asked, and says which file isn't there."""
    table = Table(tmp_path / "missing.tsv", ("fruit",))
    with pytest.raises(FileNotFoundError, match=r"missing\.tsv"):
        table.chances(["word red"])
