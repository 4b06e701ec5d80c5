"""Takes out of installed packages what tells when, where and by what they were installed.

What is left is the same on every machine: the files of the wheels, console scripts that start the Python of the runtime,
and ``RECORD`` with the files that are there. Taken out are ``INSTALLER``, ``REQUESTED``, ``direct_url.json`` (the place a
wheel came from), uv's own notes, and compiled Python.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import shutil

_NOTES = frozenset({"INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json", "uv_build.json"})
_LOCK = ".lock"
_SCRIPTS = "bin"

# Where Lambda has Python. Source: the container images of the runtimes.
_PYTHON = b"#!/var/lang/bin/python3\n"


def normalise(directory: str) -> None:
    """Make a directory that uv installed to independent of this machine."""
    lock = os.path.join(directory, _LOCK)
    if os.path.exists(lock):
        os.unlink(lock)
    for at, names, files in os.walk(directory):
        if "__pycache__" in names:
            names.remove("__pycache__")
            shutil.rmtree(os.path.join(at, "__pycache__"))
        for name in files:
            if name.endswith(".pyc"):
                os.unlink(os.path.join(at, name))
    scripts = os.path.join(directory, _SCRIPTS)
    if os.path.isdir(scripts):
        for name in os.listdir(scripts):
            _point_to_runtime(os.path.join(scripts, name))
    for name in sorted(os.listdir(directory)):
        if name.endswith(".dist-info"):
            _normalise_record(directory, os.path.join(directory, name))


def _point_to_runtime(script: str) -> None:
    """Let a console script start the runtime's Python, not this machine's."""
    if not os.path.isfile(script):
        return
    with open(script, "rb") as file:
        text = file.read()
    if text.startswith(b"#!/bin/sh\n'''exec' "):  # how a path that is too long or has blanks is written: three lines
        body = text.split(b"\n", 3)[3]
    elif text.startswith(b"#!") and b"python" in text.partition(b"\n")[0]:
        body = text.partition(b"\n")[2]
    else:
        return
    with open(script, "wb") as file:
        file.write(_PYTHON + body)


def _normalise_record(directory: str, information: str) -> None:
    for name in _NOTES:
        path = os.path.join(information, name)
        if os.path.exists(path):
            os.unlink(path)
    record = os.path.join(information, "RECORD")
    if not os.path.exists(record):
        return
    with open(record, encoding="utf-8", newline="") as file:
        paths = sorted({row[0] for row in csv.reader(file) if row})
    own = f"{os.path.basename(information)}/RECORD"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for path in paths:
        full = os.path.join(directory, path)
        if path == own:
            writer.writerow([path, "", ""])
        elif os.path.isfile(full):
            with open(full, "rb") as content:
                data = content.read()
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            writer.writerow([path, f"sha256={digest}", len(data)])
    with open(record, "w", encoding="utf-8", newline="") as file:
        file.write(text.getvalue())
