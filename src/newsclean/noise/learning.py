"""Rules for what repeats across many dumps of one site.

A site prints its menus, boxes and notices on every page, its stories once. So a line that stands
in many dumps, or that differs only in its numbers or in what follows its colon, is furniture.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.model import Line
from newsclean.noise.book import RuleBook, load
from newsclean.noise.matcher import views
from newsclean.noise.rule import CLOSE, OPEN, Rule, to_toml

__all__ = ["learn"]

#: A line is furniture if it stands in this share of the dumps: menus of one section of a paper
#: stand in a third of its pages; a sentence of a news agency, in two or three of them.
_SHARE = 0.3
#: Two dumps that share this much of their longer lines are one page, fetched twice: what they
#: share says nothing.
_SAME_PAGE = 0.6
#: From so many characters on a line may be prose.
_LONG = 25
#: Shorter lines may be the heads of sections in a story (新闻, 教育); the page's structure tells.
_SHORTEST = 3
#: Lines in one rule; more are hard to read and to change.
_MOST_LINES = 30
#: A role or a heading before a colon, and what may follow it: a name, a date, a list of words.
_LABELLED = re.compile(r"^([^\s:,。!?]{2,8}) ?: ?(?=\S)[^。!?:]{1,30}$")
_DIGITS = re.compile(r"\d+")
_SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}]")
_WORDS = re.compile(r"[^\W\d_]{2}")

_LABELS = (
    ("copyright", re.compile(r"©|copyright|版权所有|icp[备证]|公网安备|许可证|all rights")),
    ("disclaimer", re.compile(r"转载|声明|版权|观点|立场|投资建议|仅供参考|免责|授权")),
    ("credit", re.compile(r"^(?:责任|本文|网络)?(?:编辑|责编|校对|审核|监制|统筹|摄影)")),
    ("byline", re.compile(r"^(?:来源|作者|记者|发布|更新|时间|日期|浏览|阅读|\d{4}[-/年])")),
    ("comment", re.compile(r"评论|留言|跟贴|回复|网友")),
    ("share", re.compile(r"分享|微信|微博|facebook|扫一扫|二维码")),
    ("promo", re.compile(r"下载|关注|订阅|公众号|客户端|app|会员")),
    ("search", re.compile(r"搜索|搜寻|检索")),
    ("related", re.compile(r"相关|推荐|延伸|更多|热门|排行")),
)


class _Seen(NamedTuple):
    """A line or a shape of lines, and where it was seen."""

    documents: set[int]
    examples: dict[str, Line]  # by their shadows


class _Dumps(NamedTuple):
    """What was seen in all dumps."""

    names: list[str]
    lines: dict[str, _Seen]  # by the words of the line
    shapes: dict[str, _Seen]  # by an expression that several lines match
    once: list[Line]  # prose that stands in one dump


def learn(texts: Iterable[tuple[str, list[Line]]]) -> str:
    """Rules for what repeats across dumps of one site, as the text of a rule file.

    What the built-in rules already cut is left out. Each rule says in ``why`` how many dumps it
    was seen in, and has the lines themselves as examples, so that ``rules test`` can check it.

    Args:
        texts: The name and the lines of each dump. They are read one after the other; a page that
            was fetched twice counts once.

    Returns:
        TOML, for ``--rules``; without any rule where nothing repeats.

    >>> pages = [
    ...     ("a.txt", [Line(1, "海州在线欢迎你", "海州在线欢迎你"), Line(2, "甲说。", "甲说。")]),
    ...     ("b.txt", [Line(1, "海州在线欢迎你", "海州在线欢迎你"), Line(2, "乙说。", "乙说。")]),
    ... ]
    >>> print(learn(pages).splitlines()[6])
    match = "^海州在线欢迎你$"
    """
    book = load()
    dumps = _gathered(texts, book)
    rules = [*_line_rules(dumps), *_shape_rules(dumps)]
    head = (
        f"# Learnt from {len(dumps.names)} dumps: what stands in many of them. Read it before you\n"
        "# use it with --rules; 'newsclean rules test' runs the examples.\n"
    )
    return head + "".join("\n" + to_toml(rule) for rule in _with_keep(rules, dumps, book))


def _gathered(texts: Iterable[tuple[str, list[Line]]], book: RuleBook) -> _Dumps:
    lines: dict[str, _Seen] = defaultdict(lambda: _Seen(set(), {}))
    shapes: dict[str, _Seen] = defaultdict(lambda: _Seen(set(), {}))
    dumps = _Dumps([], lines, shapes, [])
    prose: dict[str, set[int]] = defaultdict(set)
    for name, page in texts:
        words = {views(line.shadow)[-1]: line for line in _unknown(page, book)}
        words = {text: line for text, line in words.items() if _WORDS.search(text)}
        long = {text for text in words if len(text) >= _LONG}
        if _fetched_before(long, prose):
            continue
        document = len(dumps.names)
        dumps.names.append(name)
        for text in long:
            prose[text].add(document)
        for text, line in words.items():
            _note(lines[text], document, line)
            for shape in _shapes(text):
                _note(shapes[shape], document, line)
    for text, seen in lines.items():
        if len(seen.documents) == 1 and len(text) >= _LONG and text.endswith("。"):
            dumps.once.append(next(iter(seen.examples.values())))
    return dumps


def _unknown(page: Sequence[Line], book: RuleBook) -> Iterator[Line]:
    """The lines that a rule file can hold and that no rule cuts, wherever they stand."""
    hits = book.hits(page)
    for place, line in enumerate(page):
        cut = any(hit.scope == "line" and hit.where == "anywhere" for hit in hits.get(place, ()))
        text = line.text
        if cut or OPEN in text or CLOSE in text:
            continue
        if not any("\ud800" <= char <= "\udfff" for char in text):
            yield line


def _fetched_before(long: set[str], prose: Mapping[str, set[int]]) -> bool:
    """Whether one earlier dump has most of the longer lines of this one."""
    shared: dict[int, int] = defaultdict(int)
    for text in long:
        for document in prose.get(text, ()):
            shared[document] += 1
    return len(long) >= 3 and max(shared.values(), default=0) > _SAME_PAGE * len(long)


def _note(seen: _Seen, document: int, line: Line) -> None:
    seen.documents.add(document)
    if len(seen.examples) < 8:
        seen.examples.setdefault(line.shadow, line)


def _shapes(text: str) -> Iterator[str]:
    """The expressions that this line and others like it match."""
    numbered = _DIGITS.search(text) and _WORDS.search(_DIGITS.sub(" ", text))
    if numbered and len(text) < 2 * _LONG and not text.endswith("。"):
        yield "^" + r"\d+".join(map(_escaped, _DIGITS.split(text))) + "$"
    labelled = _LABELLED.match(text)
    if labelled and _WORDS.search(labelled[1]) and not labelled[1].startswith("http"):
        yield f"^{_escaped(labelled[1])} ?: ?[^。!?:]{{1,30}}$"


def _escaped(text: str) -> str:
    """The text as an expression: ``re.escape`` would put a backslash before each blank too."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _least(documents: int) -> int:
    """In how many dumps a line must stand: in all of two or three, in a third of many."""
    return documents if documents <= 3 else max(3, round(_SHARE * documents))


