"""Conversion: what changes, and above all what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import UsageError
from newsclean.script import converter, target_tag
from newsclean.script.chains import configurations, load_chain
from newsclean.script.dictionaries import opencc_dictionary
from newsclean.script.matcher import Matcher

TARGETS = ["simplified", "traditional", "taiwan", "hongkong"]

WORDS = [
    word
    for name in ("STPhrases.txt", "TSPhrases.txt", "TWPhrases.txt", "TWPhrasesRev.txt")
    for pair in list(opencc_dictionary(name).items())[::37]
    for word in pair
]
MIXED = st.lists(
    st.sampled_from(WORDS) | st.text("发后干里面系只台著着乾參𠮷，。 \nA", max_size=4), max_size=12
).map("".join)


def convert(text: str, to: str, **options: object) -> str:
    return converter(to, **options).convert(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", configurations())
@settings(max_examples=40)
@given(text=MIXED)
def test_the_quick_way_writes_what_the_chain_writes(name: str, text: str) -> None:
    chain = load_chain(name)
    matcher = _matcher(name)
    assert matcher.convert(text) == chain.convert(text)


_MATCHERS: dict[str, Matcher] = {}


def _matcher(name: str) -> Matcher:
    if name not in _MATCHERS:
        _MATCHERS[name] = Matcher(load_chain(name))
    return _MATCHERS[name]


@pytest.mark.parametrize("to", TARGETS)
@given(text=st.text(st.characters(max_codepoint=0x2E7F)))
def test_only_chinese_characters_change(to: str, text: str) -> None:
    assert convert(text, to, from_="simplified") == text
    assert convert(text, to, from_="taiwan") == text


@pytest.mark.parametrize("to", TARGETS)
@given(text=MIXED)
def test_lines_stay_lines(to: str, text: str) -> None:
    assert convert(text, to).count("\n") == text.count("\n")


@pytest.mark.parametrize("to", TARGETS)
@given(text=MIXED)
def test_the_same_text_always_becomes_the_same(to: str, text: str) -> None:
    assert convert(text, to) == convert(text, to)


@pytest.mark.parametrize(
    ("to", "text"),
    [
        ("simplified", "记者从发布会上获悉，这部著作的原著者瞭望未来，为什么不呢。"),
        ("traditional", "記者從發佈會上獲悉，台灣與臺灣都有人寫。"),
        ("taiwan", "他在台北坐著看書，臺灣的網路資訊很多。"),
        ("hongkong", "佢哋喺巴士站坐着等咗好耐，裏面好多人。"),
        ("keep", "記者记者"),
    ],
)
def test_text_already_in_the_target_is_unchanged(to: str, text: str) -> None:
    assert convert(text, to) == text


@pytest.mark.parametrize("to", ["taiwan", "hongkong"])
def test_what_came_out_in_a_regions_script_comes_out_unchanged(to: str) -> None:
    words = "一包面粉|两张床|一群羊|山峰|以此为借口|凭借|粽子|虚伪|大众|灶台|里面|看着|沩山|搵食"
    for word in words.split("|"):
        written = convert(word, to, from_="simplified")
        assert convert(written, to, from_="traditional") == written


def test_what_hong_kong_writes_as_others_do_stays() -> None:
    text = "他以此為藉口離開，憑藉一張床、一袋麵粉過了冬。"
    assert convert(text, "hongkong", from_="taiwan") == text


@pytest.mark.parametrize(
    ("to", "text", "written"),
    [
        ("simplified", "上海著力于網絡建設，“揭榜”", "上海着力于网络建设，“揭榜”"),
        ("simplified", "原著與土著，看著這部名著", "原著与土著，看着这部名著"),
        ("taiwan", "老人的头发现在被发明家洗干净了", "老人的頭髮現在被發明家洗乾淨了"),
        ("zh-TW", "在书里看着", "在書裡看著"),
        ("zh-HK", "在书里看着", "在書裏看着"),
        ("s2twp", "鼠标里面的硅二极管坏了", "滑鼠裡面的矽二極體壞了"),
        ("t2s", "著名著者", "著名著者"),
    ],
)
def test_what_a_text_becomes(to: str, text: str, written: str) -> None:
    assert convert(text, to) == written


def test_regional_words_change_only_when_asked() -> None:
    assert convert("信息网络", "taiwan") == "信息網絡"
    assert convert("信息网络", "taiwan", phrases=True) == "資訊網路"
    assert convert("資訊網路", "simplified") == "资讯网路"
    assert convert("資訊網路", "simplified", phrases=True) == "信息网络"


def test_text_that_a_machine_took_from_simplified_goes_back_first() -> None:
    text = "公司對于信息網絡的制造與系統里的數據庫十分了解。"
    assert convert(text, "taiwan", phrases=True) == (
        "公司對於資訊網路的製造與系統裡的資料庫十分了解。"
    )


def test_a_mixed_text_is_converted_where_it_needs_it() -> None:
    text = "这是简体的一行\n這是繁體的一行\n"
    assert convert(text, "simplified") == "这是简体的一行\n这是繁体的一行\n"
    assert convert(text, "traditional") == "這是簡體的一行\n這是繁體的一行\n"


def test_a_clause_of_both_scripts_alike_is_cut_where_they_meet() -> None:
    assert convert("头发和頭髮", "simplified") == "头发和头发"
    assert convert("頭髮與头发", "traditional") == "頭髮與頭髮"
    # One that quotes a word of the other is left as it is.
    quoting = "这里说的是头发，不是「國」这个字"
    assert convert(quoting, "simplified") == quoting


def test_the_other_script_of_a_mixed_text_says_nothing_of_a_region() -> None:
    text = "后面的干部发展了，头发干燥\n電話台灣臺灣\n"
    assert convert(text, "taiwan").splitlines()[1] == "電話台灣臺灣"
    left_behind = "然后制造了干部，台灣與臺灣的臺北台北，聯系軟件"
    assert convert(left_behind, "taiwan") == "然後製造了幹部，台灣與臺灣的臺北台北，聯繫軟件"


def test_addresses_stay() -> None:
    text = "见 https://example.org/软件/发 与 a.b@example.org，www.example.org/干"
    assert convert(text, "taiwan", from_="simplified") == (
        "見 https://example.org/软件/发 與 a.b@example.org，www.example.org/干"
    )
    assert convert("见 a@头发.cn发 与 www.头发.com/干", "taiwan", from_="simplified") == (
        "見 a@头发.cn發 與 www.头发.com/干"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("联系张三@例子.中国即可", "聯繫张三@例子.中国即可"),
        ("邮箱：a.发@干部.公司，后面", "郵箱：a.发@干部.公司，後面"),
        ("他说@干部 发展", "他說@幹部 發展"),  # somebody is called: no address
        ("例子.中国的后面", "例子.中國的後面"),  # where a name begins nothing shows
    ],
)
def test_addresses_in_chinese_stay(text: str, written: str) -> None:
    assert convert(text, "taiwan", from_="simplified") == written


def test_a_word_that_stands_twice_is_written_alike() -> None:
    assert convert("台湾台湾", "taiwan") == "臺灣臺灣"
    assert convert("我爱台湾台湾爱我", "traditional") == "我愛臺灣臺灣愛我"


def test_a_sample_decides_for_short_fields() -> None:
    fields = converter("taiwan").for_sample("这个标题里没有说明什么")
    assert fields("里面") == "裡面"


def test_a_users_words_win(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("# mine\n发展\t發-展 別的\n", encoding="utf-8")
    assert convert("经济发展了", "taiwan", dicts=[str(mine)]) == "經濟發-展了"


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"\xe5\x8f\x91\t\xe7\x99\xbc\nno tab\n", 2), (b"a\tb\n\n\xff\tx\n", 3), (b"a\t\n", 1)],
)
def test_a_broken_dictionary_is_wrong_usage_with_its_line(
    tmp_path: Path, content: bytes, line: int
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(content)
    with pytest.raises(UsageError, match=f"broken.txt: line {line}:"):
        converter("taiwan", dicts=[str(broken)])


def test_a_missing_dictionary_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        converter("taiwan", dicts=[str(tmp_path / "nowhere.txt")])


def test_wrong_names_are_said_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="'taiwan'"):
        converter("taiwam")
    with pytest.raises(UsageError, match="'s2twp'"):
        converter("s2twpp")
    with pytest.raises(UsageError, match="'simplified'"):
        converter("taiwan", from_="simplifed")
    with pytest.raises(UsageError, match="newsclean"):
        converter("taiwan", engine="newscleen")


def test_the_other_engine_writes_what_that_package_writes() -> None:
    other = converter("tw2s", engine="opencc-python-reimplemented")
    assert other.convert("什么") == "什幺"
    with pytest.raises(UsageError, match="jp2t"):
        converter("jp2t", engine="opencc-python-reimplemented")


def test_the_other_engine_goes_by_the_source_that_was_said() -> None:
    engine = {"engine": "opencc-python-reimplemented"}
    text = "他接著看，裏面有書"
    assert convert(text, "simplified", from_="traditional", **engine) == convert(
        text, "t2s", **engine
    )
    assert convert(text, "simplified", from_="traditional", **engine) == "他接著看，里面有书"
    assert convert(text, "simplified", from_="taiwan", **engine) == "他接着看，里面有书"
    assert convert(text, "simplified", from_="hongkong", **engine) == convert(
        text, "hk2s", **engine
    )
    assert convert(text, "simplified", **engine) == convert(text, "tw2s", **engine)


def test_the_tags_of_targets() -> None:
    assert [target_tag(to) for to in TARGETS] == ["zh-Hans", "zh-Hant", "zh-TW", "zh-HK"]
    assert target_tag("keep") is None
    assert target_tag("s2hkp") == "zh-HK"


def test_words_of_both_scripts_are_swapped_by_region() -> None:
    assert converter("taiwan", phrases=True).convert("信息") == "資訊"
    assert converter("taiwan").convert("信息") == "信息"
    assert converter("s2twp").convert("信息安全") == "資訊安全"
