"""Units that talk of what the story talks of, and such that do not."""

from newsclean.labelling import decide, split
from newsclean.labelling.cohesion import COHESION, cohesion
from newsclean.labelling.inserted import says
from newsclean.labelling.signals import Shape, shape
from newsclean.noise import load
from newsclean.script import fold

_STORY = (
    "栖川大桥昨日上午通车,两岸居民过河只要五分钟。过去坐渡船要四十分钟,遇上大雾还得停航。",
    "大桥全长两公里,从开工到通车用了三年。桥面有六条车道,两侧留出了行人和自行车走的路。",
    "通车之后,两岸的公交车要改走大桥,渡船在周末照常开行。市民说,坐船看日落还是值得的。",
)
_TEASER = "秋季运动会报名今日截止,各校选手正在加紧训练。"


def _shapes(*lines: str) -> list[Shape]:
    return [shape(line) for line in lines]


def test_a_teaser_says_less_of_the_story_than_its_own_paragraphs_do() -> None:
    steps = cohesion(_shapes(*_STORY, _TEASER), (0, 2), (0, 4))
    assert min(steps[:3]) > steps[3]


def test_a_unit_of_the_core_is_not_compared_with_itself() -> None:
    assert cohesion(_shapes(_TEASER), (0, 0), (0, 1)) == [1]
    assert cohesion(_shapes(_TEASER, _TEASER), (0, 1), (0, 2)) == [COHESION - 1] * 2


def test_what_is_too_short_says_nothing() -> None:
    assert cohesion(
        _shapes(*_STORY, "大桥", "Bridge opened today, officials said."), (0, 2), (3, 5)
    ) == [0, 0]


def test_a_paragraph_parted_from_its_story_by_headlines_is_its_lead() -> None:
    lead = "昨日上午,栖川大桥在雨中通车,两岸居民打着伞走上大桥,桥上挤满了看热闹的人。"
    headlines = ("今日推荐", "秋季运动会报名", "图书馆延长开放", "老街雨后重开张", "渔船归港满载")
    dump = "\n\n".join(
        (
            "栖川大桥昨日上午通车",
            "2024-03-31 10:20 来源:晨光网",
            *headlines,
            lead,
            *headlines,
            *_STORY,
        )
    )
    page = split(dump, fold)
    labels = decide(page, load().hits(page.lines)).labels
    kept = [
        line.text
        for line, label in zip(page.lines, labels, strict=True)
        if label.label == "paragraph"
    ]
    assert kept == [lead, *_STORY]


def test_a_lead_that_says_words_of_the_title_needs_none_of_a_short_story() -> None:
    assert says("普罗旺斯薰衣草田的忧愁", "今年七月的高原,薰衣草比往年早开了十五天。")
    assert not says("普罗旺斯薰衣草田的忧愁", "秋季运动会今日开始报名,各校选手加紧训练。")
