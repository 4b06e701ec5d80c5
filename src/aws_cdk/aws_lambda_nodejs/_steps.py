"""What bundling does, as a list of steps: shown as one shell command for a container, or performed on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aws_cdk.core.errors import CdkError


class StepError(CdkError):
    """A step on this machine failed."""


@dataclass(frozen=True, kw_only=True)
class Shell:
    """A line of the app for a shell."""

    line: str


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A program with its arguments. ``unquoted`` is for the shell alone."""

    arguments: Sequence[str]
    unquoted: str = ""


@dataclass(frozen=True, kw_only=True)
class Install:
    """The package manager, run in the output directory."""

    arguments: Sequence[str]
    directory: str


@dataclass(frozen=True, kw_only=True)
class Write:
    """A file with a text."""

    path: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy of a file."""

    source: str
    target: str


@dataclass(frozen=True, kw_only=True)
class Remove:
    """A file or directory that need not be there."""

    path: str
    is_directory: bool = False


Step = Shell | Tool | Install | Write | Copy | Remove


def shell_command(steps: Sequence[Step]) -> str:
    """Return steps as one command for ``bash -c``; each runs only if those before it succeeded."""
    return " && ".join(line for step in steps for line in _lines(step))


def _lines(step: Step) -> list[str]:
    match step:
        case Shell(line=line):
            return [line]
        case Tool(arguments=arguments, unquoted=unquoted):
            return [" ".join([quoted(argument) for argument in arguments] + ([unquoted] if unquoted else []))]
        case Install(arguments=arguments, directory=directory):
            return [f'cd "{directory}"', " ".join(arguments)]
        case Write(path=path, text=text):
            return [f"echo {quoted(text)} > {quoted(path)}"]
        case Copy(source=source, target=target):
            return [f"cp {quoted(source)} {quoted(target)}"]
        case Remove(path=path, is_directory=is_directory):
            return [f'rm {"-rf" if is_directory else "-f"} "{path}"']


def quoted(text: str) -> str:
    """Return ``text`` in single quotes for a shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def perform(steps: Sequence[Step], *, directory: str, environment: Mapping[str, str]) -> None:
    """Perform steps on this machine.

    Args:
        steps: The steps.
        directory: Where programs run, but for the package manager.
        environment: Variables beside those of this process.

    Raises:
        StepError: one fails; the message has what it wrote.
    """
    variables = {**os.environ, **environment}
    for step in steps:
        match step:
            case Shell(line=line):
                _run(["sh", "-c", line], directory, variables, line)
            case Tool(arguments=arguments):
                _run(arguments, directory, variables, os.path.basename(arguments[0]))
            case Install(arguments=arguments, directory=output):
                _run(arguments, output, variables, " ".join(arguments))
            case Write(path=path, text=text):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            case Copy(source=source, target=target):
                shutil.copyfile(source, target)
            case Remove(path=path):
                _remove(path)


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


def _run(arguments: Sequence[str], directory: str, environment: Mapping[str, str], name: str) -> None:
    try:
        done = subprocess.run(
            list(arguments),
            cwd=directory,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        raise StepError(
            f"cannot start '{arguments[0]}': {error.strerror}",
            fix="install it, or bundle in a container with force_docker_bundling=True",
        ) from error
    if done.returncode != 0:
        output = done.stdout.decode("utf-8", "replace").strip()
        raise StepError(f"'{name}' exited with status {done.returncode}:\n{output}")
