"""The deployment's parameters: context `docloop` of cdk/cdk.json over the defaults of cdk/defaults.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from cdk.assemble.package import PLATFORMS
from cdk.defaults import PARAMETERS

_PAGE_READERS = frozenset({"neural", "tesseract", "textract"})
_READERS = _PAGE_READERS | {"embedded"}
_SECOND_FACTORS = ("off", "optional", "required")
_SECOND_READERS = frozenset({"tesseract", "none"})
# What CloudWatch Logs allows.
_LOG_DAYS = frozenset(
    (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288)
)
_LANGUAGE = re.compile(r"[a-zA-Z]{3}(_[a-zA-Z]+)*|script/[A-Za-z_]+")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ORIGIN = re.compile(r"\*|https?://[A-Za-z0-9.-]+(:\d+)?")


NOBODY_IS_TOLD = (
    "NOBODY is told of alarms: alarm_mail is empty. "
    "Set it in cdk/cdk.json and deploy again, or subscribe to the topic in output AlarmTopic."
)


class WrongParameter(Exception):
    """A parameter that does not exist or has a value that cannot work; the text says which and why.

    `name` is the parameter, None when the section as a whole is wrong.
    """

    def __init__(self, problem: str, remedy: str, name: str | None = None) -> None:
        super().__init__(problem)
        self.remedy = remedy
        self.name = name


def _is_number(low: float, high: float) -> Callable[[str], bool]:
    def check(value: str) -> bool:
        try:
            return low <= float(value) <= high
        except ValueError:
            return False

    return check


def _is_whole(low: int, high: int) -> Callable[[str], bool]:
    return lambda value: value.isascii() and value.isdigit() and low <= int(value) <= high


def split_list(value: str) -> list[str]:
    """The parts of a parameter that lists several."""
    return [part.strip() for part in value.split(",") if part.strip()]


_RULES: dict[str, tuple[Callable[[str], bool], str]] = {
    "readers": (
        lambda value: bool(_PAGE_READERS.intersection(split_list(value))) and set(split_list(value)) <= _READERS,
        f"of {sorted(_READERS)}, and at least one of them other than embedded, which reads no pages",
    ),
    "second_reader": (lambda value: value in _SECOND_READERS, f"one of {sorted(_SECOND_READERS)}"),
    "languages": (
        lambda value: bool(split_list(value)) and all(_LANGUAGE.fullmatch(part) for part in split_list(value)),
        "Tesseract language codes, separated by commas",
    ),
    "threshold": (_is_number(0, 1), "a number from 0 to 1"),
    "retrain_after": (_is_whole(0, 10_000), "a whole number of labels, 0 never trains by itself"),
    "retention_days": (_is_whole(0, 36_500), "a whole number of days, 0 keeps for ever"),
    "audit_lock_days": (_is_whole(1, 3_650), "a whole number of days from 1 to 3650"),
    "log_retention_days": (
        lambda value: value.isdigit() and int(value) in _LOG_DAYS,
        f"one of {', '.join(map(str, sorted(_LOG_DAYS)))}",
    ),
    "alarm_mail": (lambda value: not value or bool(_MAIL.fullmatch(value)), "a mail address, or empty"),
    "oldest_review_hours": (_is_whole(1, 8_760), "a whole number of hours from 1 to 8760"),
    "architecture": (lambda value: value in PLATFORMS, f"one of {sorted(PLATFORMS)}"),
    "max_concurrency": (_is_whole(2, 1000), "a whole number from 2 to 1000"),
    "api_concurrency": (_is_whole(0, 1000), "a whole number from 1 to 1000, or 0 for no reservation"),
    # A run may take two minutes and one begins every minute: with one alone the second would be throttled.
    "sweep_concurrency": (lambda value: value == "0" or _is_whole(2, 10)(value), "2 to 10, or 0 for no reservation"),
    "second_factor": (lambda value: value in _SECOND_FACTORS, f"one of {', '.join(_SECOND_FACTORS)}"),
    "origin": (lambda value: bool(_ORIGIN.fullmatch(value)), "* or an origin such as https://console.example.com"),
}


def read_parameters(given: object) -> dict[str, str]:
    """Every parameter by name; `given` None: all defaults.

    Raises WrongParameter when it is no mapping, for an unknown name and for an impossible value.
    """
    values = {name: spec.default for name, spec in PARAMETERS.items()}
    if given is not None and not isinstance(given, Mapping):
        raise WrongParameter("docloop is not an object with parameters", 'write "docloop": {}')
    for name, value in (given or {}).items():
        if name not in values:
            near = get_close_matches(str(name), PARAMETERS, n=1)
            remedy = f"write {near[0]}" if near else f"known are {', '.join(PARAMETERS)}"
            raise WrongParameter(f"docloop.{name} is unknown", remedy, str(name))
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise WrongParameter(f"docloop.{name} is neither text nor a number", _remedy(name), name)
        values[name] = str(value)
    for name, (is_right, _) in _RULES.items():
        if not is_right(values[name]):
            raise WrongParameter(f"docloop.{name} is {values[name]!r}", _remedy(name), name)
    return values


def _remedy(name: str) -> str:
    expected = f"expected is {_RULES[name][1]}" if name in _RULES else "expected is text"
    return f"{expected}; the default is {PARAMETERS[name].default!r}"
