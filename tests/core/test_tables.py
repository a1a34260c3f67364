"""Tables from CSV files of every sort, and from scikit-learn: what is used, what is left out and why, what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.datasets import tables
from core.datasets.tables import class_numbers, diabetes, iris, read_csv


@pytest.fixture
def write(tmp_path):
    """Writes a file and returns its path as a person would give it."""

    def writer(content: str | bytes, name: str = "table.csv") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return writer


def rows(line, count=12) -> str:
    """``count`` lines, {i} being the line's number."""
    return "".join(line.format(i=i, j=i % 3, f=i * 0.5) + "\n" for i in range(count))


def test_reads_what_is_there(write):
    table = read_csv(write("a,b,price\n" + rows("{i},{f},1{j}")), "price")
    assert table.columns == ("a", "b") and table.target_name == "price"
    np.testing.assert_array_equal(table.inputs, [[i, i / 2] for i in range(12)])
    np.testing.assert_array_equal(table.target, [10 + i % 3 for i in range(12)])
    assert not table.left_out and table.incomplete == 0


def test_the_last_column_is_the_target_unless_one_is_named(write):
    path = write("a,b,c\n" + rows("{i},{f},{j}"))
    assert read_csv(path).target_name == "c"
    assert read_csv(path, "a").columns == ("b", "c")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_recognised(write, delimiter):
    text = "a,b,c\n" + rows("{i},{f},{j}")
    assert read_csv(write(text.replace(",", delimiter))).columns == ("a", "b")


def test_decimal_commas_between_semicolons(write):
    table = read_csv(write("Größe;Preis\n" + rows("{i},5;{i},25").replace("\n", "\r\n")))
    np.testing.assert_array_equal(table.inputs[:, 0], np.arange(12) + 0.5)
    np.testing.assert_array_equal(table.target, np.arange(12) + 0.25)


def test_decimal_commas_without_a_header(write):
    table = read_csv(write(rows("{i},5;{i},25;{j},0")))
    assert table.inputs.shape == (12, 2) and table.inputs[3].tolist() == [3.5, 3.25]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_spreadsheet_encodings(write, encoding):
    table = read_csv(write(("Größe,Preis\n" + rows("{i},{j}")).encode(encoding)))
    assert table.columns == ("Größe",)


def test_columns_that_cannot_be_used_are_named_with_the_reason(write):
    header = "name,nothing,same,sparse,x,y\n"
    lines = "".join(f"anna{i},,7,{'' if i % 3 else i},{i},{i % 5}\n" for i in range(15))
    table = read_csv(write(header + lines))
    assert table.columns == ("x",)
    assert table.left_out == {
        "name": 'not numeric: "anna0"',
        "nothing": "empty",
        "same": "constant",
        "sparse": "10 of 15 values missing",
    }
    assert all(name in table.about for name in table.left_out)


@pytest.mark.parametrize("hole", ["", "NA", "nan", "?", "null", "inf"])
def test_rows_with_missing_values_are_dropped_and_counted(write, hole):
    table = read_csv(write(f"x,y\n{hole},1\n5,{hole}\n" + rows("{i},{j}")))
    assert len(table.inputs) == 12 and table.incomplete == 2
    assert np.isfinite(table.inputs).all() and "2 rows" in table.about


def test_a_file_without_header_gets_numbered_columns(write):
    table = read_csv(write(rows("{i},{f},{j}")))
    assert table.columns == ("column 1", "column 2") and len(table.inputs) == 12


def test_blank_and_repeated_names_are_told_apart(write):
    table = read_csv(write("x,,x,y\n" + rows("{i},{f},{j},{i}")))
    assert table.columns == ("x", "column 2", "x (2)")


def test_quoted_cells_may_hold_anything(write):
    table = read_csv(write('"a, b","line\nbreak",y\n' + rows('"{i}",{f},{j}')))
    assert table.columns == ("a, b", "line\nbreak")


