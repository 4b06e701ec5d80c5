"""Runs in the official library's interpreter: answers probes of its file functions, one JSON line each, until the input ends.

A probe is ``{"kind": "ignore" | "fingerprint" | "copy", ...}`` as `content_cases` writes them; the answer is
``{"value": ...}`` or ``{"error": text}``. Standard output belongs to the answers alone.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the library prints goes to standard error
    import aws_cdk as cdk

    modes = {"glob": cdk.IgnoreMode.GLOB, "git": cdk.IgnoreMode.GIT, "docker": cdk.IgnoreMode.DOCKER}
    follows = {
        "never": cdk.SymlinkFollowMode.NEVER,
        "always": cdk.SymlinkFollowMode.ALWAYS,
        "external": cdk.SymlinkFollowMode.EXTERNAL,
        "internal-only": cdk.SymlinkFollowMode.BLOCK_EXTERNAL,
    }
    strategies = {
        "glob": cdk.IgnoreStrategy.glob,
        "git": cdk.IgnoreStrategy.git,
        "docker": cdk.IgnoreStrategy.docker,
    }

    def answer(probe: dict[str, Any]) -> Any:
        if probe["kind"] == "ignore":
            root = "/somewhere"
            strategy = strategies[probe["mode"]](root, probe["patterns"])
            return [
                [strategy.ignores(f"{root}/{path}"), strategy.completely_ignores(f"{root}/{path}")]
                for path in probe["paths"]
            ]
        options: dict[str, Any] = {"exclude": probe["exclude"], "ignore_mode": modes[probe["mode"]]}
        if probe["follow"] is not None:
            options["follow"] = follows[probe["follow"]]
        if probe["kind"] == "fingerprint":
            return cdk.FileSystem.fingerprint(probe["root"], extra_hash=probe["extra"], **options)
        # The library takes these options as a plain dict, by their camelCase names.
        options["ignoreMode"] = options.pop("ignore_mode")
        os.makedirs(probe["target"])
        cdk.FileSystem.copy_directory(probe["root"], probe["target"], options)
        return None

    for line in sys.stdin:
        try:
            result = {"value": answer(json.loads(line))}
        except Exception as error:
            result = {"error": str(error)}
        answers.write(json.dumps(result) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
