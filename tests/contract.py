"""A dump and what the tests of promises do with it."""

from __future__ import annotations

import json
from typing import Any

from command import Ran, newsclean

__all__ = ["DUMP", "PAGE", "STORY", "body", "cleaned", "row", "rows", "warc"]

STORY = (
    "晨光小学的新校舍昨天正式启用，三百名学生搬进了宽敞明亮的教室，操场也铺上了新的跑道。",
    "校长林一舟说，新校舍的图书馆周末向附近居民开放，希望它成为整个社区的书房。",
)
DUMP = f"""晨光网 > 社会 > 正文
晨光小学新校舍启用
2024-03-31 08:15 来源：暮色日报 作者：林一舟
{STORY[0]}
{STORY[1]}
责任编辑：何雨
上一篇：老街路灯换新
"""
PAGE = (
    "<html><head><title>晨光小学新校舍启用</title></head><body><h1>晨光小学新校舍启用</h1>"
    f"<p>{STORY[0]}</p><p>{STORY[1]}</p></body></html>"
)


def rows(*args: object, stdin: bytes | str = DUMP) -> list[dict[str, Any]]:
    """The records that ``clean -f jsonl`` writes."""
    return cleaned("-f", "jsonl", *args, stdin=stdin).rows


def cleaned(*args: object, stdin: bytes | str = DUMP) -> Ran:
    """What ``clean`` does."""
    return newsclean("clean", *args, stdin=stdin.encode() if isinstance(stdin, str) else stdin)


def body(record: dict[str, Any]) -> list[str]:
    """The texts of a record's blocks."""
    return [block["text"] for block in record["body"]]


def row(**fields: object) -> str:
    """A line of JSON Lines."""
    return json.dumps(fields, ensure_ascii=False) + "\n"


def warc(*bodies: str, media_type: str = "text/plain") -> str:
    """A web archive of a record for each body."""
    head = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{}>\r\n"
    head += "Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
    return "".join(
        head.format(number, media_type, len(body.encode()), body)
        for number, body in enumerate(bodies, 1)
    )
