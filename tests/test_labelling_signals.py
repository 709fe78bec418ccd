"""The looks of lines and the sums of their weights: the quick ways give what the plain ones do."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.labelling.cohesion import cohesion
from newsclean.labelling.features import GROUPS, PARTS, features
from newsclean.labelling.signals import OWN, Shape, shape, shapes
from newsclean.labelling.weighing import columns, parsed, weights

_PLACE = {name: place for place, (name, _) in enumerate(OWN)}
_LINES = st.lists(
    st.text(
        "大桥通车的了在是、。,;!?“「《图摄频前电讯记编▲:/|> 12[]()*-#ab\n", min_size=1, max_size=60
    )
    .map(str.strip)
    .filter(bool),
    max_size=12,
)


@given(_LINES)
def test_lines_look_the_same_alone_and_together(lines: list[str]) -> None:
    assert shapes(lines) == [shape(line) for line in lines]


def _own(one: Shape, name: str) -> int:
    return one.own[_PLACE[name]]


def test_a_line_of_a_megabyte_is_counted_like_any() -> None:
    short = shape("桥、" * 12 + "车。")
    long = shape("桥、" * 500_000 + "车。")
    assert _own(short, "commas") == _own(long, "commas") == 5
    assert _own(short, "stops") == _own(long, "stops") == 1


def test_a_line_end_inside_a_line_parts_nothing() -> None:
    torn = shapes(["大桥的\n桥面、桥头的灯", "首页"])
    assert [one.text for one in torn] == ["大桥的\n桥面、桥头的灯", "首页"]
    assert _own(torn[0], "commas") == 1
    assert _own(torn[0], "function") == 2


def test_every_feature_is_summed_in_one_part() -> None:
    for group, signals, pairs in GROUPS:
        names = [name for name, _ in signals]
        for feature, i, j, _ in features(signals, pairs):
            used = {names[place] for place in (i, j) if place >= 0}
            assert any(used <= set(part) for part in PARTS[group]), feature
        assert {name for part in PARTS[group] for name in part} <= set(names)


def test_the_rows_of_a_unit_are_summed() -> None:
    ones = [
        f"{group}\t{feature}\t{value}\t1 0 0 0 0 0 -1"
        for group, signals, pairs in GROUPS
        for feature, i, _, size in features(signals, pairs)
        for value in range(signals[i][1] * size)
    ]
    fitted = parsed("\n".join(ones))
    for (_, signals, pairs), group in zip(GROUPS, fitted[:3], strict=True):
        for key in [(0,) * len(signals), tuple(size - 1 for _, size in signals)]:
            count = len(signals) + len(pairs)
            assert columns(group[key]) == (count, 0, 0, 0, 0, 0, -count)
            assert columns(group[key]) == (count, 0, 0, 0, 0, 0, -count)  # what is remembered


def test_sums_are_forgotten_before_they_are_too_many() -> None:
    near = weights().near
    for n in range(50_000):
        near[(1, 1, 1, n % 6, n // 6 % 6, n // 36 % 3, n // 108 % 12, n // 1296 % 3, n % 20, 0)]
    assert len(near) <= 40_000


def test_rare_ideographs_are_words() -> None:
    story = shape("𠮷田大桥昨日通车,𠮷田市民都来看热闹。")
    said, other = shape("𠮷田" * 6), shape("秋季招生今日开始报名啦")
    assert cohesion([story, said, other], (0, 0), (1, 3)) == [7, 1]


def test_marks_and_letters_are_no_words() -> None:
    story = shape("大桥昨日通车,市民看热闹。")
    assert cohesion([story, shape("abcdefgh大桥昨日通车")], (0, 0), (1, 2)) == [7]
    assert cohesion([story, shape("app, ios, 大桥昨日")], (0, 0), (1, 2)) == [0]
