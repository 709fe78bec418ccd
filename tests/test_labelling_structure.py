"""What is set into a story, what follows it, and stories of short lines."""

import pytest

import newsclean
from newsclean.labelling.inserted import says

_HEAD = ["首页", "新闻", "白鹭湾新灯塔昨晚点亮", "2024-06-03 08:30 来源：白鹭湾晚报"]
_FOOT = ["关于我们 | 联系我们", "版权所有 © 2024 白鹭湾晚报"]
_CREDIT = "责任编辑：柳某"
_FIRST = "白鹭湾的新灯塔昨晚八点第一次点亮，两百多名渔民和家人站在防波堤上观看了仪式。"
_SECOND = "新塔高四十二米，灯光可以照到二十海里以外，值守改由三名技师远程进行。"
_THIRD = "旧塔将改成一座小型博物馆，渔民捐出了船灯、海图和一百多封家书。"
_LAST = "守塔三十年的洪伯说，他会常来看看。"
_HEADLINES = ["渔港早市搬到新址", "湾区快线下月试车", "小学生种下一片红树林"]
_SUMMARIES = [
    "渔港早市上周末搬到新址，摊位多了一倍，摊主说地面不再积水。",
    "湾区快线全长六十公里，预计从城南到机场只要四十分钟。",
]
_SCRIPTS = pytest.mark.parametrize("script", ["simplified", "traditional"])


def _kept(*lines: str, script: str = "simplified", head: list[str] = _HEAD) -> list[str]:
    page = newsclean.convert("\n".join([*head, *lines, *_FOOT]), to=script)
    article = newsclean.clean(page)
    return [newsclean.convert(part.text, to="simplified") for part in article.body]


@_SCRIPTS
@pytest.mark.parametrize(
    "inserted",
    [
        ["下载白鹭湾晚报APP，第一时间获取资讯"],
        ["推荐阅读", *_HEADLINES[:2]],
        ["延伸阅读", *_HEADLINES, "台风周末登陆", "夜市延长营业", "公交票价调整", "高考报名开始"],
        ["您可能感兴趣", _HEADLINES[0], _SUMMARIES[0], _HEADLINES[1], _SUMMARIES[1]],
    ],
)
def test_a_story_goes_on_below_what_is_set_into_it(inserted: list[str], script: str) -> None:
    for above, below in (([_FIRST], [_SECOND]), ([_FIRST, _SECOND], [_THIRD, _LAST])):
        lines = [*above, *inserted, *below, _CREDIT]
        assert _kept(*lines, script=script) == [*above, *below]


def test_what_stands_right_below_the_byline_is_the_story() -> None:
    opening = "昨晚八点，海风很大。这一刻，洪伯等了整整三年。"
    lines = [opening, "相关阅读：渔港早市搬到新址", _FIRST, _SECOND, _THIRD, _CREDIT]
    assert _kept(*lines) == [opening, _FIRST, _SECOND, _THIRD]


def test_a_summary_that_sums_up_its_headline_is_no_part_of_the_story() -> None:
    same = "新灯塔的灯光可以照到二十海里以外，新塔高四十二米，渔民说夜里回港安心多了。"
    assert _kept(_FIRST, _SECOND, _THIRD, "相关报道", "新灯塔的灯光", same) == [
        _FIRST,
        _SECOND,
        _THIRD,
    ]


def test_one_summary_among_others_need_not_say_its_headline() -> None:
    odd = "医生提醒，体质偏热的人冬天不宜多吃羊肉。"
    teasers = ["猜你喜欢", _HEADLINES[0], _SUMMARIES[0], "养生有讲究", odd]
    assert _kept(_FIRST, _SECOND, *teasers, _THIRD, _LAST, _CREDIT) == [
        _FIRST,
        _SECOND,
        _THIRD,
        _LAST,
    ]


_COMMENTS = [
    "小河：新灯塔真好看，我每个周末都会带孩子去，希望博物馆早点开。",
    "大山：灯光照到二十海里以外，渔民夜里回港放心多了。",
]


@_SCRIPTS
@pytest.mark.parametrize("between", [_HEADLINES, [_CREDIT], ["分享到：微信 微博"]])
def test_readers_and_the_headlines_above_them_are_no_part_of_the_story(
    between: list[str], script: str
) -> None:
    story = [_FIRST, _SECOND, _THIRD]
    assert _kept(*story, *between, *_COMMENTS, script=script) == story


def test_those_who_speak_in_a_story_are() -> None:
    said = ["洪伯：我守了三十年，舍不得这盏旧灯。", "罗敏：新灯省电，也不怕台风。"]
    known = "守塔三十年的洪伯和技师罗敏，昨晚一起接受了本报记者的采访。"
    assert _kept(_FIRST, known, "分享到：微信 微博", *said, _CREDIT)[-1] == said[-1]


@_SCRIPTS
def test_a_second_article_is_no_part_of_the_first(script: str) -> None:
    second = [
        "守塔人洪伯的三十年",
        "2024-06-02 09:00 来源：白鹭湾晚报",
        "洪伯二十四岁那年第一次登上旧塔，灯光要靠人每隔四小时上一次发条。",
        "他说，新灯塔不用人守，渔民和家人却还是习惯朝塔上挥手。",
    ]
    story = [_FIRST, _SECOND, _THIRD]
    assert _kept(*story, *second, script=script) == story


