"""What a page calls itself where it speaks to its readers."""

import pytest

import newsclean

_STORY = (
    "栖川大桥昨日上午通车,两岸居民过河只要五分钟。过去坐渡船要四十分钟,遇上大雾还得停航。",
    "大桥全长两公里,从开工到通车用了三年。桥面有六条车道,两侧留出了行人和自行车走的路。",
    "通车之后,两岸的公交车要改走大桥,渡船在周末照常开行。市民说,坐船看日落还是值得的。",
)


def _site(*below: str, above: tuple[str, ...] = ("首页",)) -> str | None:
    dump = (*above, "栖川大桥昨日通车", "2024-03-31 10:20", *_STORY, "责任编辑:林某某", *below)
    return newsclean.clean("\n".join(dump)).site


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("未经河畔网书面授权,严禁转载,违者将被追究法律责任。", "河畔网"),
        ("版权声明:本文版权归河畔評論中文網所有,未经允许不得转载。", "河畔評論中文網"),
        ("1. 凡本网注明“来源:河畔网”的所有作品,版权均属于河畔网,未经授权不得转载。", "河畔网"),
        ("返回河畔首页 返回社会频道首页", "河畔"),
        ("本文为河畔杂志原创,转载请联系后台授权。", "河畔杂志"),
        ("关注河畔网公众号 掌握第一手消息", "河畔网"),
        ("下載「河畔新聞」APP,即看城中熱話", "河畔新聞"),
        ("《河畔新聞》提醒您:喝酒不開車,平安回家。", "河畔新聞"),
        ("河畔晚报社 版权所有", "河畔晚报"),
        ("河畔有限公司版權所有 © 2023", "河畔"),
    ],
)
def test_a_page_names_itself(said: str, name: str) -> None:
    assert _site(said) == name


@pytest.mark.parametrize(
    "said",
    [
        "未经作者授权,严禁转载。",
        "本文版权归原作者所有,如有侵权请联系删除。",
        "关注我们的公众号",
        "关注官方微信 下载手机客户端",
        "下载老人打车App",
        "技术支持:河畔信息中心 备案号:",
        "返回顶部 返回首页",
        "有限公司 版权所有",
        "3. 食堂新窗口试营业\n版权所有",
    ],
)
def test_what_is_said_of_any_page_names_none(said: str) -> None:
    assert _site(said) is None


def test_an_invitation_that_names_no_site_by_its_looks_counts_twice() -> None:
    assert _site("加入週看王LINE好友 掌握最新八卦") is None
    assert _site("加入週看王LINE好友", "下載週看王APP") == "週看王"


def test_two_names_that_are_said_alike_are_none() -> None:
    assert _site("关注河畔网公众号", "关注山前网公众号") is None


def test_the_first_words_of_a_page_are_its_name_where_they_look_like_one() -> None:
    assert _site(above=("* 河畔网", "* 国内", "* 国际")) == "河畔网"
    assert _site(above=("栖川大桥昨日通车_国内_河畔网", "* 国际")) == "河畔网"
    assert _site(above=("* 国内", "* 国际")) is None


def test_the_site_and_its_section_in_one_word_of_a_breadcrumb_are_two() -> None:
    article = newsclean.clean("\n".join(["河畔网财经 > 公司 > 正文", "栖川大桥通车", *_STORY]))
    assert (article.site, article.section) == ("河畔网", ("财经", "公司"))
