"""Options that most commands share, under the names that users of ``cdk`` know; each may come from ``CDK_*`` too."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

import click

from purecdk.cli.terminal import PROGRESS, Terminal

if TYPE_CHECKING:
    from cloud_assembly.schema import CloudAssembly, MissingContext, StackArtifact
    from purecdk.toolkit.app import SynthOptions
    from purecdk.toolkit.aws.cloud import AwsCloud
    from purecdk.toolkit.settings import Settings
    from purecdk.toolkit.synthesis import Synthesized

F = TypeVar("F", bound=Callable[..., Any])

# Help; what counts how often it is given; and what deletes or publishes more than usual, which no forgotten variable shall.
_BY_HAND_ONLY = frozenset({"help", "verbose", "force", "allow_external_sources", "allow_executables"})


class Common:
    """The shared options of one command, and what is made from them."""

    latest: ClassVar[Common | None] = None

    def __init__(self, **values: Any) -> None:
        self.values = values
        self._settings: Settings | None = None
        self._progress: str | None = None
        self.environment: tuple[str | None, str] | None = None  # account and region, where they are not looked for
        Common.latest = self

    def __getattr__(self, name: str) -> Any:
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None

    def terminal(self) -> Terminal:
        """Return where the command prints, as the options for colours and verbosity say."""
        values = self.values
        colour = False if values.get("no_color") else True if values.get("color") else None
        return Terminal(
            colour=colour,
            ci=bool(values.get("ci")),
            json_lines=bool(values.get("json_lines")),
            verbose=int(values.get("verbose") or 0),
            progress=values.get("progress") or self._progress,
        )

    @property
    def settings(self) -> Settings:
        """What ``cdk.json`` and the like say, read when first asked for."""
        if self._settings is None:
            from purecdk.toolkit.settings import load_settings

            settings = load_settings(context=self.values["context"])
            self._progress = settings.choice("progress", PROGRESS)
            engine = settings.text("docker")
            if engine:
                # The app, which bundles, and the publisher, which builds, read it alike; the user's own variable wins.
                os.environ.setdefault("CDK_DOCKER", engine)
            self._settings = settings
        return self._settings

    def synth_options(self, bundling_stacks: Sequence[str], *, validation: bool = True) -> SynthOptions:
        """Return what the app is told."""
        from purecdk.toolkit.app import SynthOptions
        from purecdk.toolkit.identity import default_environment

        settings, given = self.settings, self.values
        account, region = self.environment or default_environment(
            profile=given["profile"] or settings.text("profile"), region=given["region"], force_ec2=given["ec2creds"]
        )
        return SynthOptions(
            output=given["output"] or settings.text("output") or "cdk.out",
            bundling_stacks=bundling_stacks,
            path_metadata=_first(given["path_metadata"], settings.flag("pathMetadata", True)),
            asset_metadata=_first(given["asset_metadata"], settings.flag("assetMetadata", True)),
            staging=_first(given["staging"], settings.flag("staging", True)),
            debug=bool(given["debug"]) or settings.flag("debug", False),
            validation=validation,
            account=account,
            region=region,
        )

    def synthesize(self, bundling_stacks: Sequence[str] = ("**",), *, validation: bool = True) -> Synthesized:
        """Run the app, and answer its lookups; until the command ends, no other one writes the assembly's folder."""
        from purecdk.toolkit.app import is_assembly
        from purecdk.toolkit.locking import lock_for_reading, lock_for_writing
        from purecdk.toolkit.synthesis import synthesize

        options = self.synth_options(bundling_stacks, validation=validation)
        app = self.values["app"] or self.settings.text("app")
        if app and not is_assembly(app):
            lock_for_writing(Path(options.output))
        elif app:
            lock_for_reading(Path(app))
        made = synthesize(
            self.settings,
            options,
            app=app,
            build=self.values["build"],
            answer=self._answer_lookups,
            lookups=self.values["lookups"] and self.settings.flag("lookups", True),
        )
        lock_for_reading(made.assembly.directory)
        return made

    def _answer_lookups(self, missing: Sequence[MissingContext]) -> dict[str, Any]:
        from purecdk.toolkit.aws.lookups import answer_lookups

        return answer_lookups(missing, self.cloud())

    def judge(self, assembly: CloudAssembly, stacks: Sequence[StackArtifact]) -> None:
        """Print what constructs and validation report about ``stacks``, and raise if that forbids to go on."""
        from purecdk.toolkit.synthesis import construct_reports, refuse_errors, validation_reports

        terminal = self.terminal()
        reports = list(construct_reports(stacks))
        violations = [each for each in validation_reports(assembly.directory) if each.level == "error"]
        for report in (*reports, *violations):
            style = {"error": "error", "warning": "warning"}.get(report.level)
            where = f" at {report.path}" if report.path else ""
            terminal.note(f"{terminal.styled(f'[{report.level}{where}]', style)} {report.text}")
            if self.values["trace"]:
                for line in report.trace:
                    terminal.note(f"  {line}")
        for feature in assembly.unknown_features:
            terminal.warning(f"not known to this version of purecdk: {feature}")
        refuse_errors((*reports, *violations), strict=self.values["strict"], ignore_errors=self.values["ignore_errors"])

    def cloud(self) -> AwsCloud:
        """Return the cloud that the settings lead to; importing botocore is left until it is asked something."""
        from purecdk.toolkit.aws.cloud import connect
        from purecdk.toolkit.aws.memo import default_folder

        terminal = self.terminal()
        return connect(
            profile=self.values["profile"] or self.settings.text("profile"),
            region=self.values["region"],
            warn=terminal.warning,
            ca_bundle=self.values["ca_bundle_path"] or self.settings.text("caBundlePath"),
            proxy=self.values["proxy"] or self.settings.text("proxy"),
            seen=default_folder(),
        )