def test_a_picture_with_its_day_opens_no_second_article() -> None:
    picture = ["（灯塔管理处提供）", "摄于2024年6月2日 20:00"]
    assert _kept(_FIRST, *picture, _SECOND, _THIRD, _CREDIT)[-2:] == [_SECOND, _THIRD]


def test_a_story_that_is_printed_twice_is_told_once() -> None:
    story = [_FIRST, _SECOND, _THIRD]
    assert _kept(*story, "分享到：微信 微博", *story, _CREDIT) == story
    assert _kept(*story, *story, _CREDIT) == story


_SHORT_LINES = {
    "鱼汤的做法": ["鲜鱼 一条", "豆腐 两块", "姜片 五片", "步骤", "鱼洗净煎黄", "加水煮二十分钟"],
    "端午闭馆通知": [
        "各位读者：",
        "端午期间开放时间如下",
        "6月10日 闭馆",
        "6月11日起恢复正常",
        "白鹭湾图书馆",
    ],
    "联赛第九轮战报": ["海鸥队 98:95 铁牛队", "白鲨队 110:99 雪狼队", "海鸥队排名第一"],
    "海风": ["风从海上来", "带着半舱月光", "没有人问它", "去过哪里"],
    "新年音乐会": [
        "元旦晚上，交响乐团将演出以下曲目。",
        "上半场",
        "《渔歌》",
        "下半场",
        "《春潮》",
        "指挥：郑某某",
    ],
    "灯塔十问": ["问：灯塔多高？", "答：四十二米。", "问：谁来守塔？", "答：没有人"],
}


@_SCRIPTS
@pytest.mark.parametrize("title", _SHORT_LINES)
@pytest.mark.parametrize("below", [[_CREDIT], ["上一篇：渔港的新码头", "下一篇：没有了"]])
def test_short_lines_between_byline_and_credits_are_the_story(
    title: str, below: list[str], script: str
) -> None:
    head, lines = [*_HEAD[:2], title, _HEAD[3]], _SHORT_LINES[title]
    comments = ["网友评论", "小河：太好了！", "回复 赞(3)", "大山：停车方便吗？", "回复 赞(1)"]
    assert _kept(*lines, *below, *comments, head=head, script=script) == lines


def test_headlines_below_a_story_are_not() -> None:
    listed = [*_HEADLINES, "老码头改造满一年", "台风海棠周末登陆"]
    assert _kept(_FIRST, *listed, "上一篇：渔港的新码头") == [_FIRST]
    dated = [f"{one} 2024-06-0{day}" for day, one in enumerate(listed, 1)]
    assert not set(dated) & set(_kept(*dated, "上一篇：渔港的新码头", "登录", _FIRST, _SECOND))


def test_a_list_that_a_colon_opens_is_closed_by_a_sentence() -> None:
    story = [_FIRST, "捐赠的旧物如下：", "船灯 十二盏", "海图 三十张", "家书 一百封"]
    closing = "以上清单由管理处提供。"
    assert _kept(*story, closing, _CREDIT) == [*story, closing]


def test_a_text_says_a_title_by_pairs_of_characters() -> None:
    assert says(_HEAD[2], _FIRST)
    assert not says(_HEAD[2], _SUMMARIES[1])


@_SCRIPTS
def test_subheads_stay_below_a_line_that_is_set_in(script: str) -> None:
    """Neither a picture's credit, nor an advertisement, nor one headline ends a short story."""
    lines = [_FIRST, "图/渔民协会提供", "为什么要远程值守？", _SECOND]
    lines += ["延伸阅读：渔港早市搬到新址", "旧塔怎么办", _THIRD, "广告", _LAST, _CREDIT]
    kept = [_FIRST, "为什么要远程值守？", _SECOND, "旧塔怎么办", _THIRD, _LAST]
    assert _kept(*lines, script=script) == kept


@_SCRIPTS
def test_items_that_end_in_semicolons_stay_however_many_they_are(script: str) -> None:
    items = ["1. 户口簿原件及复印件；", "2. 船舶登记证；", "3. 渔港泊位合同；", "4. 身份证。"]
    lines = [
        "渔民参观灯塔的手续，现在解答如下。",
        "一、要预约吗？",
        "要，提前三天在管理处预约，也可以打电话预约。",
    ]
    lines += [
        "二、带什么材料？",
        *items,
        "三、孩子可以来吗？",
        "可以，由大人陪同，每次不超过两名，雨天不开放。",
    ]
    assert _kept(*lines, _CREDIT, script=script) == lines


@_SCRIPTS
def test_a_poem_on_a_page_without_a_byline_is_its_longest_lines(script: str) -> None:
    poem = [
        "我在河岸等你",
        "等一条不回头的船",
        "水把名字带走",
        "风把灯吹灭",
        "灯下的人不说话",
        "说话的是水",
    ]
    menu = ["首页", "新闻", "副刊", "小说", "散文", "新诗", "书评", "登录"]
    kept = _kept("河岸", "林一舟", *poem, head=menu, script=script)
    assert kept[-len(poem) :] == poem
    assert not set(menu) & set(kept)
