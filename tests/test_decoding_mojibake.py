"""Mojibake: what can be undone is, what cannot is named, and clean text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsclean.decoding import repair

SIMPLIFIED = "记者昨天从市教育局了解到，新学期将开设三十门选修课，学生可以按兴趣选择。"
TRADITIONAL = "記者昨天從市教育局了解到，新學期將開設三十門選修課，學生可以按興趣選擇。"


def latin(raw: bytes) -> str:
    return raw.decode("latin-1")


def western(raw: bytes) -> str:
    """As browsers read windows-1252: what it lacks stays a control character."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in raw)


@pytest.mark.parametrize("read", [latin, western])
@pytest.mark.parametrize(
    ("text", "codec"),
    [(SIMPLIFIED, "utf-8"), (TRADITIONAL, "utf-8"), (SIMPLIFIED, "gbk"), (TRADITIONAL, "big5")],
)
def test_read_as_western_is_undone(text: str, codec: str, read) -> None:  # type: ignore[no-untyped-def]
    repaired, warnings = repair(read(text.encode(codec)))
    assert repaired == text
    assert len(warnings) == 1 and "undone in 1 line" in warnings[0]


def test_twice_read_as_western_is_undone() -> None:
    once = latin(SIMPLIFIED.encode())
    assert repair(latin(once.encode()))[0] == SIMPLIFIED
    assert repair(western(western(SIMPLIFIED.encode()).encode()))[0] == SIMPLIFIED


def test_utf_8_read_as_gbk_is_undone() -> None:
    assert repair("今天新闻说天气转晴了".encode().decode("gbk"))[0] == "今天新闻说天气转晴了"


def test_big5_read_as_gbk_is_undone() -> None:
    wrong = TRADITIONAL.encode("big5").decode("gb18030")
    assert repair(wrong) == (TRADITIONAL, ("mojibake undone in 1 line: Big5 read as GBK",))


def test_lines_are_repaired_one_by_one_and_line_ends_stay() -> None:
    wrong = latin(SIMPLIFIED.encode())
    text = f"{SIMPLIFIED}\r\n{wrong}\r\n\r\n{SIMPLIFIED}\n{wrong}"
    right = f"{SIMPLIFIED}\r\n{SIMPLIFIED}\r\n\r\n{SIMPLIFIED}\n{SIMPLIFIED}"
    assert repair(text)[0] == right
    assert "2 lines" in repair(text)[1][0]


def test_clean_words_before_mojibake_stay() -> None:
    assert repair("标题：" + latin("今天新闻".encode()))[0] == "标题：今天新闻"
    wrong = "氣溫將會下降，請市民注意保暖。".encode("big5").decode("gb18030")
    assert repair("网友评论 " + wrong)[0] == "网友评论 氣溫將會下降，請市民注意保暖。"


def test_quotes_of_windows_1252_that_became_controls_are_quotes() -> None:
    text, warnings = repair("校长说：\x93欢迎\x94，又说\x97\x97不急。\n下一行\x93也是\x94。")
    assert text == "校长说：“欢迎”，又说——不急。\n下一行“也是”。"
    assert warnings == ("mojibake undone in 2 lines: windows-1252 read as Latin-1",)


@pytest.mark.parametrize("line", ["文\x9b31m红\x93字", "文\x80\x93\x94", "文\x85字", "\x84文\x96"])
def test_controls_that_are_no_quotes_are_left_for_what_they_are(line: str) -> None:
    assert repair(line) == (line, ())


@pytest.mark.parametrize("mark", ["锟斤拷", "屯屯屯", "烫烫烫"])
def test_what_is_lost_is_flagged(mark: str) -> None:
    text, warnings = repair(f"这里原来有字{mark}现在没有了")
    assert mark in text
    assert len(warnings) == 1 and mark in warnings[0] and "beyond repair" in warnings[0]


def test_utf_8_read_as_gbk_with_bytes_lost_is_flagged() -> None:
    wrong = SIMPLIFIED.encode().decode("gbk", "replace")
    text, warnings = repair(f"{SIMPLIFIED}\n{wrong}")
    assert text == f"{SIMPLIFIED}\n{wrong}"
    assert warnings == ("UTF-8 read as GBK in 1 line, with bytes lost: beyond repair",)


def test_a_lone_return_ends_a_line_too() -> None:
    wrong = latin(SIMPLIFIED.encode())
    assert repair(f"{SIMPLIFIED}\r{wrong}\r文")[0] == f"{SIMPLIFIED}\r{SIMPLIFIED}\r文"


@pytest.mark.parametrize(
    "line",
    [
        SIMPLIFIED,
        TRADITIONAL,
        "Café Zürich — 湖边的咖啡馆，São João 的分店",
        "尺寸：3×—5×，±0.5℃，½ 杯，x²+y²=z²，«引文»",
        "東京の新しい図書館がオープンした。ｶﾀｶﾅもある。",
        "서울의 새 도서관이 문을 열었다.",
        "ㄅㄆㄇㄈ 注音，ˈtʃaɪniːz，ǎǐǒǔ",
        "作者：喆、堃、淼、焱、犇、骉、龘、靐",
        "佢哋話嘅嘢，我哋都唔知係咪真嘅。",
        "鐘錶 鏡頭 錄音 鎮長 鍊條 銀行 銅鑼 鋼鐵 錢幣",
        "αβγδε, где и когда",
    ],
)
def test_a_clean_line_is_left_alone(line: str) -> None:
    assert repair(line) == (line, ())


@settings(deadline=None)
@given(
    st.text(st.sampled_from(SIMPLIFIED + TRADITIONAL + "、“”（）《》…—·abc 12\n\r"), max_size=200)
)
def test_common_characters_are_never_touched(text: str) -> None:
    assert repair(text) == (text, ())


@settings(deadline=None)
@given(st.text(max_size=200))
def test_repair_never_fails_and_keeps_the_line_ends(text: str) -> None:
    repaired, _ = repair(text)
    assert repaired.count("\n") == text.count("\n")


@settings(deadline=None)
@given(st.text(st.sampled_from(SIMPLIFIED), min_size=12, max_size=60))
def test_any_sentence_comes_back(text: str) -> None:
    assume(len(set(text)) > 6)
    assert repair(western(text.encode()))[0] == text
    assert repair(latin(text.encode("gbk")))[0] == text
