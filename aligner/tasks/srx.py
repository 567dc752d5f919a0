"""Splitting rules in files: ours written as SRX 2.0, those of any program read, in whichever version they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from lxml import etree

from aligner.bilingual.xml_file import read_xml
from aligner.document import Document
from aligner.errors import InputError
from aligner.language.registry import language_of
from aligner.language.table import UNKNOWN
from aligner.language.tags import parse_tag
from aligner.notices import Notify, log_notice
from aligner.segment import split as into_segments
from aligner.segment.srx.cutting import PatternError, compiled, cut, cutter, engine, rules_for
from aligner.segment.srx.ours import our_rules, rules_of
from aligner.segment.srx.rule import LanguageRules, Rule
from aligner.version import __version__
from aligner.write.atomic import check_writable, writing

NAMESPACE = "http://www.lisa.org/srx20"

_LONGEST_RULE = 20_000
"""Characters of a pattern: one that is longer is no rule that a person wrote, and may take very long to read."""


@dataclass(frozen=True, slots=True)
class SplittingRules:
    """What an SRX file holds; ``cascade`` says that a text follows the rules of every language that it matches."""

    name: str
    languages: tuple[LanguageRules, ...]
    cascade: bool = False

    def split(self, document: Document) -> Document:
        """The document with its segments as these rules cut it.

        Raises:
            InputError: if the file has no rules for its language.
        """
        rules = rules_for(document.lang, self.languages, cascade=self.cascade)
        if not rules:
            known = ", ".join(one.pattern for one in self.languages) or "none"
            raise InputError(f"{self.name} has no rules for {document.lang}; its languages are {known}")
        return cut(document, cutter(rules))


def segmented(document: Document, rules: SplittingRules | None) -> Document:
    """The document with its segments: as these rules cut it, or as ours do."""
    return rules.split(document) if rules else into_segments(document)


def write_rules(path: str | PathLike[str], langs: Iterable[str] = ()) -> Path:
    """Write our splitting rules as SRX 2.0, which programs for translators load.

    They cut nearly as the splitter does (docs/formats.md says how nearly): what a paragraph shows as a whole, and what
    was learned of single words, no rule of SRX can say.

    Args:
        path: the file, usually with the suffix .srx.
        langs: BCP 47 tags; all languages that have a table, and one set of rules for the others, when none is given.

    Raises:
        InputError: if a tag is none or has no table, or the file cannot be written.
    """
    wanted = [parse_tag(lang) for lang in langs]
    for lang in wanted:
        if language_of(lang) is UNKNOWN:
            raise InputError(f"there are no rules of its own for {lang}; without a language, those for all are written")
    languages = [rules_of(language_of(lang)) for lang in wanted] if wanted else our_rules()
    place = Path(path)
    check_writable(place)
    with writing(place) as (stream,):
        stream.write(as_srx(dict.fromkeys(languages)))
    return place


def as_srx(languages: Iterable[LanguageRules]) -> bytes:
    """Rules as a file of SRX 2.0 in UTF-8."""
    root = etree.Element("srx", {"version": "2.0"}, nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the default namespace
    header = etree.SubElement(root, "header", segmentsubflows="yes", cascade="no")
    for kind, include in (("start", "no"), ("end", "yes"), ("isolated", "no")):
        etree.SubElement(header, "formathandle", type=kind, include=include)
    body = etree.SubElement(root, "body")
    body.append(etree.Comment(f" written by aligner {__version__}; each rule is named as “aligner split” explains it "))
    all_rules, maps = etree.SubElement(body, "languagerules"), etree.SubElement(body, "maprules")
    for language in languages:
        element = etree.SubElement(all_rules, "languagerule", languagerulename=language.name)
        last = ""
        for rule in language.rules:
            if rule.name != last:
                element.append(etree.Comment(f" {rule.name} "))
            last = rule.name
            one = etree.SubElement(element, "rule", {"break": "yes" if rule.breaks else "no"})
            etree.SubElement(one, "beforebreak").text = rule.before
            etree.SubElement(one, "afterbreak").text = rule.after
        etree.SubElement(maps, "languagemap", languagepattern=language.pattern, languagerulename=language.name)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def read_rules(path: str | PathLike[str], notify: Notify = log_notice) -> SplittingRules:
    """The rules of an SRX file, 1.0 or 2.0, by any program.

    Args:
        notify: is told of rules whose pattern is none, which are left out.

    Raises:
        InputError: if the file cannot be read, is no SRX or has no rules.
    """
    root = read_xml(path, "srx", "file of splitting rules (SRX)", notify)
    faulty: list[str] = []
    by_name = {
        element.get("languagerulename", ""): tuple(_rules(element, faulty)) for element in root.iter("{*}languagerule")
    }
    languages = []
    for element in root.iter("{*}languagemap"):
        name, pattern = element.get("languagerulename", ""), element.get("languagepattern", "")
        if name in by_name and _is_pattern(pattern):
            languages.append(LanguageRules(name, pattern, by_name[name]))
    if not languages:
        raise InputError(f"{path} has no rules that are for a language; export it again from its program")
    if faulty:
        are = "1 rule is" if len(faulty) == 1 else f"{len(faulty)} rules are"
        notify(f"{path}: {are} left out whose pattern cannot be understood, e.g. {faulty[0]}")
    header = root.find("{*}header")
    return SplittingRules(str(path), tuple(languages), header is not None and header.get("cascade") == "yes")


def _rules(element: etree._Element, faulty: list[str]) -> Sequence[Rule]:
    rules = []
    for one in element.iterfind("{*}rule"):
        rule = Rule(one.get("break") != "no", _pattern(one, "beforebreak"), _pattern(one, "afterbreak"))
        try:
            if len(rule.before) + len(rule.after) > _LONGEST_RULE:
                raise PatternError(f"“{rule.before[:40]}…”: more than {_LONGEST_RULE:,} characters")
            compiled(rule)
        except PatternError as error:
            faulty.append(f"line {one.sourceline}, {error}")
        else:
            rules.append(rule)
    return rules


def _pattern(rule: etree._Element, name: str) -> str:
    element = rule.find(f"{{*}}{name}")
    return "" if element is None else "".join(map(str, element.itertext())).strip("\r\n")


def _is_pattern(pattern: str) -> bool:
    regex = engine()
    try:
        regex.compile(pattern)
    except regex.error:
        return False
    return bool(re.search(r"\S", pattern))
