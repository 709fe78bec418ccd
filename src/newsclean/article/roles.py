"""The words that stand before a name or a source in bylines and credits, folded."""

from __future__ import annotations

__all__ = ["AUTHOR", "CREDIT", "IGNORED", "ORIGIN", "ORIGINAL_TITLE", "WORDS"]

ORIGIN, AUTHOR, CREDIT, IGNORED = "origin", "author", "credit", "ignored"
ORIGINAL_TITLE = "original_title"

_ORIGIN = (
    "来源 文章来源 稿件来源 稿源 新闻来源 信息来源 本文来源 消息来源 内容来源 信源 文源 转自 "
    "转载自 摘自 选自 出处 文章出处 原载 引自 媒体来源 来源于 来源自 来源媒体 发布机构 "
    "发布单位 信息提供 source"
)
_AUTHOR = (
    "作者 文章作者 本文作者 原作者 原文作者 撰文 采写 撰稿 执笔 文字 记者 文 文图 图文 撰述 "
    "主笔 作家 撰稿人 特约撰稿 特约撰稿人 供稿人 投稿 撰写 写作 采访撰文 采访 采编 author "
    "reporter by writer 发布者 报道 报导 撰稿编辑"
)
_CREDIT = (
    "责任编辑 责编 编辑 主编 副主编 总编 总编辑 校对 审校 校审 审核 审稿 终审 复审 初审 审读 "
    "审签 一审 二审 三审 一校 二校 三校 监制 总监制 值班主编 值班编辑 值班编委 值班总编 "
    "值班主任 执行编辑 执行主编 实习编辑 网络编辑 新媒体编辑 本文编辑 本期编辑 本版编辑 "
    "本版责编 责任校对 图文编辑 图片编辑 视频编辑 网编 美编 美术编辑 美术 美术设计 视觉 "
    "视觉设计 版式 版面 设计 制图 海报 插画 插图 漫画 绘图 绘画 摄影 图片 供图 配图 图片来源 "
    "图片提供 图源 摄像 视频 剪辑 后期 音频 统筹 策划 总策划 出品 出品人 制片 制片人 导演 编导 "
    "翻译 译者 编译 核稿 核稿编辑 编审 编校 责校 校译 通讯员 实习生 排版 签发 主播 播音 配音 "
    "文字编辑 栏目主编 版面编辑 运营编辑 微信编辑 内容编辑 页面编辑 总统筹 总值班 一审一校 "
    "二审二校 三审三校 文编 运营 制作 供稿 整理 流程编辑 监审 组稿 录入 审定 责任主编 见习编辑 "
    "摄影记者 摄影报道 "
    "主持人 总导演 图 照片 摄 译 校 审 编 editor photo photographer"
)
#: What ends the value before it and is itself nothing to keep.
_IGNORED = (
    "图像来源 数据来源 资料来源 视频来源 关键词 关键字 标签 阅读 浏览 浏览次数 点击 点击数 "
    "评论 字号 字体 分享 分享到 发布时间 发布日期 发稿时间 时间 日期 更新时间 大小 人气 热度 "
    "栏目 分类 所属 原文链接 链接 网址 电话 邮箱 地址 本文链接 分享至 打印 收藏 关注 专题 频道 "
    "题图来源 头图来源 封面来源 更改时间 修改时间 信箱 联系邮箱 联系信箱 联系方式 联络信箱 微信号 "
    "相关报道 相关报导 更多报道 更多报导 延伸报道 延伸报导 此前报道 此前报导 早前报道 "
    "tags"
)
_ORIGINAL = "原标题 原题 原文标题 原题目 原新闻标题"

#: Every word with its group.
WORDS: dict[str, str] = {
    word: group
    for group, words in (
        (IGNORED, _IGNORED),
        (CREDIT, _CREDIT),
        (AUTHOR, _AUTHOR),
        (ORIGIN, _ORIGIN),
        (ORIGINAL_TITLE, _ORIGINAL),
    )
    for word in words.split()
}
