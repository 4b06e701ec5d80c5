"""Runs the command that makes a function's code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.errors import ValidationError


def run_custom_command(command: Sequence[str], options: Mapping[str, Any] | None) -> None:
    """Run ``command`` now; what it writes is kept for the message of a failure.

    Args:
        command: Program and arguments.
        options: Those that the peer's users pass on to the process: ``cwd``, ``env`` (the whole environment), ``input`` (text for
            standard input), ``timeout`` in milliseconds, ``shell`` (run through a shell). Others are ignored.

    Raises:
        ValidationError: there is no command, it cannot be started, takes too long, or ends with another status than 0.
    """
    import os
    import subprocess

    if not command:
        raise ValidationError(
            "command must contain at least one argument",
            fix='give the program and its arguments, such as ["python", "build.py"]',
        )
    given = options or {}
    timeout = given.get("timeout")
    text = given.get("input")
    shell = given.get("shell")
    program: Any = " ".join(command) if shell else list(command)
    environment: Mapping[str, str] = given.get("env") or os.environ
    try:
        done = subprocess.run(
            program,
            shell=bool(shell),
            executable=shell if isinstance(shell, str) else None,
            cwd=given.get("cwd"),
            env=dict(environment),
            input=text.encode() if isinstance(text, str) else text,
            stdin=subprocess.DEVNULL if text is None else None,
            capture_output=True,
            timeout=timeout / 1000 if timeout else None,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ValidationError(
            f"Failed to execute custom command: {command[0]} took longer than {timeout} ms",
            fix="give command_options a longer timeout, in milliseconds",
        ) from error
    except OSError as error:
        raise ValidationError(
            f"Failed to execute custom command: {command[0]}: {error.strerror or error}",
            fix="install the program, or give its whole path; the list is the command and its arguments",
        ) from error
    if done.returncode != 0:
        output = done.stdout.decode("utf-8", "replace")
        errors = done.stderr.decode("utf-8", "replace")
        status = (
            f"exited with status: {done.returncode}"
            if done.returncode > 0
            else f"was ended by signal {-done.returncode}"
        )
        raise ValidationError(
            f"{command[0]} {status}\n\nstdout: {output}\nstderr: {errors}",
            fix="run the command by hand where the app runs; it must end with exit code 0",
        )
