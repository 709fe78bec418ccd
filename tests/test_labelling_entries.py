"""Lists inside a story are its own; headlines set into it are not."""

import pytest

import newsclean

_HEAD = ["首页", "新闻", "体育", "栖川的一天", "2024-06-03 08:30 来源：栖川晚报"]
_FOOT = ["关于我们 | 联系我们", "版权所有 © 2024 栖川晚报"]
_FIRST = "栖川昨天很热闹，两百多名居民来到河边，看了比赛，尝了新米，还在老渡口合影留念。"
_SECOND = "活动从上午九点开始，到傍晚才结束，不少外地游客也赶来参加，街上的饭馆坐满了人。"
_LAST = "明年的活动定在六月，报名方式将在五月公布，欢迎外地的朋友也来参加。"

_LISTS = {
    "ingredients": [
        "原料",
        "粳米 两杯",
        "咸肉 一小块（约150克）",
        "毛豆 一碗",
        "猪油 一勺",
        "盐 少许",
    ],
    "data": ["主要技术参数", "流量：3～200立方米/小时", "扬程：15～120米", "适用温度：-40℃～220℃"],
    "results": ["技术统计", "扣球 临江61 桐山58", "拦网 临江14 桐山9", "失误 临江22 桐山29"],
    "standings": [
        "积分榜（前三）",
        "1 临江 7胜1负 20分",
        "2 桐山 6胜2负 19分",
        "3 沙洲 6胜2负 17分",
    ],
    "years": ["生平", "一九一八年　生于南水乡", "一九二七年　入金凤鸣戏班", "一九八九年　宣布退休"],
    "times": ["时间表", "09:00 开场", "10:30 划船比赛", "14:00 包粽子"],
    "names": [
        "获奖名单",
        "焦石磊 栖川机械厂 钳工",
        "佟小北 栖川机械厂 焊工",
        "应春花 贴心家政 育婴员",
    ],
}
_HEADLINES = [
    "老渡口改造满一年 居民点赞",
    "夜市摊位增至八十个",
    "小学新校舍下月启用",
    "公交票价下月起调整",
]


def _kept(*lines: str, script: str = "simplified") -> list[str]:
    page = newsclean.convert("\n".join([*_HEAD, *lines, *_FOOT]), to=script)
    body = newsclean.clean(page).body
    return [newsclean.convert(part.text, to="simplified") for part in body]


@pytest.mark.parametrize("script", ["simplified", "traditional"])
@pytest.mark.parametrize("name", _LISTS)
def test_a_list_between_paragraphs_stays(name: str, script: str) -> None:
    story = [_FIRST, _SECOND, *_LISTS[name], _LAST]
    assert _kept(*story, "责任编辑：柳某", script=script) == story


@pytest.mark.parametrize("count", [3, 4])
def test_headlines_between_paragraphs_do_not(count: int) -> None:
    lines = [_FIRST, _SECOND, "推荐阅读", *_HEADLINES[:count], _LAST, "责任编辑：柳某"]
    assert _kept(*lines) == [_FIRST, _SECOND, _LAST]


def test_where_a_shop_is_may_end_a_story() -> None:
    story = [_FIRST, _SECOND, "店名：阿春米粉", "地址：老渡口街12号", "电话：无"]
    assert _kept(*story) == story


def test_a_notice_keeps_its_number_its_list_and_its_signature() -> None:
    notice = [
        "栖人社发〔2019〕62号",
        "各县（市、区）人力资源和社会保障局，市直有关单位：",
        "经单位推荐、专家评审和公示，市里评出了首批首席技师，现将名单公布如下，请各单位抓好落实。",
        "一、装备制造类（2名）",
        "焦石磊 栖川机械厂 钳工",
        "佟小北 栖川机械厂 焊工",
        "二、生活服务类（1名）",
        "应春花 贴心家政 育婴员",
        "特此通知。",
        "栖川市人力资源和社会保障局",
        "2019年10月17日",
    ]
    assert _kept(*notice, "打印本页 关闭窗口") == notice
