"""Sentences of a story that hold the words of a page's furniture.

What a page says of itself speaks to its reader (scan the code, do not reprint) or of the site.
A story tells what others say and do: "店员说,扫码下载App就有优惠。" is one of its sentences, and
so is one that goes on after a quotation: "“版权所有,翻印必究”印在扉页上。" Every rule would need to
say so; instead the built-in rules for sentences leave alone what is told.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.patterns import compiled

__all__ = ["tells", "unquoted"]

#: Verbs of saying where a clause ends or a quotation begins; 请再说 and 昵称: are none.
_SAID = (
    "(?:说(?<![来再请想说]说)|说道|表示|指出(?<![迎请]指出)|认为|透露|坦言|强调|解释|写道|抱怨|感叹|回忆"
    '|称(?<![昵名职简别俗全通尊对]称))(?:[,。!?;:“「『"]|$)'
    '|(?:介绍|呼吁|补充|宣布|裁定|约定|提醒(?<![站网报台刊编馨别情重]提醒))(?:[,。]|:? ?[“「『"])'
    "|告诉(?!我们|小编|编辑|大家|我)|[长方台局会院司店]回应|[协局委方院校司厅部队]提醒"
)
#: Who acts in a story: the subject of a clause, or whom somebody makes or asks to act.
_OTHERS = (
    "警方|民警|交警|网警|警察|法院|法官|检方|检察官|律师|专家|学者|教授|老师|教师|"
    "校长|学校|校方|医生|医院|护士|骗子|对方|店员|店主|店家|业者|里长|议员|立委|"
    "消保官|老板|商家|买家|卖家|摊主|小贩|房东|租客|主播|博主|员工|保安|司机|车主|"
    "骑手|快递员|志愿者|市民|居民|村民|民众|顾客|客人|食客|乘客|旅客|游客|住户|"
    "业主|考生|学生|同学|大学生|孩子|家长|老人|长者|老翁|妇人|女子|男子|女生|男生|"
    "消费者|受害人|当事人|原告|被告|球迷|球员|农民|工人|患者|病人|陌生人|有人|记者|"
    "主持人|主办方|主办单位|发言人|负责人|官方|当局|政府|部门|银行|公司|企业|机构|"
    "工厂|餐厅|超市|商场|景区|停车场|图书馆|博物馆|条例|法律|合同|海报|短信|不少|"
    "许多|很多"
)
_CLAUSE = '(?:^|(?<=[,。;!?:“「『"让令教帮向被骗给])|(?<=[,。;!?:] )|(?<=指导|引导|组织|方便))'
_NAMED = (
    "[老小][赵钱孙李周吴郑王陈张刘杨黄林何](?![家街村镇山河])"
    "|[赵钱孙李周吴郑王陈张刘杨黄林何](?:某|先生|女士|小姐|太太)|[一两三数多几][名位岁]"
)
#: A page's own line has 公司地址:, 学生投稿, 律师:.
_NO_SUBJECT = (
    "(?!来?信|邮|电话|投[稿书]|留言|联[系络]|热线|简[介历]|介绍|地址|网[站址]|声明|免责|顾问|协会|章程|版|[账帐]号"
    "|名[称单]|微[信博]|[:|]|$)"
)
#: What somebody has done, when and how it came about.
_DONE = (
    "(?:下载|关注|加入|订阅|扫|扫描|收藏|点击|打开|安装|注册|登录|购买|申请|预约|报名|删除|使用|转发)"
    "了(?![吗么!。]|$)"
)
_STORY = (
    "去年|今年|明年|[上下][月周]|昨[天晚]|当[天晚]|日前|近日|随后|却(?!步)|终于|从[不未没]|依然|仍然|不得不"
    "|纷纷|再次|一[名位](?<!第..)(?!编)|人员(?![:招名])|新规|横幅|标语|牌子|[写印挂贴]着"
)
#: What all of them begin with: looked at first, for a line of a page has few of these.
_FIRST = "".join(
    sorted(
        {word[0] for word in _OTHERS.split("|")}
        | set("说表指认透坦强解写抱感回称介呼补宣裁约提告长方台局会院司店协委校厅部队")
        | set("该这有某老小赵钱孙李周吴郑王陈张刘杨黄林何一两三数多几他她")
        | set(
            "下关加订扫收点打安注登购申预报删使转去今明上昨当日近随却终从依仍不纷再人新横标牌印挂贴"
        )
    )
)
_TELLING = (
    f"(?=[{_FIRST}])(?:{_SAID}"
    f"|{_CLAUSE}(?:该|这[位名家]|有|某)?(?:{_OTHERS}|{_NAMED}){_NO_SUBJECT}"
    f"|[他她](?<![其吉利排维的].)(?![人国处律乡方山])|{_DONE}|{_STORY})"
)
#: A quotation that holds more than a name.
_QUOTED = "“[^“”,。!?]*[,。!?][^“”]*”|「[^「」,。!?]*[,。!?][^「」]*」"


@lru_cache(maxsize=1)
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compiled(_TELLING), compiled(_QUOTED)


def tells(shadow: str) -> bool:
    """Whether a folded line tells what others say or do.

    >>> tells("警方提醒,不要扫描陌生人的二维码。"), tells("扫描二维码,下载本报客户端")
    (True, False)
    """
    return _expressions()[0].search(shadow) is not None


def unquoted(shadow: str) -> str:
    """A folded line without the sentences that it quotes; as it is where it is all a quotation.

    >>> unquoted("“版权所有,翻印必究”印在扉页上"), unquoted("“谢绝转载。”")
    ('印在扉页上', '“谢绝转载。”')
    """
    if "“" not in shadow and "「" not in shadow:
        return shadow
    rest = _expressions()[1].sub("", shadow)
    return rest if len(rest.strip(" 。,")) > 3 else shadow
