"""The app: the root of the construct tree."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.stage import Stage, StageProps, StageSynthesisOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.policy_validation import IPolicyValidationPluginBeta1
    from aws_cdk.core.property_injectors import IPropertyInjector
    from aws_cdk.core.synthesizers.stack_synthesizer import IReusableStackSynthesizer
    from aws_cdk.cx_api.cloud_assembly import CloudAssembly

_OUTDIR_VARIABLE = "CDK_OUTDIR"
_CONTEXT_VARIABLE = "CDK_CONTEXT_JSON"
_CONTEXT_OVERFLOW_VARIABLE = "CONTEXT_OVERFLOW_LOCATION_ENV"


class AppProps(Struct):
    """Options of an app."""

    analytics_reporting: bool | None = None
    """Accepted for compatibility; nothing is reported."""
    auto_synth: bool | None = None
    """Synthesize when the program ends. Default: no; as with the peer, Python programs call ``app.synth()`` themselves."""
    builtin_cloud_formation_validation: bool | None = None
    """Warn of what is known to be wrong in templates. Default: yes."""
    confirm_validation_plugins_do_not_mutate: bool | None = None
    """Fail if a validation plugin changes a template."""
    context: Mapping[str, Any] | None = None
    """Context values; those given by the command line win."""
    default_stack_synthesizer: IReusableStackSynthesizer | None = None
    """Synthesizer of stacks that name none."""
    outdir: str | None = None
    """Folder of the assembly. Default: that of the command line, else a fresh temporary folder."""
    performance_reporting: bool | None = None
    """Accepted for compatibility."""
    policy_validation_beta1: Sequence[IPolicyValidationPluginBeta1] | None = None
    """Plugins that judge the templates."""
    post_cli_context: Mapping[str, Any] | None = None
    """Context values that win over the command line's."""
    property_injectors: Sequence[IPropertyInjector] | None = None
    """Objects that change the options of constructs made in the app."""
    stack_traces: bool | None = None
    """Record where elements are made in the assembly's metadata."""
    tree_metadata: bool | None = None
    """Write ``tree.json``. Default: yes."""


# Allocations between two looks for garbage cycles; Python's own value is 700 or 2,000.
_COLLECTION_THRESHOLD = 50_000


def _collect_garbage_less_often() -> None:
    """Let the collector look for cycles more rarely, and not at all at exit: constructs live as long as the process.

    Measured on an app with 5,000 resources: the first takes about a quarter off its time for 2 % more memory, the second
    (all that is left is frozen just before the interpreter ends, which else walks and frees it object by object) a third
    of the rest. A program that chose a higher threshold keeps it.
    """
    import atexit
    import gc

    youngest, *older = gc.get_threshold()
    if 0 < youngest < _COLLECTION_THRESHOLD:
        gc.set_threshold(_COLLECTION_THRESHOLD, *older)
        atexit.register(gc.freeze)


def _refuse_official_library() -> None:
    """Refuse an environment with ``aws-cdk-lib``: it has packages of the same names, and the two overwrite each other's files."""
    from aws_cdk.core.errors import CdkError

    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if os.path.isdir(os.path.join(ours, "_jsii")):
        raise CdkError(
            f"aws-cdk-lib is installed in the environment of purecdk, and both provide aws_cdk: {ours}",
            fix="run `pip uninstall aws-cdk-lib constructs jsii`, and `pip install --force-reinstall purecdk` afterwards",
        )


class App(Stage):
    """A program's whole set of stacks, which :meth:`synth` writes as one cloud assembly."""

    @takes(AppProps)
    def __init__(self, props: AppProps) -> None:
        from aws_cdk.core.error_report import report_errors_briefly

        report_errors_briefly()
        _refuse_official_library()
        _collect_garbage_less_often()
        self._default_stack_synthesizer: Any = props.default_stack_synthesizer
        self._init_stage(
            None,
            "",
            StageProps(
                outdir=props.outdir if props.outdir is not None else os.environ.get(_OUTDIR_VARIABLE),
                policy_validation_beta1=props.policy_validation_beta1,
            ),
        )
        self._load_context(props.context, props.post_cli_context)
        if props.stack_traces is False:
            self.node.set_context("aws:cdk:disable-stack-trace", True)
        if props.analytics_reporting is not None:
            # Nothing is ever reported; apps may look at the value, as with the peer.
            self.node.set_context("aws:cdk:version-reporting", props.analytics_reporting)
        self._plugins_must_not_mutate = bool(props.confirm_validation_plugins_do_not_mutate)
        self._builtin_validation = props.builtin_cloud_formation_validation
        if props.property_injectors:
            from aws_cdk.core.property_injectors import PropertyInjectors

            PropertyInjectors.of(self).add(*props.property_injectors)
        if props.auto_synth:
            import atexit

            atexit.register(self._synth_at_exit)
        self._writes_tree = props.tree_metadata is not False

    def _synth_at_exit(self) -> None:
        """Synthesize an app whose program did not; only if the program ended well."""
        from aws_cdk.core.error_report import program_failed

        if self._assembly is None and not program_failed():
            self.synth()

    def _load_context(self, defaults: Mapping[str, Any] | None, final: Mapping[str, Any] | None) -> None:
        for source in (defaults or {}, _context_of_command_line(), final or {}):
            for key, value in source.items():
                if value is not None:
                    self.node.set_context(key, value)

    @staticmethod
    def is_app(obj: Any) -> bool:
        """Tell whether ``obj`` is an app."""
        return isinstance(obj, App)

    @staticmethod
    def of(construct: Any) -> Any:
        """Return the nearest stage around ``construct``, as ``Stage.of`` does."""
        return Stage.of(construct)

    @takes(StageSynthesisOptions)
    def synth(self, options: StageSynthesisOptions) -> CloudAssembly:
        """Write the cloud assembly and return it."""
        return Stage.synth(self, **options._given())


def _context_of_command_line() -> dict[str, Any]:
    """The context that the command line passes, from the environment and, where it is long, from a file."""
    context: dict[str, Any] = {}
    for variable, text in (
        (_CONTEXT_VARIABLE, os.environ.get(_CONTEXT_VARIABLE)),
        (_CONTEXT_OVERFLOW_VARIABLE, _overflow_text()),
    ):
        if not text:
            continue
        try:
            values = json.loads(text)
        except ValueError as error:
            raise AssumptionError(
                f"the context in {variable} is not JSON: {error}",
                fix="set the variable to a JSON object, or unset it; the command line sets it itself",
            ) from error
        if not isinstance(values, dict):
            raise AssumptionError(
                f"the context in {variable} must be an object, not {type(values).__name__}",
                fix="set the variable to a JSON object, or unset it; the command line sets it itself",
            )
        context.update(values)
    return context


def _overflow_text() -> str | None:
    location = os.environ.get(_CONTEXT_OVERFLOW_VARIABLE)
    if not location:
        return None
    try:
        with open(location, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise AssumptionError(
            f"cannot read the context file {location}: {error.strerror}",
            fix="unset the variable that names the file; the command line sets it itself",
        ) from error
