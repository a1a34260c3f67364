"""Wrong arguments of the window and the tour are one sentence with what is accepted, before any Qt is loaded."""

import pytest

from app.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--projektor"], 'the window has no option --projektor; did you mean "--projector"?'),
        (["tour", "--secnds", "3"], 'tour has no option --secnds; did you mean "--seconds"?'),
        (["tour", "polynomal"], 'there is no technique "polynomal"; did you mean "polynomial"?'),
        (["tour", "--size", "big"], '--size is "big", but accepts WIDTHxHEIGHT such as 1280x720'),
        (["tour", "--out"], "--out needs a value"),
        (["nowhere.learnoscope"], "there is no file nowhere.learnoscope"),
    ],
)
def test_a_wrong_argument_is_one_sentence(capsys, arguments, sentence):
    assert main(arguments) == 2
    assert capsys.readouterr().err == f"learnoscope: {sentence}\n"