@pytest.mark.parametrize(
    ("content", "target", "sentence"),
    [
        ("", "", "table.csv is empty"),
        ("\n \n", "", "table.csv is empty"),
        ("a,b\n1,2\n3,4\n", "", "table.csv has 2 rows of data; at least 10 are needed"),
        ("price,b\n" + rows("{i},{j}"), "prise", 'table.csv has no column "prise"; did you mean "price"?'),
        ("a,b\n" + rows("{i},{j}"), "zzz", 'table.csv has no column "zzz"; it has a, b'),
        ("a,b\n" + rows("{i},red"), "", 'the target column b holds "red", which is no number; choose a numeric column'),
        ("a,b\n" + rows("{i},5"), "", "the target column b is 5.0 in every row; there is nothing to predict"),
        ("a,b\n" + rows("cat,{i}"), "", "table.csv has no numeric column to learn from besides the target b"),
        ("a,b\n" + rows("{i},{j}") + "1,2,3\n", "", "line 14 of table.csv has 3 cells where the first line has 2"),
        ("a,b\n" + rows("{i},{j}", 9) + rows(",1", 6), "", "table.csv has 9 complete rows; at least 10"),
        ('a,b\n"' + "1,2\n" * 60_000, "", "table.csv is not a CSV file"),
        (b"PK\x03\x04\0\0" * 50, "", "table.csv is not a text file; save the table as CSV"),
    ],
)
def test_refusals_are_one_sentence(write, content, target, sentence):
    with pytest.raises(ValueError) as error:
        read_csv(write(content), target)
    assert str(error.value).startswith(sentence) and "\n" not in str(error.value)


def test_a_missing_file_is_named():
    with pytest.raises(ValueError, match=r'there is no file "/nowhere/t\.csv"'):
        read_csv("/nowhere/t.csv")
    with pytest.raises(ValueError, match="choose a CSV file"):
        read_csv("")


def test_a_huge_file_is_refused_by_its_size(write, monkeypatch):
    monkeypatch.setattr(tables, "LARGEST_FILE", 2**20)
    path = write("a,b\n" + "1,2\n" * 2**19)
    with pytest.raises(ValueError, match=r"table\.csv has 2 MiB; tables up to 1 MiB are read here"):
        read_csv(path)


def test_a_changed_file_is_read_again(write, tmp_path):
    path = write("a,b\n" + rows("{i},{j}"))
    first = read_csv(path)
    assert read_csv(path) is first
    (tmp_path / "table.csv").write_text("a,b\n" + rows("{i},{i}"))
    assert read_csv(path).target[-1] == 11


def test_classes_are_numbered_in_order(write):
    table = read_csv(write("x,kind\n" + rows("{i},k{j}")), numeric_target=False)
    labels, classes = class_numbers(table)
    assert classes == ("k0", "k1", "k2")
    np.testing.assert_array_equal(labels, np.arange(12) % 3)
    numeric = read_csv(
        write("x,kind\n" + "".join(f"{i},{(2, 10, 1)[i % 3]}\n" for i in range(12))), numeric_target=False
    )
    labels, classes = class_numbers(numeric)
    assert classes == ("1", "2", "10")
    np.testing.assert_array_equal(labels[:3], [1, 2, 0])


def test_a_target_of_many_values_is_no_class(write):
    table = read_csv(write("x,y\n" + rows("{i},{i}", 30)), numeric_target=False)
    with pytest.raises(ValueError, match="30 different values; a class column has at most 20"):
        class_numbers(table)


def test_class_rows_without_a_class_are_dropped(write):
    table = read_csv(write("x,kind\n1,\n2,NA\n" + rows("{i},k{j}")), numeric_target=False)
    assert table.incomplete == 2 and set(table.target) == {"k0", "k1", "k2"}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "t.csv"
    path.write_bytes(content)
    try:
        table = read_csv(str(path), numeric_target=False)
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        assert np.isfinite(table.inputs).all()


def test_tables_of_scikit_learn():
    from sklearn.datasets import load_diabetes, load_iris

    patients, flowers = diabetes(), iris()
    np.testing.assert_array_equal(patients.inputs, load_diabetes(scaled=False).data)
    assert patients.inputs.shape == (442, 10) and "bmi" in patients.columns
    labels, classes = class_numbers(flowers)
    np.testing.assert_array_equal(labels, load_iris().target)
    assert classes == ("setosa", "versicolor", "virginica") and "petal width" in flowers.columns
