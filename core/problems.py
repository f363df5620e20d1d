"""What can be wrong with a corpus or its store, in words for the person who can mend it."""

from __future__ import annotations

from typing import NamedTuple

WORDS = {
    "missing_corpus": "找不到语料文件夹：{path}。请检查路径，或用环境变量 DASHBOARD_CORPUS 指定另一个文件夹。",
    "stale": "显示的是上一次整理的结果（{documents} 份文件）。",
    "empty_corpus": "语料文件夹是空的：{path}。把 txt、html、docx、pdf、csv、xlsx 或 zip 文件放进去，再刷新页面。",
    "nothing_usable": "语料文件夹里的 {inputs} 个文件都没能读成文件：{path}。原因见“文档”页的清单。",
    "unreadable_folder": "有的子文件夹打不开：{path}（{reason}）。请检查权限。",
    "refused": "有 {count} 个文件没有读成：{names}。原因见“文档”页的清单。",
    "read_only": "数据文件夹不能写入：{path}。结果只放在临时文件夹里，下次启动要重新整理。请检查权限或改用 DASHBOARD_DATA。",
    "busy": "另一个程序正在整理同一批语料；显示的是上一次的结果，稍后刷新即可。",
    "damaged_index": "索引文件损坏，已从原始文件和解析缓存重建。",
    "failed_write": "没能写出新的索引（{reason}）；显示的是上一次的结果。请检查磁盘空间。",
    "damaged_inputs": "收入记录里有 {count} 行损坏，两份副本都读不出，这些文件要重新收入：{path}。",
    "mended_journal": "记录文件有 {count} 行损坏，已从副本恢复：{path}。",
    "damaged_corrections": "更正记录里有 {count} 行损坏，已跳过：{path}。",
}


class Problem(NamedTuple):
    """Something the user should know: a key of `WORDS`, and the words for the screen, in Chinese."""

    code: str
    words: str


def problem(code: str, **facts: object) -> Problem:
    """The problem with its words filled in. Raises KeyError for a code without words."""
    return Problem(code, WORDS[code].format(**facts))
