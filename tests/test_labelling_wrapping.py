"""Hard wraps: paragraphs come back whole at any width, and lines that are separate stay so."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.labelling import split
from newsclean.labelling.units import units
from newsclean.script import fold

STORY = (
    "今年入夏以来，青石镇的老码头每到傍晚都挤满了纳凉的居民。镇里决定把废弃三年的仓库改成图书室，"
    "首批购入图书一万两千册，其中一半适合孩子看。",
    "负责人林晓禾说，改造前仓库漏雨，墙面开裂，连电线也是四十年前拉的。施工队先用两周清理了堆在院里的"
    "旧缆绳和渔网，再把屋顶的瓦片一片一片换下来，又在墙里加了一层钢架。",
    "工程总投资386万元，其中镇财政出资120万元，其余由本地企业和居民捐助；图书用RFID标签管理，读者可以用"
    "Harbour Reader这个App借书，也可以到柜台办理。",
    "不过，也有人担心停车难。镇政府回应称，码头东侧的空地将改成停车场，提供八十二个车位，前两小时免费，"
    "夜里也有人看守。",
)
TRADITIONAL = (
    "雲嶺縣的梯田今年第一次用上了無人機播種，一架機器一天能播二百畝。合作社理事長羅啟明算了一筆帳，"
    "過去請人插秧，一畝要花一百八十元，現在只要三十五元。",
    "無人機由縣農機站統一調度，農戶在手機上預約即可，第二天一早機器就會到田頭。「年輕人願意回來了，"
    "因為種田不用再彎腰。」羅啟明笑著說。",
)


def wrapped(
    text: str, width: int, words: bool = True, first: str = "", rest: str = ""
) -> list[str]:
    """A paragraph as a terminal browser wraps it: Latin words stay whole, and nothing else."""
    lines, line = [], first
    for unit in pieces(text) if words else list(text):
        if columns(line + unit) > width and line.strip():
            lines.append(line.rstrip() if words else line)
            line = rest
            if unit == " ":
                continue
        line += unit
    return [*lines, line]


def pieces(text: str) -> list[str]:
    found: list[str] = []
    for sign in text:
        if found and "!" <= sign <= "~" and "!" <= found[-1][-1] <= "~":
            found[-1] += sign
        else:
            found.append(sign)
    return found


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def groups(text: str) -> list[tuple[int, int]]:
    """First and last line of each unit."""
    parts = units(split(text, fold).lines)
    return list(zip(parts.first, parts.last, strict=True))


def apart(text: str) -> bool:
    return all(first == last for first, last in groups(text))


def laid_out(paragraphs: list[list[str]], blank: bool = True) -> tuple[str, list[tuple[int, int]]]:
    """The text of wrapped paragraphs, and first and last line of each."""
    lines: list[str] = []
    found = []
    for paragraph in paragraphs:
        found.append((len(lines), len(lines) + len(paragraph) - 1))
        lines += [*paragraph, ""] if blank else paragraph
    return "\n".join(lines), found


@pytest.mark.parametrize("width", [30, 36, 40, 50, 56, 60, 66, 72, 76, 78, 80, 100, 120])
@pytest.mark.parametrize("story", [STORY, TRADITIONAL], ids=["hans", "hant"])
def test_paragraphs_parted_by_blank_lines_are_whole_at_any_width(
    width: int, story: tuple[str, ...]
) -> None:
    text, expected = laid_out([wrapped(one, width) for one in story])
    assert groups(text) == expected
    assert groups(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("width", [36, 40, 56, 72, 80])
@pytest.mark.parametrize(
    ("first", "rest"), [("　　", ""), ("    ", ""), ("   ", "   ")], ids=["wide", "spaces", "all"]
)
def test_indents_part_paragraphs_or_say_nothing(width: int, first: str, rest: str) -> None:
    paragraphs = [wrapped(one, width, True, first, rest) for one in STORY]
    text, expected = laid_out(paragraphs, blank=first == rest)
    assert groups(text) == expected


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_menu_above_and_headlines_below_stay_lines_of_their_own(width: int) -> None:
    menu = ["首页", "新闻", "体育", "登录 注册", ""]
    below = [
        "",
        "相关新闻",
        "旧仓库里的放映室重新亮灯",
        "RFID卡在三个区试用",
        "APP预约，农户说方便",
    ]
    text, expected = laid_out([wrapped(one, width) for one in STORY])
    start = len(menu)
    found = groups("\n".join([*menu, text, *below]))
    assert [one for one in found if one[0] >= start][: len(expected)] == [
        (first + start, last + start) for first, last in expected
    ]
    story = range(start, start + len(text.split("\n")))
    assert all(first == last for first, last in found if first not in story)


def test_a_display_that_breaks_words_is_whole_too() -> None:
    text, expected = laid_out([wrapped(one, 40, words=False) for one in STORY])
    assert groups(text) == expected


def test_a_mark_never_begins_a_line_where_a_dump_keeps_it_from_it() -> None:
    lines = [
        "镇里决定把废弃三年的仓库改成图书室，",
        "首批购入图书一万两千册，供老人和孩子",
        "读书看报。负责人说，改造前的仓库漏",
        "雨，墙面也开裂了，连电线都是四十年前",
        "拉的，院里还堆着旧缆绳和渔网。",
    ]
    assert groups("\n".join(lines)) == [(0, 4)]


def test_one_full_line_is_enough_in_a_text_that_says_nothing_else() -> None:
    text = wrapped("图书室设在码头路老仓库的一楼，每周二至周日早上九点开放，晚上八点闭馆。", 64)
    assert len(text) == 2
    assert groups("\n".join(text)) == [(0, 1)]
    brief = ["图书室开放", "", "图书室设在码头，每周二至周日早上九点", "开放，晚上八点闭馆。"]
    assert groups("\n".join(brief)) == [(0, 0), (2, 2), (3, 3)]


def test_a_full_line_that_ends_a_sentence_ends_its_paragraph_where_most_sentences_do() -> None:
    full = "镇政府回应称，码头东侧的空地要改成停车场。"
    short = [
        "负责人林晓禾说，改造前仓库漏雨，墙面开裂",
        "，连电线也是四十年前拉的。",
        "施工队先用两周清理了堆在院里的旧缆绳和渔",
        "网，再换下屋顶的瓦片。",
        "工程总投资三百八十六万元，其中镇财政出资",
        "一百二十万元，其余由居民捐助。",
    ]
    own = "\n".join([*short, full, "停车场有八十二个车位，前两个小时免费，夜里"[:20], "有人看守。"])
    assert (6, 6) in groups(own)
    parted = "\n".join(line + "\n" * ("。" in line) for line in short)
    last = len(parted.split("\n"))
    assert groups(f"{parted}\n{full}\n居民说，这样就放心了。")[-1] == (last, last + 1)


def test_a_heading_below_a_full_line_is_not_its_end() -> None:
    lines = wrapped(STORY[1], 40)
    full = "镇政府回应称，码头东侧的空地要改成停车场。"[-20:]
    text = "\n".join([*lines, "", *lines[:-1], full, "停车难怎么办", *lines])
    found = groups(text)
    heading = len(lines) * 2 + 1
    assert (heading, heading) in found


POEM = """我把旧地图折成一只船放进春天的河里，
它经过了柳巷，经过了会展中心，
经过了一切没有名字的桥，
像一封忘记了收信人的信。"""
COUPLETS = """青石阶前雨未休，一江春水向东流，
渡头灯火三更后，犹有人归万里舟。
旧缆新痕皆是客，长桥短笛总成秋，
明朝又被山风唤，吹落梅花满渡头。"""
LYRICS = """风从北岭吹过来的时候我正在等车
站牌上的字被雨水洗得很淡很淡
你从对面的楼里走出来没有带伞
我们隔着一条河一样宽的马路笑"""
HEADLINES = """老码头仓库改成图书室，首批购入图书一万两千册
梯田第一次用上无人机，一架机器一天播二百亩地
白鹭湖候鸟连续第四年增加，共记录到七十六种鸟
翻译耳机开售，处理器由公司设计、耗电减半以上
县医院开设夜间门诊，挂号费用与白天完全相同了"""
TRUNCATED = """环湖公路限速降到每小时三十公里，夜间禁止货车通行...
镇里决定把废弃三年的仓库改成图书室，首批购入图书...
台风预计在后天凌晨登陆，中心附近最大风力十二级，市...
展览分为三个部分，观众可以在互动区里亲手绣一片叶子..."""
QUESTIONS = """问：借书要收费吗，押金多少？
答：不收费，只需要押金五十元
问：RFID卡丢了怎么办
答：凭身份证补办，工本费五元
APP预约成功后，二十四小时内有效"""
ITEMS = """符合以下条件的市民，可以在年底以前办理借阅证：
1.在本市连续居住满一年，并能提供租房合同
2.在本市就读的学生，凭学生证办理；
(3)图书卡丢失的读者，补办收工本费五元；
④六十五岁以上的老人，免押金"""
TABLE = """名次 球队 胜 负 积分
1 长风队 8 1 24
2 海棠队 7 2 21"""
ADDRESSES = """海棠体育馆：南屏市会展大道201号，地铁六号线会展中心站B口
长风体育馆：北岭市体育路9号，公交12路、35路体育馆站"""
STARTS = """的士夜间起步价调整方案，听证会下周二举行
的士司机老陈常在医院门口等客，他说夜里的生意比以前好了三成
了解更多信息，请关注我们的公众号，每天上午更新
RFID借阅卡怎么办，三个问题一次说清
RFID借阅卡在柜台办理，押金五十元，退卡时全额退还。
海棠队主场获胜，取得四连胜，追平纪录
25比23，最后一局海棠队落后六分仍然翻盘。"""
CAPTION = """这是开馆当天的现场，读者在门口排队等候入场。本报记者 林木 摄
RFID借阅卡在柜台办理，押金五十元，退卡时全额退还，丢失补办要收五元。"""

ADVERTISED = """负责人林晓禾说，改造前仓库漏雨，墙面开裂，连电线也是四十年前拉的。请继续往下阅读...
图书室每周二至周日开放。"""
LONG = """负责人林晓禾说，改造前仓库漏雨，墙面开裂，连电线也是四十年前拉的，瓦片也碎了。点击下载
图书室每周二至周日开放。"""


@pytest.mark.parametrize(
    "text",
    [
        ADVERTISED,
        LONG,
        POEM,
        COUPLETS,
        LYRICS,
        HEADLINES,
        TRUNCATED,
        QUESTIONS,
        ITEMS,
        TABLE,
        ADDRESSES,
        STARTS,
        CAPTION,
        "\n".join(STORY),
    ],
)
def test_lines_of_their_own_stay_apart(text: str) -> None:
    assert apart(text)
    assert apart("首页\n新闻\n\n" + text)


def test_numbers_in_a_sentence_are_no_items() -> None:
    lines = [
        "四局的比分是二十五比二十一、二十二比",
        "25、25比18和25比23，海棠队的唐一诺拿",
        "下全场最高的二十七分，她在上个月末才",
        "从膝伤中恢复，连教练马德福也没有想到",
        "她能打满四局。",
    ]
    assert groups("\n".join(lines)) == [(0, 4)]


@given(st.text(alphabet="甲乙，。* a1.\n　“", max_size=200))
def test_any_text_is_in_units(text: str) -> None:
    lines = split(text, fold).lines
    parts = units(lines)
    assert len(parts.first) == len(parts.last) == len(parts.text)
    assert all(a <= b for a, b in zip(parts.first, parts.last, strict=True))
