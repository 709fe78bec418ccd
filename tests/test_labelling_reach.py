"""How far a story reaches: what its own text holds together."""

import newsclean
from newsclean.model import Article

_FIRST = "北岭市气象台昨日发布暴雪预警,预计未来十二小时全市大部有雪,山区积雪可达十厘米以上。"
_SECOND = "受降雪影响,全市中小学今日停课一天,公交车改走平路,市民出门要给路上多留一些时间。"
_THIRD = "气象台提醒,雪后气温下降明显,老人和孩子要注意保暖,路面结冰时请不要骑车出门。"
_FOURTH = "北岭高速昨夜封闭,三百多辆货车停在服务区,当地居民给司机送去了热水和馒头。"
_FIFTH = "牧民巴某某说,他家的草料够羊吃两个月,他更担心的是路,兽医进不了山,羊病了没人看。"
_HEAD = ("首页", "新闻", "北岭发布暴雪预警 部分高速封闭", "2023-12-14 06:30 来源:北岭晚报")
_FOOT = ("责任编辑:阎某某", "上一篇:没有了", "下一篇:没有了", "联系我们", "版权所有")


def _clean(*story: str, between: str = "\n\n") -> Article:
    return newsclean.clean(between.join([*_HEAD, *story, *_FOOT]))


def _body(article: Article) -> list[str]:
    return [part.text for part in article.body]


def test_a_list_that_a_colon_opens_is_the_storys() -> None:
    items = [
        "● 北岭高速全线双向封闭;",
        "● 环城高速东段禁止客车通行;",
        "● 省道老鹰嘴段结冰,请绕行。",
    ]
    body = _body(_clean(_FIRST, "截至六时,以下路段封闭:", *items))
    assert body == [_FIRST, "截至六时,以下路段封闭:", *(item[2:] for item in items)]


def test_a_list_of_headlines_is_not() -> None:
    items = ["● 秋季运动会今日报名", "● 图书馆延长开放时间", "● 老街雨后重新开张"]
    assert _body(_clean(_FIRST, _SECOND, "更多内容请看:", *items)) == [_FIRST, _SECOND]


def test_paragraphs_go_on_below_a_line_that_a_rule_marks() -> None:
    body = _body(
        _clean(_FIRST, _SECOND, "相关报道:雪中的北岭老街", _THIRD, _SECOND[:20] + "开门。")
    )
    assert body[:3] == [_FIRST, _SECOND, _THIRD]


def test_a_heading_in_brackets_opens_a_story() -> None:
    assert _body(_clean("【核心提示】", _FIRST, _SECOND)) == ["【核心提示】", _FIRST, _SECOND]


def test_the_last_words_of_a_full_line_are_its_own() -> None:
    line = "气象台的工作人员说,今年的雪来得比往年早,山里的牧民半个月以前就备好了够吃一个冬"
    body = _body(_clean(_FIRST, f"{line}\n天的草料。"))
    assert body == [_FIRST, f"{line}天的草料。"]


def test_a_standfirst_is_not_the_title() -> None:
    title = "北岭街头最会排队的修鞋店"
    standfirst = "一双鞋要等三个月,客人却越来越多。这家只有四坪大的修鞋店,怎样在今天活下来?"
    dump = "\n\n".join(["首页", title, standfirst, "2023-12-14 06:30", _FIRST, _SECOND, _THIRD])
    assert newsclean.clean(dump).title == title


def _headings(*story: str) -> list[str]:
    return [part.text for part in _clean(*story).body if part.kind == "heading"]


def test_questions_numbers_and_bold_words_head_what_is_below_them() -> None:
    heads = ["雪为什么来得早?", "2、雪后怎么出门", "3大看点"]
    story = [_FIRST, heads[0], _SECOND, heads[1], _THIRD, heads[2], _FOURTH]
    assert _headings(*story) == heads
    assert _headings(_FIRST, "**牧民的冬天**", _SECOND) == ["牧民的冬天"]


def test_the_questions_of_an_interview_head_nothing() -> None:
    asked = ["今年的雪大吗?", "草料够吃吗?", "路通了没有?", "明年怎么办?"]
    said = [_SECOND, _THIRD, _FOURTH, _FIFTH]
    assert (
        _headings(_FIRST, *(line for pair in zip(asked, said, strict=True) for line in pair)) == []
    )
    assert _headings("晚报:今年的雪大吗?", _FIRST, _SECOND) == []


def _kept(*lines: str) -> list[str]:
    article = newsclean.clean("\n".join(lines))
    return [*([article.title] if article.title else []), *_body(article)]


def test_a_text_without_furniture_stays_whole_however_short_its_lines_are() -> None:
    recipe = [
        "家常面的做法",
        "今天介绍一种简单的做法。",
        "用料:",
        "面粉 500克",
        "鸡蛋 2个",
        "盐 1勺",
        "水 半碗",
    ]
    assert _kept(*recipe) == recipe
    letter = [
        "致全体读者的一封信",
        "亲爱的读者:",
        "冬天到了,向你们问好!",
        "祝",
        "安康",
        "编辑部的朋友们",
    ]
    assert _kept(*letter) == letter
    poem = ["河岸", "我在河岸等你", "等一条不回头的船", "水把名字带走", "风把灯吹灭"]
    assert _kept(*poem) == poem


def test_a_story_about_a_notice_keeps_what_it_cites() -> None:
    cited = "“转载内容不代表本站观点,如有侵权请联系删除。”许多网站都有这样一句话。"
    story = [
        "一句话能免责吗",
        "打开网站,页面底部总有一行小字,没有几个人会读它。",
        cited,
        "法官说,这句话免不了责。",
    ]
    assert _kept(*story) == story


def test_the_first_item_of_a_list_is_not_joined_to_the_line_that_opens_it() -> None:
    story = [
        "居住证怎么办",
        "市里昨天公布了办法,符合以下条件的市民可以办理:",
        "1. 在本市住满半年;",
        "2. 有工作或者住处。",
    ]
    assert _kept(*story) == story


def test_a_signature_keeps_its_date_and_a_story_loses_that_of_its_page() -> None:
    letter = [
        "关于停水的公告",
        "各位住户:",
        "因为要修管线,本月十五日上午停水三小时,请大家提前储水。",
        "临川自来水公司",
        "2024年9月10日",
    ]
    assert _kept(*letter) == letter
    story = ["临川大桥通车", "大桥昨天上午通车,两岸居民过河只要五分钟,市民都来看热闹。"]
    assert _kept(*story, "2024年9月10日") == story


def test_when_something_will_be_is_told_from_when_a_page_was_made() -> None:
    when = "时间:2024年5月18日 14:30"
    told = "讲座介绍古籍修复的历史与工艺,还有现场演示,名额五十人。"
    notice = ["讲座预告:古籍修复", "主讲人:沈一鸣", when, "地点:图书馆二楼报告厅", told]
    assert _kept(*notice) == notice
    assert newsclean.clean("\n".join(notice)).published is None
    dated = newsclean.clean("\n".join(["讲座预告:古籍修复", when, told]))
    assert dated.published == "2024-05-18T14:30"
