"""From settings to a cloud assembly: run the app, answer the lookups it asks for, judge what its constructs report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from purecdk.toolkit.app import SynthOptions, is_assembly, run_app
from purecdk.toolkit.errors import SettingsError, SynthesisRefused
from purecdk.toolkit.settings import CONTEXT_FILE, Settings, save_cached_context

if TYPE_CHECKING:
    from cloud_assembly.schema import CloudAssembly, MissingContext, StackArtifact

Answer = Callable[["Sequence[MissingContext]"], Mapping[str, Any]]


class Synthesized(NamedTuple):
    """An assembly, and whether this run made it."""

    assembly: CloudAssembly
    made_here: bool


def _refuse_official_library(packages: Path = Path(__file__).parents[2]) -> None:
    """Refuse to run an app where it is left to chance which library it gets: the one installed last overwrites the other."""
    if (packages / "aws_cdk" / "_jsii").is_dir():
        raise SettingsError(
            "aws-cdk-lib is installed in the environment of purecdk, and both provide aws_cdk",
            where=str(packages),
            fix="run `pip uninstall aws-cdk-lib constructs jsii`, and `pip install --force-reinstall purecdk` afterwards",
        )


def synthesize(
    settings: Settings,
    options: SynthOptions,
    *,
    app: str | None = None,
    build: str | None = None,
    answer: Answer | None = None,
    lookups: bool = True,
) -> Synthesized:
    """Return the assembly that ``--app`` or ``cdk.json`` leads to: read if it is a folder, else made by its command.

    Lookups that the app asks for are answered, kept in ``cdk.context.json``, and the app is run again.

    Args:
        app: As given by hand; wins over the settings, as does ``build``.
        answer: Answers lookups; returns values by context key.

    Raises:
        SettingsError: there is no app, or it needs lookups and ``lookups`` is off; or the official library is installed in
            the toolkit's own environment.
        AppError: the app fails.
        AssemblyError: what it wrote cannot be read.
    """
    command = app or settings.text("app")
    if not command:
        raise SettingsError(
            "no app was given",
            where=f"{settings.project_directory.resolve()}",
            fix='give --app "python app.py", or put {"app": "python app.py"} into cdk.json',
        )
    if is_assembly(command):
        return Synthesized(_read(Path(command)), made_here=False)
    _refuse_official_library()
    build = build or settings.text("build")
    if build:
        _build(build)
    asked: set[str] = set()
    transient: dict[str, Any] = {}
    while True:
        options.context = {**settings.context(), **transient}
        assembly = _read(run_app(command, options, while_running=_load_reader))
        missing = [each for each in assembly.missing if each.key not in asked]
        if not assembly.missing:
            return Synthesized(assembly, made_here=True)
        keys = ", ".join(each.key for each in assembly.missing)
        if not lookups or answer is None:
            raise SettingsError(
                f"the app asks for lookups, and they are switched off: {keys}",
                where=CONTEXT_FILE,
                fix="run without --no-lookups and with credentials, and commit cdk.context.json",
            )
        if not missing and all(each.key in transient for each in assembly.missing):
            return Synthesized(assembly, made_here=True)  # what could not be answered is reported by the constructs
        if not missing:
            raise SettingsError(
                f"the app asks again for lookups that were just answered: {keys}",
                where=CONTEXT_FILE,
                fix="check that the app does not remove context, and that its lookups do not change from run to run",
            )
        asked.update(each.key for each in missing)
        answers = answer(missing)
        transient.update((key, value) for key, value in answers.items() if _is_transient(value))
        settings.cached_context.update((key, value) for key, value in answers.items() if key not in transient)
        save_cached_context(settings.project_directory, settings.cached_context)


class Report(NamedTuple):
    """One thing that a construct or a validation says. ``level`` is ``error``, ``warning`` or ``info``."""

    level: str
    path: str
    text: str
    trace: tuple[str, ...] = ()


def construct_reports(stacks: Sequence[StackArtifact]) -> Iterator[Report]:
    """Yield what the constructs of ``stacks`` report, in the order of their paths."""
    for stack in stacks:
        for path, entries in stack.read_metadata().items():
            for entry in entries:
                level = _LEVELS.get(entry.type)
                if level is not None:
                    yield Report(level, path, str(entry.data), entry.trace)


def validation_reports(directory: Path) -> Iterator[Report]:
    """Yield the failures in ``validation-report.json``, where templates were judged by rules."""
    path = directory / "validation-report.json"
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        for plugin in report["pluginReports"]:
            for violation in plugin["violations"]:
                level = "error" if violation.get("severity") in ("error", "fatal") else "warning"
                if level == "error" and plugin.get("conclusion") != "failure":
                    level = "warning"
                for construct in violation["violatingConstructs"] or [{}]:
                    text = f"{violation['description']} ({plugin['pluginName']} {violation['ruleName']})"
                    yield Report(level, str(construct.get("constructPath", "")), text)
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SynthesisRefused(
            f"the validation report cannot be read: {error!r}", where=str(path), fix="synthesize the app again"
        ) from error


def refuse_errors(reports: Sequence[Report], *, strict: bool, ignore_errors: bool) -> None:
    """Raise if a report is an error, or a warning where those count.

    Raises:
        SynthesisRefused: with the number of errors and warnings.
    """
    errors = sum(report.level == "error" for report in reports)
    warnings = sum(report.level == "warning" for report in reports)
    if errors and not ignore_errors:
        raise SynthesisRefused(
            f"the app reports {errors} error{'s' if errors > 1 else ''}",
            where=next(report.path for report in reports if report.level == "error"),
            fix="correct what is named above, or give --ignore-errors",
        )
    if strict and warnings:
        raise SynthesisRefused(
            f"the app reports {warnings} warning{'s' if warnings > 1 else ''}, and --strict is on",
            where=next(report.path for report in reports if report.level == "warning"),
            fix="correct or acknowledge what is named above",
        )


def _is_transient(value: Any) -> bool:
    """Whether an answer is an error that the framework is to report, and nothing to keep.

    Source: observed on aws-cdk 2.1148.1.
    """
    return isinstance(value, dict) and bool(value.get("$dontSaveContext"))


_LEVELS = {"aws:cdk:error": "error", "aws:cdk:warning": "warning", "aws:cdk:info": "info"}


def _load_reader() -> None:
    """Import what reading takes while the app runs."""
    import cloud_assembly.schema.assembly  # noqa: F401 - sys.modules keeps it


def _read(directory: Path) -> CloudAssembly:
    from cloud_assembly.schema.assembly import read_assembly

    return read_assembly(directory)


def _build(command: str) -> None:
    import subprocess

    from purecdk.toolkit.errors import AppError

    status = subprocess.run(command, shell=True, stdout=2, check=False).returncode
    if status != 0:
        raise AppError(f"the build command exited with status {status}", where=command, fix="see its output above")
