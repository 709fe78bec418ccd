"""Bytes to text: what an archive may hold comes back exactly, and nothing makes it fail."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.decoding import codec_name, decode
from newsclean.decoding.euc_tw import plane
from newsclean.errors import InputError, NewscleanError, UsageError

SIMPLIFIED = (
    "本报讯 市气象台今天上午发布消息，未来三天全市将有小到中雨，气温下降五到八度。"
    "记者从交通部门了解到，早高峰期间多条线路增加了班次，市民出行请注意安全。\n"
    "专家表示，这次降温过程持续时间不长，周末天气将会转晴。\n"
)
TRADITIONAL = (
    "本報訊 市氣象臺今天上午發布消息，未來三天全市將有小到中雨，氣溫下降五到八度。"
    "記者從交通部門了解到，早高峰期間多條線路增加了班次，市民出行請注意安全。\n"
    "專家表示，這次降溫過程持續時間不長，週末天氣將會轉晴。\n"
)
CANTONESE = "佢哋話嘅嘢我哋都知，咁樣做係唔啱嘅，你睇吓點樣搞掂佢啦。\n"

#: Text, the codec that writes it, and what decode calls the encoding.
ROUND_TRIPS = [
    (SIMPLIFIED, "utf-8", "utf-8"),
    (SIMPLIFIED, "utf-8-sig", "utf-8"),
    (SIMPLIFIED, "gb2312", "gb18030"),
    (SIMPLIFIED, "gbk", "gb18030"),
    (TRADITIONAL, "gbk", "gb18030"),
    (SIMPLIFIED + "㐂𠮷野", "gb18030", "gb18030"),
    (TRADITIONAL, "big5", "big5"),
    (TRADITIONAL, "cp950", "big5"),
    (CANTONESE.replace("嘅", ""), "big5hkscs", "big5"),
    (SIMPLIFIED, "utf-16", "utf-16le"),
    (SIMPLIFIED, "utf-16-le", "utf-16le"),
    (TRADITIONAL, "utf-16-be", "utf-16be"),
    (SIMPLIFIED, "utf-32", "utf-32le"),
    (TRADITIONAL, "utf-32-le", "utf-32le"),
    (TRADITIONAL, "utf-32-be", "utf-32be"),
    (SIMPLIFIED, "hz", "hz"),
]


@pytest.mark.parametrize(("text", "codec", "name"), ROUND_TRIPS)
def test_what_a_codec_wrote_comes_back(text: str, codec: str, name: str) -> None:
    found = decode(text.encode(codec))
    assert (found.text, found.encoding) == (text, name)
    assert (found.bad_bytes, found.warnings) == (0, ())


def euc_tw(char: str) -> bytes:
    if char.isascii():
        return char.encode()
    row, cell = divmod(plane(1).index(char), 94)
    return bytes((0xA1 + row, 0xA1 + cell))


@pytest.mark.parametrize("start", range(0, 60, 7))
@pytest.mark.parametrize(("text", "codec"), [(SIMPLIFIED, "gbk"), (TRADITIONAL, "big5")])
def test_ten_characters_are_enough(text: str, codec: str, start: int) -> None:
    piece = text[start : start + 10]
    assert decode(piece.encode(codec)).text == piece


def test_euc_tw_and_iso_2022_cn_are_read() -> None:
    text = TRADITIONAL.replace("，", "").replace("。", "")
    found = decode(b"".join(map(euc_tw, text)))
    assert (found.text, found.encoding) == (text, "euc-tw")
    assert decode(bytes.fromhex("8ea1c4e3 8ea2a1a1"), encoding="euc-tw").text == "中乂"
    iso = b"\x1b$)A\x0eVPND\x0f (\x1b$*H\x1bN!!)\n\x1b$)G\x0eDcEF\x0f"
    found = decode(iso)
    assert (found.text, found.encoding) == ("中文 (乂)\n中文", "iso-2022-cn")


def test_ascii_is_ascii_and_nothing_is_nothing() -> None:
    assert decode(b"plain\r\n").encoding == "ascii"
    assert decode(b"") == ("", "utf-8", "empty", 0, (), (), ())


def test_short_gbk_that_could_be_utf_8_is_contested() -> None:
    assert decode("联通".encode("gbk")).text == "联通"
    assert decode("café".encode()).text == "café"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x80", "€"),
        (bytes.fromhex("a8bc fe59 a6d9"), "ḿ龴︐"),
        (bytes.fromhex("8135f437"), "\ue7c7"),
        (bytes.fromhex("90308130"), "\U00010000"),
        (bytes.fromhex("84318237 81"), "︑\ufffd"),  # cut off in the middle
        (bytes.fromhex("81 ff 41"), "\ufffdA"),  # a byte that is no second one goes with the first
        (bytes.fromhex("81 20"), "\ufffd "),  # but never if it is ASCII
        (bytes.fromhex("81 30 81 41"), "\ufffd0丄"),
    ],
)
def test_gb18030_is_the_webs(data: bytes, text: str) -> None:
    assert decode(data, encoding="gb18030").text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (bytes.fromhex("a3e1 fb48 fdbb"), "€嘅港"),
        (bytes.fromhex("a145 a14e a1c2 a1e3"), "‧﹑¯～"),
        (bytes.fromhex("a1fe a241 a240 a242"), "／∕＼﹨"),
        (bytes.fromhex("a4a2 41a2 41"), "丐A∕"),
        (bytes.fromhex("8862"), "Ê̄"),
        (bytes.fromhex("80 ff 8140"), "\ufffd\ufffd\ufffd@"),
    ],
)
def test_big5_is_the_webs(data: bytes, text: str) -> None:
    assert decode(data, encoding="big5").text == text


def test_an_undecodable_byte_is_counted_and_placed() -> None:
    data = SIMPLIFIED.encode("gbk")
    found = decode(data[:41] + b"\xff" + data[41:])
    assert found.encoding == "gb18030"
    assert (found.bad_bytes, found.bad_offsets) == (1, (41,))
    assert found.text == SIMPLIFIED[:21] + "\ufffd" + SIMPLIFIED[21:]
    assert found.warnings == ("1 byte is not gb18030 and became U+FFFD, the first at offset 41",)


def test_a_lost_byte_does_not_spoil_the_rest_of_the_line() -> None:
    data = SIMPLIFIED.encode("gbk")
    found = decode(data[:21] + data[22:])
    assert found.text[-80:] == SIMPLIFIED[-80:]
    assert found.bad_bytes == 1


def test_a_file_cut_inside_a_character_is_read_from_the_next() -> None:
    for start in range(4, 40):
        gbk = decode(SIMPLIFIED[start:].encode("gbk")[1:])
        assert gbk.text.endswith(SIMPLIFIED[start + 4 :])
        # Second bytes in ASCII, as half of Big5's are, bring a decoder back by themselves, after
        # one or two wrong characters that nobody can tell from right ones.
        big5 = decode(TRADITIONAL[start:].encode("big5")[1:])
        assert big5.text.endswith(TRADITIONAL[start + 4 :])
    found = decode(SIMPLIFIED[4:].encode("gbk")[1:])
    assert (found.text, found.bad_offsets) == ("\ufffd" + SIMPLIFIED[5:], (0,))


def test_strict_names_the_offset() -> None:
    with pytest.raises(InputError) as caught:
        decode("新闻".encode("gbk") + b"\xff", strict=True)
    assert caught.value.code == "undecodable"
    assert "offset 4" in str(caught.value)


def test_only_ten_offsets_are_kept() -> None:
    found = decode("新闻".encode() * 50 + b"\xff" * 30)
    assert found.bad_bytes == 30
    assert found.bad_offsets == tuple(range(300, 310))


def test_lone_surrogates_are_bad_bytes() -> None:
    data = b"\xff\xfe" + "新\ud800闻".encode("utf-16-le", "surrogatepass")
    found = decode(data)
    assert found.text == "新\ufffd闻"
    assert (found.bad_bytes, found.bad_offsets) == (2, (4, 5))


@pytest.mark.parametrize("said", ["gb2312", "big5", "iso-8859-1", "shift_jis", "nonsense"])
def test_a_declaration_is_not_believed_but_reported(said: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">{TRADITIONAL}'
    found = decode(page.encode())
    assert (found.text, found.encoding) == (page, "utf-8")
    assert found.warnings == (f"the page says that it is {said}, but its bytes are utf-8",)
    header = decode(page.encode("big5"), declared="utf-8")
    assert header.text == page


def test_a_true_declaration_is_no_news() -> None:
    page = f"<meta charset='gb2312'>{SIMPLIFIED}"
    assert decode(page.encode("gbk")).warnings == ()


def test_a_utf_8_head_and_a_legacy_tail_are_both_read() -> None:
    found = decode(TRADITIONAL.encode() + b"\n" + TRADITIONAL.encode("big5"))
    assert found.text == TRADITIONAL + "\n" + TRADITIONAL
    assert (found.encoding, found.decided_by) == ("utf-8+big5", "line by line")
    assert found.warnings == ("lines in different encodings, utf-8 and big5",)
    assert found.bad_bytes == 0


@pytest.mark.parametrize(("first", "second"), [("gbk", "big5"), ("big5", "gbk")])
def test_gbk_and_big5_in_one_file_are_both_read(first: str, second: str) -> None:
    texts = {"gbk": SIMPLIFIED, "big5": TRADITIONAL}
    found = decode(texts[first].encode(first) * 3 + texts[second].encode(second))
    assert found.text == texts[first] * 3 + texts[second]
    assert found.decided_by == "line by line"


@pytest.mark.parametrize(("first", "second"), [("gbk", "utf-8"), ("utf-8", "gbk")])
def test_a_line_may_change_its_encoding(first: str, second: str) -> None:
    line = SIMPLIFIED.replace("\n", "")
    assert decode(line.encode(first) + line.encode(second)).text == line * 2


def test_nuls_make_no_binary() -> None:
    padded = SIMPLIFIED.encode("gbk") + bytes(64)
    assert decode(padded).text == SIMPLIFIED + "\0" * 64


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(40),
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff",
        b"%PDF-1.7\n1 0 obj",
        zlib.compress(SIMPLIFIED.encode() * 3) * 3,
    ],
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.code == "binary"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("東京都は昨日、新しい計画を発表した。", "shift_jis", "shift_jis"),
        ("東京都は昨日、新しい計画を発表した。", "euc_jp", "euc-jp"),
        ("서울시는 어제 새로운 계획을 발표했다.", "euc_kr", "euc-kr"),
        ("Le café était fermé à cause de la grève.", "cp1252", "windows-1252"),
        ("Сегодня в городе ожидается дождь.", "cp1251", "windows-1251"),
    ],
)
def test_neighbours_are_not_taken_for_chinese(text: str, codec: str, name: str) -> None:
    found = decode(text.encode(codec))
    assert (found.text, found.encoding) == (text, name)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("GB2312", "gbk"),
        ("x-gbk", "gbk"),
        ("Big5-HKSCS", "big5"),
        ("cp950", "big5"),
        ("latin1", "windows-1252"),
        ("utf8", "utf-8"),
        ("utf-16", "utf-16le"),
        ("hz-gb-2312", "hz"),
        ("euc_tw", "euc-tw"),
        ("mac_turkish", "mac-turkish"),
    ],
)
def test_names_are_the_webs_then_pythons(label: str, name: str) -> None:
    assert codec_name(label) == name


def test_the_webs_user_defined_bytes_are_private_characters() -> None:
    found = decode(b"a\x80\xff", encoding="X-User-Defined")
    assert (found.text, found.bad_bytes) == ("a\uf780\uf7ff", 0)


def test_a_wrong_name_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean gb18030"):
        codec_name("gb18O30")
    for label in ("rot13", "idna", "unicode_escape", "", "a\0b"):
        with pytest.raises(UsageError):
            codec_name(label)


def test_what_was_asked_for_is_done() -> None:
    found = decode(SIMPLIFIED.encode("gbk"), encoding="big5")
    assert (found.encoding, found.decided_by) == ("big5", "asked")
    assert decode(b"\xef\xbb\xbfa", encoding="utf8").text == "a"


CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=300)


@settings(deadline=None)
@given(CHINESE)
def test_any_chinese_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text


@settings(deadline=None)
@given(st.text(max_size=100), st.sampled_from(["utf-8", "utf-16-le", "utf-32-be", "gb18030"]))
def test_asked_for_any_text_comes_back(text: str, codec: str) -> None:
    kept = "".join(c for c in text if not 0xE000 <= ord(c) <= 0xF8FF and c not in "\u1e3f\ufeff")
    found = decode(
        b"x" + kept.encode(codec) if codec == "gb18030" else kept.encode(codec), encoding=codec
    )
    assert found.text == ("x" + kept if codec == "gb18030" else kept)


@settings(deadline=None, max_examples=300)
@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                b"\xff",
                b"\x80",
                b"\x81",
                b"0",
                b"\n",
                b"\0",
                b"~{",
                b"\x1b$)A\x0e",
                b"\xe4\xb8\xad",
                b"\xd6\xd0",
                b"\xa4\xa4",
                b"\x8e\xa2",
                b"<meta charset=",
                b"\xa2A",
                b"\xff\xfe",
                b" ",
            ]
        ),
        max_size=60,
    ).map(b"".join)
)
def test_whatever_the_bytes_there_is_text_or_a_clear_error(data: bytes) -> None:
    try:
        found = decode(data)
    except NewscleanError as error:
        assert isinstance(error, InputError) and error.code == "binary"
        return
    found.text.encode("utf-8")  # no lone surrogates
    assert len(found.bad_offsets) == min(found.bad_bytes, 10)
    assert all(0 <= offset < len(data) for offset in found.bad_offsets)
    assert bool(found.bad_bytes) <= ("\ufffd" in found.text)


@settings(deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(
        [
            "gbk",
            "big5",
            "euc-tw",
            "hz",
            "iso-2022-cn",
            "utf-16",
            "utf-7",
            "shift_jis",
            "windows-1253",
        ]
    ),
)
def test_no_reader_fails(data: bytes, name: str) -> None:
    found = decode(b"." + data, encoding=name)
    found.text.encode("utf-8")


@settings(deadline=None, max_examples=40)
@given(st.binary(min_size=1, max_size=30), st.integers(0, 2))
def test_work_grows_with_the_bytes_and_no_faster(unit: bytes, kind: int) -> None:
    """Counted, not timed: how often Python code is called for four times the bytes."""
    joint = (b"", b"\n", "新闻".encode("gbk"))[kind]
    times = 1024 // len(unit + joint) + 1
    _calls((unit + joint) * times)  # loads what is loaded once
    small, large = (_calls((unit + joint) * n) for n in (times, 4 * times))
    assert large < 6 * small + 4000


def _calls(data: bytes) -> int:
    import sys

    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event.endswith("call")

    sys.setprofile(counted)
    try:
        decode(data)
    except InputError:
        pass
    finally:
        sys.setprofile(None)
    return count
