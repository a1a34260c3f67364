"""Matrix knobs: text, bounds, and what comes back from JSON."""

import json
from dataclasses import asdict, dataclass
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cli_options import as_text
from core.knob_record import accepts
from core.knob_text import parse_text
from core.knobs import Cells, Doc, KnobError, Matrix, knobs_of, validated
from core.matrix import is_matrix, matrix_from_text, matrix_text
from core.technique import Technique


@dataclass(frozen=True)
class Sheet(Technique):
    """Has a matrix."""

    kernel: Annotated[Matrix, Cells(rows=3, columns=4, lo=-10, hi=10), Doc("Weights")] = ((0.0, 1.0), (0.5, -2.0))
    free: Annotated[Matrix, Doc("No bounds of its own")] = ((1.0,),)


KERNEL = knobs_of(Sheet)["kernel"]
MATRICES = st.tuples(st.integers(1, 11), st.integers(1, 11)).flatmap(
    lambda shape: st.tuples(*[st.tuples(*[st.floats(-1e6, 1e6)] * shape[1])] * shape[0])
)


@given(MATRICES)
def test_text_and_json_keep_every_digit(matrix):
    assert matrix_from_text(matrix_text(matrix)) == matrix
    assert parse_text(knobs_of(Sheet)["free"], as_text(matrix)) == matrix
    assert validated(Sheet, json.loads(json.dumps({"free": matrix}))).free == matrix


@pytest.mark.parametrize(
    "text", ["0,1;2,3", "0 1; 2 3", "0, 1;2,3;", "0\t1\n2\t3\n", " 0 , 1 ;\n2;3".replace("2;3", "2,3")]
)
def test_forms_that_people_type_or_paste(text):
    assert parse_text(KERNEL, text) == ((0.0, 1.0), (2.0, 3.0))


@pytest.mark.parametrize(
    "matrix",
    [
        (),
        ((),),
        ((1.0, 2.0), (3.0,)),
        ((1.0,),) * 4,
        ((1.0,) * 5,),
        ((11.0,),),
        ((float("nan"),),),
        ((float("inf"),),),
        ((True,),),
        (("1",),),
        (1.0,),
        "1",
    ],
)
def test_what_is_no_matrix_of_this_size_is_refused_with_the_reason(matrix):
    sentence = accepts(KERNEL, matrix)
    assert sentence.startswith("kernel is ")
    assert sentence.endswith(
        "but accepts 1 to 3 rows of 1 to 4 numbers from -10 to 10, all rows of the same length, as 0,1,0; 0,0,0; 0,0,0"
    )


def test_values_from_outside_are_refused_in_one_sentence():
    for matrix in ([], [[1, 2], [3]], [[1]] * 4, [[11]], [[float("nan")]], [1], "1", [["x"]], None):
        with pytest.raises(KnobError, match=r"^kernel is .*, but accepts 1 to 3 rows of 1 to 4 numbers"):
            validated(Sheet, {"kernel": matrix})


@pytest.mark.parametrize("text", ["1,x", "1,2;3", "", ";;"])
def test_bad_text_is_refused(text):
    with pytest.raises(KnobError, match="kernel is"):
        validated(Sheet, {"kernel": parse_text(KERNEL, text)})


def test_validated_values_are_floats_and_known_as_matrices():
    made = validated(Sheet, {"kernel": [[1, 2], [3, 4]]})
    assert made.kernel == ((1.0, 2.0), (3.0, 4.0))
    assert all(map(is_matrix, asdict(made).values()))
    assert not is_matrix(((0.5, 0.5, 1),)), "points are not matrices"
    assert not is_matrix(()) and not is_matrix((8, 8))
    assert as_text(((0.5, 0.25, 1),)) == "0.5:0.25:1"
    assert not KERNEL.is_list
