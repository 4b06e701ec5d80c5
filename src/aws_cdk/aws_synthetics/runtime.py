"""Runtimes of canaries.

Source: the table of runtimes as aws-cdk-lib 2.275.0 knows it.
"""

from __future__ import annotations

import re

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum


class RuntimeFamily(NamedEnum):
    """The language of a runtime."""

    NODEJS = 0
    PYTHON = 1
    OTHER = 2


class Runtime:
    """What runs a canary; a name that is not listed can be made with the constructor."""

    SYNTHETICS_NODEJS_3_0: Runtime
    SYNTHETICS_NODEJS_3_1: Runtime
    SYNTHETICS_NODEJS_PLAYWRIGHT_1_0: Runtime
    SYNTHETICS_NODEJS_PLAYWRIGHT_2_0: Runtime
    SYNTHETICS_NODEJS_PLAYWRIGHT_3_0: Runtime
    SYNTHETICS_NODEJS_PLAYWRIGHT_4_0: Runtime
    SYNTHETICS_NODEJS_PLAYWRIGHT_5_0: Runtime
    SYNTHETICS_NODEJS_PLAYWRIGHT_5_1: Runtime
    SYNTHETICS_NODEJS_PLAYWRIGHT_6_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_3_5: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_3_6: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_3_7: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_3_8: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_3_9: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_4_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_5_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_5_1: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_5_2: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_6_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_6_1: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_6_2: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_7_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_8_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_9_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_9_1: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_10_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_11_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_12_0: Runtime
    SYNTHETICS_NODEJS_PUPPETEER_13_0: Runtime
    SYNTHETICS_PYTHON_SELENIUM_1_0: Runtime
    SYNTHETICS_PYTHON_SELENIUM_1_1: Runtime
    SYNTHETICS_PYTHON_SELENIUM_1_2: Runtime
    SYNTHETICS_PYTHON_SELENIUM_1_3: Runtime
    SYNTHETICS_PYTHON_SELENIUM_2_0: Runtime
    SYNTHETICS_PYTHON_SELENIUM_2_1: Runtime
    SYNTHETICS_PYTHON_SELENIUM_3_0: Runtime
    SYNTHETICS_PYTHON_SELENIUM_4_0: Runtime
    SYNTHETICS_PYTHON_SELENIUM_4_1: Runtime
    SYNTHETICS_PYTHON_SELENIUM_5_0: Runtime
    SYNTHETICS_PYTHON_SELENIUM_5_1: Runtime
    SYNTHETICS_PYTHON_SELENIUM_6_0: Runtime
    SYNTHETICS_PYTHON_SELENIUM_7_0: Runtime

    @checked
    def __init__(self, name: str, family: RuntimeFamily) -> None:
        self.name = name
        self.family = family

    def _version_of(self, kind: str) -> tuple[int, int] | None:
        """Return the version of a runtime of ``kind`` (``nodejs-puppeteer``); None if it is another kind."""
        found = re.match(rf"syn-{kind}-(\d+)\.(\d+)", self.name)
        return None if found is None else (int(found.group(1)), int(found.group(2)))


for _attribute in Runtime.__annotations__:
    _kind, _major, _minor = _attribute.removeprefix("SYNTHETICS_").lower().replace("_", "-").rsplit("-", 2)
    _family = RuntimeFamily.PYTHON if _kind.startswith("python") else RuntimeFamily.NODEJS
    setattr(Runtime, _attribute, Runtime(f"syn-{_kind}-{_major}.{_minor}", _family))