def _line_rules(dumps: _Dumps) -> Iterator[Rule]:
    least = _least(len(dumps.names))
    groups: dict[str, list[str]] = defaultdict(list)
    for text, seen in dumps.lines.items():
        if len(dumps.names) > 1 and len(seen.documents) >= least and len(text) >= _SHORTEST:
            groups[_label(text)].append(text)
    for label in sorted(groups):
        texts = sorted(groups[label], key=lambda text: (-len(dumps.lines[text].documents), text))
        for start in range(0, len(texts), _MOST_LINES):
            part = texts[start : start + _MOST_LINES]
            number = start // _MOST_LINES + 1
            yield _lines_rule(f"learnt-{label}-{number}", label, part, dumps)


def _lines_rule(rule_id: str, label: str, texts: Sequence[str], dumps: _Dumps) -> Rule:
    counts = [len(dumps.lines[text].documents) for text in texts]
    least, most = min(counts), max(counts)
    range_ = f"{most}" if least == most else f"{least} to {most}"
    joined = "|".join(map(_escaped, texts))
    said = "this line stands" if len(texts) == 1 else "each of these lines stands"
    return Rule(
        id=rule_id,
        why=f"{said} in {range_} of {len(dumps.names)} dumps",
        label=label,
        match=f"^{joined}$" if len(texts) == 1 else f"^(?:{joined})$",
        cut=tuple(_marked(next(iter(dumps.lines[text].examples.values()))) for text in texts),
    )


def _shape_rules(dumps: _Dumps) -> Iterator[Rule]:
    """Rules for lines that differ: in at least three ways, or else they are rules for lines."""
    least = max(3, _least(len(dumps.names)))
    number = 0
    for shape in sorted(dumps.shapes):
        seen = dumps.shapes[shape]
        if len(seen.documents) < least or len(seen.examples) < 3:
            continue
        number += 1
        example = min(seen.examples)
        yield Rule(
            id=f"learnt-shape-{number}",
            why=f"lines of this shape stand in {len(seen.documents)} of {len(dumps.names)} dumps,"
            f" among them {_bare_name(dumps.names[min(seen.documents)])}",
            label=_label(views(example)[-1]),
            match=shape,
            cut=tuple(_marked(text) for text in list(seen.examples.values())[:3]),
        )


def _bare_name(name: str) -> str:
    """A dump's name without its folder: the file of rules may go where the folder is not."""
    return name.rpartition("/")[2].removesuffix("#")


def _label(text: str) -> str:
    """What the words of a line say that it is; a menu's, where they say nothing."""
    for label, words in _LABELS:
        if words.search(text):
            return label
    return "navigation" if len(text) <= 12 else "sidebar"


def _marked(line: Line) -> str:
    return f"{OPEN}{line.text.strip()}{CLOSE}"


def _with_keep(rules: Sequence[Rule], dumps: _Dumps, book: RuleBook) -> Iterator[Rule]:
    """The rules, each with a line of a story that none of them touches."""
    prose = [
        line.text.strip()
        for line in sorted(dumps.once, key=lambda line: (len(line.text), line.text))
        if not book.hits([line])
        and not any(re.search(rule.match, text) for rule in rules for text in views(line.shadow))
    ]
    for place, rule in enumerate(rules):
        yield rule._replace(keep=(prose[place % len(prose)],) if prose else ())
