"""Readings that a site strews over its text go; those that a story explains stay."""

import pytest

import newsclean

_END = "\n责任编辑:林某某\n上一篇:没有了"


def _body(dump: str) -> list[str]:
    return [part.text for part in newsclean.clean(dump + _END).body]


def test_where_a_page_is_strewn_with_readings_the_rare_ones_go_too() -> None:
    dump = (
        "栖川的橋(qiáo)通车了\n2024-03-31 10:20\n"
        "栖川大橋(qiáo)昨天通車,居民過(guò)河只要五分鐘。過(guò)去坐渡船要四十分鐘,遇上大霧(wù)還要停航。\n"
        "老船工說,他開(kāi)了三十年船,見(jiàn)過(guò)兩次洪澇(lào),也見(jiàn)過(guò)最亮的月亮。"
    )
    article = newsclean.clean(dump + _END)
    assert article.title == "栖川的橋通车了"
    assert [part.text for part in article.body] == [
        "栖川大橋昨天通車,居民過河只要五分鐘。過去坐渡船要四十分鐘,遇上大霧還要停航。",
        "老船工說,他開了三十年船,見過兩次洪澇,也見過最亮的月亮。",
    ]
    said = [cut for cut in article.cuts if cut.rule == "annotation-pinyin"]
    assert "".join(cut.text for cut in said).count("(") == 11


def test_readings_without_a_tone_go_with_the_blank_behind_them() -> None:
    dump = (
        "栖川大橋昨天通車,居民過(guo) 河只要五分鐘。在社會(hui) 變遷中,人(ren) 們(men) 告別渡船。\n"
        "老船工說,他開了(le) 三十年船,送過四個(ge) 新娘,「這(zhe) 是緣分」。"
    )
    assert _body(dump) == [
        "栖川大橋昨天通車,居民過河只要五分鐘。在社會變遷中,人們告別渡船。",
        "老船工說,他開了三十年船,送過四個新娘,「這是緣分」。",
    ]


@pytest.mark.parametrize(
    "story",
    [
        "村子叫犇(bēn)村,已有六百年。老师教孩子们读“羴(shān)”和“骉(biāo)”,也教“垚(yáo)”。",
        "他在墙上写下苹果(apple) 和面包(bread) 两个词,又写下牛奶(milk) 和水(water) 。",
        "小组赛成绩:中国(CHN) 三胜,日本(JPN) 两胜,韩国(KOR) 一胜,泰国(THA) 未胜。",
        "他(he) 是学生,我(me) 也是。老师说,这样的句子在课本里只有两句。",
    ],
)
def test_what_a_story_explains_stays(story: str) -> None:
    assert _body(story) == [story]
