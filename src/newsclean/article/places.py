"""Places that follow a reporter's name without a space: 記者王小明台北報導."""

from __future__ import annotations

from newsclean.article.wording import words

__all__ = ["ends_with_place", "is_place"]

_PLACES = words(
    "台北 新北 桃园 台中 台南 高雄 基隆 新竹 苗栗 彰化 南投 云林 嘉义 屏东 宜兰 花莲 台东 澎湖",
    "金门 马祖 连江 台湾 中坜 板桥 丰原 北市 中市 南市 高市 桃市 竹市 竹县 嘉市 嘉县 苗县 彰县",
    "投县 云县 屏县 宜县 花县 东县 双北 北部 中部 南部 东部 各地 全台 北京 上海 天津 重庆 河北",
    "山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州",
    "云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 太原 沈阳 大连 长春",
    "哈尔滨 南京 苏州 无锡 杭州 宁波 温州 合肥 福州 厦门 南昌 济南 青岛 郑州 洛阳 武汉 长沙",
    "广州 深圳 珠海 佛山 东莞 南宁 桂林 海口 三亚 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川",
    "乌鲁木齐 呼和浩特 雄安 东京 大阪 首尔 汉城 平壤 曼谷 河内 胡志明市 马尼拉 新加坡 吉隆坡",
    "雅加达 仰光 金边 万象 新德里 孟买 伊斯兰堡 喀布尔 德黑兰 巴格达 大马士革 耶路撒冷",
    "特拉维夫 贝鲁特 开罗 迪拜 杜拜 利雅得 多哈 安卡拉 伊斯坦布尔 伊斯坦堡 莫斯科 基辅 华沙",
    "布拉格 布达佩斯 维也纳 柏林 法兰克福 慕尼黑 巴黎 里昂 伦敦 都柏林 布鲁塞尔 海牙",
    "阿姆斯特丹 日内瓦 苏黎世 伯尔尼 罗马 米兰 梵蒂冈 马德里 里斯本 雅典 斯德哥尔摩 奥斯陆",
    "哥本哈根 赫尔辛基 华盛顿 纽约 洛杉矶 旧金山 芝加哥 波士顿 休斯顿 西雅图 渥太华 多伦多",
    "温哥华 墨西哥城 哈瓦那 巴西利亚 圣保罗 里约热内卢 布宜诺斯艾利斯 圣地亚哥 利马 堪培拉",
    "悉尼 雪梨 墨尔本 惠灵顿 奥克兰 约翰内斯堡 内罗毕 亚的斯亚贝巴 联合国 美国 英国 日本 韩国",
    "法国 德国 俄罗斯 印度 泰国 越南",
)
_LENGTHS = (2, 3, 4, 5, 6, 8)


def is_place(run: str) -> bool:
    """Whether a folded run names a place and nothing else.

    >>> is_place("台中"), is_place("王台中")
    (True, False)
    """
    return run in _PLACES


def ends_with_place(run: str) -> int:
    """How many characters at the end of a folded run name places; two to four stay before them.

    >>> ends_with_place("王小明台北"), ends_with_place("王小明")
    (2, 0)
    """
    cut = 0
    while True:
        left = len(run) - cut
        for length in _LENGTHS:
            # 连线 reports name two places at once: 台北高雄
            if left - length >= 2 and run[left - length : left] in _PLACES:
                cut += length
                break
            city = run[left - length : left - 1] if run[left - 1 : left] in ("市", "县") else ""
            if left - length >= 2 and city in _PLACES:
                cut += length
                break
        else:
            return cut
