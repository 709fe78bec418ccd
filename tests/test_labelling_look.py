"""The first look: what is prose whatever the weights have seen."""

from newsclean.labelling import decide, split
from newsclean.labelling.look import first_look, observed
from newsclean.labelling.signals import shape
from newsclean.labelling.units import units
from newsclean.labelling.weighing import weights
from newsclean.model import Line
from newsclean.noise import load
from newsclean.script import fold

_SENTENCES = (
    "栖川大桥昨日上午通车,两岸居民过河只要五分钟。过去坐渡船要四十分钟,遇上大雾还得停航。",
    "大桥全长两公里,从开工到通车用了三年。桥面有六条车道,两侧留出了行人和自行车走的路。",
    "通车之后,两岸的公交车要改走大桥,渡船在周末照常开行。市民说,坐船看日落还是值得的。",
)


def _kept(dump: str) -> list[str]:
    page = split(dump, fold)
    labels = decide(page, load().hits(page.lines)).labels
    return [
        line.text
        for line, label in zip(page.lines, labels, strict=True)
        if label.label == "paragraph"
    ]


def test_a_story_on_one_line_is_the_story() -> None:
    story = "".join(_SENTENCES) * 4
    menu = ["首页", "新闻", "体育", "财经", "娱乐"]
    dump = "\n".join(
        [*menu, "栖川大桥昨日上午通车", story, *menu, "秋季运动会今日报名", "联系我们"]
    )
    assert _kept(dump) == [story]


def test_a_row_of_headlines_is_none_however_long() -> None:
    row = "  ".join(f"第{n}届运动会今日报名 各校选手加紧训练" for n in range(40))
    page = split("\n\n".join(["栖川大桥通车", *_SENTENCES, row]), fold)
    seen = observed(page.lines, {})
    assert first_look(seen, weights()).looks[-1] < 1.5


def test_what_is_not_chinese_is_not_taken_for_the_story_of_a_chinese_page() -> None:
    notice = "Your browser language is not supported, would you like to read the English edition?"
    dump = "\n".join(
        ["首页", "新闻", notice, "首页 > 正文", "栖川大桥通车", "2024-03-31 10:20", _SENTENCES[0]]
    )
    assert _kept(dump) == [_SENTENCES[0]]


def test_names_in_brackets_do_not_hide_the_end_of_a_sentence() -> None:
    assert (
        shape("大桥昨日通车,居民盼了多年,桥上挤满了看热闹的人,直到夜里。(编译/林某某)").kind == "P"
    )


def test_a_word_that_holds_the_character_of_a_telegram_is_no_dateline() -> None:
    own = [
        shape(text + ",居民盼了多年的大桥昨日上午在雨中通车,桥上挤满了人。").own[15]
        for text in ("新华社栖川3月31日电", "晨光网讯 昨日", "集成电路价格上涨", "通讯员的来信里说")
    ]
    assert [one == 1 for one in own] == [True, True, False, False]


def test_a_line_that_opens_a_quotation_goes_on_in_the_next() -> None:
    torn = ["公司推出名为「Bridge Fast", "Start」的方案,帮助渡船公司卖票。", "《老街", "新桥》"]
    lines = [Line(number, text, fold(text)) for number, text in enumerate(torn, 1)]
    assert units(lines).last == [1, 3]
    apart = ["「大桥今天通车", "「渡船」周末照常", "栖川」"]
    lines = [Line(number, text, fold(text)) for number, text in enumerate(apart, 1)]
    assert units(lines).first[:2] == [0, 1]


def test_a_byline_is_not_joined_to_the_paragraph_below_it() -> None:
    dump = "\n".join(
        [
            "栖川大桥通车",
            "记者林某某 实习生周某某 通讯员陈某某 2024-03-31 10:20",
            _SENTENCES[0],
            _SENTENCES[1],
        ]
    )
    assert _kept(dump) == [*_SENTENCES[:2]]
