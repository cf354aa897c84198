"""Finds what looks like a secret in a text: with the patterns of detect-secrets, and some that it lacks.

Loading it takes a tenth of a second: it comes with the first edit, see `claude.py`. Nothing here calls out; the
library's checks of a secret at its service are not used.

A user interface is full of the word "password" and of long names, so that findings by name or by entropy must look like
a secret besides: a label that is masked costs the model its understanding, and the person their trust in the count.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

from detect_secrets.plugins.aws import AWSKeyDetector
from detect_secrets.plugins.azure_storage_key import AzureStorageKeyDetector
from detect_secrets.plugins.base import RegexBasedDetector
from detect_secrets.plugins.basic_auth import BasicAuthDetector
from detect_secrets.plugins.cloudant import CloudantDetector
from detect_secrets.plugins.discord import DiscordBotTokenDetector
from detect_secrets.plugins.github_token import GitHubTokenDetector
from detect_secrets.plugins.gitlab_token import GitLabTokenDetector
from detect_secrets.plugins.high_entropy_strings import Base64HighEntropyString, HexHighEntropyString
from detect_secrets.plugins.ibm_cloud_iam import IbmCloudIamDetector
from detect_secrets.plugins.ibm_cos_hmac import IbmCosHmacDetector
from detect_secrets.plugins.keyword import KeywordDetector
from detect_secrets.plugins.mailchimp import MailchimpDetector
from detect_secrets.plugins.npm import NpmDetector
from detect_secrets.plugins.openai import OpenAIDetector
from detect_secrets.plugins.pypi_token import PypiTokenDetector
from detect_secrets.plugins.sendgrid import SendGridDetector
from detect_secrets.plugins.slack import SlackDetector
from detect_secrets.plugins.softlayer import SoftlayerDetector
from detect_secrets.plugins.square_oauth import SquareOAuthDetector
from detect_secrets.plugins.stripe import StripeDetector
from detect_secrets.plugins.telegram_token import TelegramBotTokenDetector
from detect_secrets.plugins.twilio import TwilioKeyDetector

from sidecar.editors.masking import PLACEHOLDER

_DETECTORS: tuple[type[RegexBasedDetector], ...] = (
    AWSKeyDetector,
    AzureStorageKeyDetector,
    BasicAuthDetector,
    CloudantDetector,
    DiscordBotTokenDetector,
    GitHubTokenDetector,
    GitLabTokenDetector,
    IbmCloudIamDetector,
    IbmCosHmacDetector,
    MailchimpDetector,
    NpmDetector,
    OpenAIDetector,
    PypiTokenDetector,
    SendGridDetector,
    SlackDetector,
    SoftlayerDetector,
    SquareOAuthDetector,
    StripeDetector,
    TelegramBotTokenDetector,
    TwilioKeyDetector,
)
# Patterns that try every beginning to the end of a line, with what a match must contain.
_NEEDS: dict[type[RegexBasedDetector], str] = {OpenAIDetector: "T3BlbkFJ", BasicAuthDetector: "@"}
# The class has them as a plain tuple, which its base declares as an abstract property.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (_NEEDS.get(detector, ""), pattern)
    for detector in _DETECTORS
    for pattern in cast("Sequence[re.Pattern[str]]", detector.denylist)
)
# What the library doesn't know, or takes only the beginning of.
_PRIVATE_KEY = re.compile(
    r"(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\Z)"
)
_FURTHER = tuple(
    map(
        re.compile,
        (
            r"\bsk-[A-Za-z]{2,12}-[\w-]{20,}",  # Anthropic, OpenAI's project keys, and those who imitate them
            r"\bsk-[A-Za-z0-9]{32,}\b",
            r"\bAIza[\w-]{35}",  # Google
            r"\beyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*)?",  # a JSON web token, with its signature
            r"\bgithub_pat_\w{40,}",
            r"\bnpm_[A-Za-z0-9]{36}\b",
            r"\bA(?:KC|P[0-9A-F])(?=\w*[a-z])(?=\w*\d)\w{10,}",  # Artifactory
            r"(?i:\bbearer)\s+([\w.~+/-]{20,}=*)",
        ),
    )
)
_ENTROPIC = (
    (Base64HighEntropyString(limit=4.5), 24, re.compile(r"(?=.*[A-Z])(?=.*[a-z])(?=.*\d)")),
    (HexHighEntropyString(limit=3.0), 24, re.compile(r"(?=.*[a-fA-F])(?=.*\d)")),
)
_BY_NAME = KeywordDetector()
_NAMED = re.compile(r"key|pass|pwd|secret|contrase", re.IGNORECASE)
_SHORTEST = 8
_QUOTE = re.compile(r"['\"`]")
# A letter and a digit, no blank, no template, no path, no colour, no CSS function.
_LOOKS_SECRET = re.compile(r"(?=.*[A-Za-z])(?=.*\d)(?!\.{0,2}/|#[0-9a-fA-F]{3,8}$|--|https?://)[^\s${}<>()]+")


@lru_cache(maxsize=256)
def secrets_in(text: str) -> tuple[str, ...]:
    """The secrets in a text, each once, as they stand there."""
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[str]:
    yield from (match[0] for match in _PRIVATE_KEY.finditer(text))
    for line in text.splitlines():
        for piece in _pieces(line, 2_000, 1_000):
            yield from _shaped(piece)
            yield from _entropic(piece)
        if _NAMED.search(line):
            for piece in _pieces(line, 400, 150):
                yield from _named(piece)


def _pieces(line: str, size: int, overlap: int) -> Iterator[str]:
    """A line, or overlapping pieces of a long one: some patterns take the square of a line's length."""
    for start in range(0, max(1, len(line) - overlap), size - overlap):
        yield line[start : start + size]


def _shaped(piece: str) -> Iterator[str]:
    for pattern in _FURTHER:
        for match in pattern.finditer(piece):
            yield match[match.lastindex or 0]
    for needed, pattern in _PATTERNS:
        if needed in piece:
            for match in pattern.finditer(piece):
                # A group is the secret itself, or only a part of its beginning (`ghp`).
                inner = max((group for group in match.groups() if group), key=len, default="")
                yield inner if len(inner) >= _SHORTEST else match[0]


def _entropic(piece: str) -> Iterator[str]:
    for detector, shortest, shape in _ENTROPIC:
        for found in detector.analyze_string(piece):
            if (
                len(found) >= shortest
                and shape.match(found)
                and detector.calculate_shannon_entropy(found) > detector.entropy_limit
            ):
                yield found


def _named(piece: str) -> Iterator[str]:
    """The values beside names like `apiKey`; the library finds one per pattern at a time."""
    while _QUOTE.search(piece):
        found = [value for value in _BY_NAME.analyze_string(piece) if value]
        if not found:
            return
        yield from filter(_looks_secret, found)
        piece = piece[max(piece.find(value) + len(value) for value in found) :]


def _looks_secret(value: str) -> bool:
    return (
        len(value) >= _SHORTEST and _LOOKS_SECRET.fullmatch(value) is not None and PLACEHOLDER.fullmatch(value) is None
    )