def _first(given: bool | None, otherwise: bool) -> bool:
    return otherwise if given is None else given


def shared_options() -> list[click.Option]:
    """Make the options that most commands share."""
    return [
        click.Option(["-a", "--app"], help="Command that runs the app, or the folder of an assembly."),
        click.Option(["--build"], help="Command to run before the app."),
        click.Option(["-c", "--context"], multiple=True, metavar="KEY=VALUE", help="Add context for the app."),
        click.Option(["-o", "--output"], help="Folder for the assembly (cdk.out)."),
        click.Option(["--profile"], help="Named AWS profile."),
        click.Option(["--region"], help="Default AWS region."),
        click.Option(["--proxy"], help="Proxy for requests to AWS."),
        click.Option(["--ca-bundle-path"], help="Certificates to trust."),
        click.Option(
            ["-i", "--ec2creds"], is_flag=True, default=None, help="Look for credentials of the EC2 instance."
        ),
        click.Option(["--path-metadata/--no-path-metadata"], default=None, help="Note construct paths in templates."),
        click.Option(["--asset-metadata/--no-asset-metadata"], default=None, help="Note asset sources in templates."),
        click.Option(["--staging/--no-staging"], default=None, help="Copy assets into the assembly."),
        click.Option(["--lookups/--no-lookups"], default=True, help="Answer the app's lookups from AWS."),
        click.Option(["--strict"], is_flag=True, help="Warnings of constructs count as errors."),
        click.Option(["--ignore-errors"], is_flag=True, help="Errors of constructs do not stop the command."),
        click.Option(["--trace"], is_flag=True, help="Show where warnings and errors come from."),
        click.Option(["--debug", "--debug-app"], is_flag=True, help="Let the app record where constructs are made."),
        click.Option(["-v", "--verbose"], count=True, help="Show tracebacks of errors."),
        click.Option(["--ci"], is_flag=True, help="Plain lines, for logs."),
        click.Option(["--color"], is_flag=True, help="Use colours wherever the output goes."),
        click.Option(["--no-color"], is_flag=True, help="Use no colours."),
        # Accepted so that scripts written for `cdk` run; there is nothing to switch off here.
        click.Option(
            ["--version-reporting/--no-version-reporting", "--telemetry/--no-telemetry"], default=None, hidden=True
        ),
        click.Option(["--unstable"], multiple=True, hidden=True),
        click.Option(["--notices/--no-notices"], default=None, hidden=True),
        click.Option(["-y", "--yes"], is_flag=True, help="Answer questions with yes."),
    ]


def common_options(function: F) -> F:
    """Give a command the shared options, bundled into its ``common`` argument."""
    options = shared_options()
    names = [str(option.name) for option in options]

    def wrapper(**values: Any) -> Any:
        common = Common(
            **{name: values.pop(name) for name in names},
            json_lines=values.get("json_lines", False),
            progress=values.get("progress"),
        )
        return function(common, **values)

    wrapper.__doc__ = function.__doc__
    wrapper.__name__ = function.__name__
    # click's decorators note options here, the last one first.
    noted = [*getattr(function, "__click_params__", []), *reversed(options)]
    wrapper.__click_params__ = noted  # type: ignore[attr-defined]  # click reads it from functions
    return cast("F", wrapper)


def name_variables(command: click.Command) -> None:
    """Let each option of a command come from the variable ``CDK_`` and its name too, as with the official command line."""
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            name_variables(inner)
    for option in command.params:
        if isinstance(option, click.Option) and option.envvar is None and option.name not in _BY_HAND_ONLY:
            longest = max(option.opts, key=len).lstrip("-")
            option.envvar = f"CDK_{longest.upper().replace('-', '_')}"
            if option.multiple:  # one value, which may hold blanks
                option.type = copy(option.type)
                option.type.envvar_list_splitter = "\0"  # type: ignore[misc]


class OptionsFirst(click.Group):
    """Commands whose shared options may also stand before the command's name, as with the official command line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0].startswith("-"):
            options = click.Command(self.name, params=list[click.Parameter](shared_options()), add_help_option=False)
            options.allow_interspersed_args = False
            with suppress(click.UsageError):  # no shared option: said below
                _, rest, _ = options.make_parser(click.Context(options)).parse_args(list(args))
                first = args[: len(args) - len(rest)]
                args = [*rest[:1], *first, *rest[1:]]
        return super().parse_args(ctx, args)
