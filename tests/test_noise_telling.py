"""What a story tells of codes, apps and rights is no word of the page to its reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import script
from newsclean.model import Line
from newsclean.noise import RuleBook, load
from newsclean.noise.telling import tells, unquoted

TOLD = [
    # somebody says it
    "店员说，扫一扫二维码，下载App还可以领取优惠券。",
    "未经许可不得转载他人作品，平台应当尽到审核的义务，律师认为。",
    "老师说：“请登录后发表评论。”",
    "她告诉孩子，请点击这里。",
    "警方提醒，不要扫描陌生人发来的二维码。",
    "登录后才能发表评论，平台回应。",
    # somebody does it
    "家长下载安装App后，孩子的作业就都在上面了。",
    "乘客可扫描站牌上的二维码，关注公众号查询到站时间。",
    "考生登录后即可阅读全文。",
    "老陈打开微信，扫一扫商家的二维码，付了八块钱。",
    "一名读者登录后发表评论。",
    "海报上写着如有侵权请联系删除",
    "骗子让她扫描二维码下载软件，随后账户里的钱被转走。",
    "对方要求李女士扫描二维码关注公众号。",
    "社区开课，教老人扫码下载客户端。",
    "工作人员请登录后发表评论",
    "关注了公众号的人，扫描二维码即可加入微信群。",
    # when it was
    "去年，未经许可不得转载的声明开始出现。",
    "横幅上是“文明上网，理性发言”",
    # a sentence that is quoted
    "“如有侵权，请联系删除”，这句话不能成为平台的挡箭牌。",
    "「版權所有，翻印必究」八個字印在扉頁上。",
]
SAID = [
    "未经本报书面授权，任何单位和个人不得转载。",
    "特别提醒：未经许可不得转载",
    "如果您喜欢其他文章，请分享给朋友！",
    "侵犯他人权益的，如有侵权请联系删除",
    "公司地址：海州市江岸路1号 邮编：000000 电话：00-00000000",
    "如有新闻线索，请告诉我们，一经采用有稿酬。",
    "扫描二维码，关注海州晚报公众号",
    "看新聞，請下載晨光新聞App，隨時掌握最新消息",
    "已有12条评论，请登录后发表评论",
]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load()


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize("to", ["simplified", "traditional"])
def test_what_is_told_is_touched_by_no_rule(book: RuleBook, text: str, to: str) -> None:
    line = script.converter(to).convert(text)
    assert book.hits([Line(1, line, script.fold(line))]) == {}


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("to", ["simplified", "traditional"])
def test_what_the_page_says_is_cut(book: RuleBook, text: str, to: str) -> None:
    line = script.converter(to).convert(text)
    assert not tells(script.fold(line))
    assert book.hits([Line(1, line, script.fold(line))])


def test_only_a_quoted_sentence_leaves_a_line() -> None:
    assert unquoted("点击“阅读原文”,了解更多") == "点击“阅读原文”,了解更多"
    assert unquoted("牌子上是“请勿转载,违者必究”八个字") == "牌子上是八个字"
    assert unquoted("“请勿转载,违者必究。”") == "“请勿转载,违者必究。”"


def test_a_users_rule_cuts_what_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[rule]]\nid = "mine"\nwhy = "so"\nmatch = "扫码下载.{0,20}"\nlabel = "promo"\n'
        'cut = ["⟦店员说，扫码下载App⟧"]\n',
        "utf-8",
    )
    text = "店员说,扫码下载app"
    assert [hit.rule for hit in load([str(path)]).hits([Line(1, text, text)])[0]] == ["mine"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("opened", ["版权所有“", "版权所有“「", "版权所有「"])
def test_a_quotation_that_does_not_end_is_looked_through_once(opened: str) -> None:
    line = opened + ",转载必究" * 100_000
    assert unquoted(line) == line
