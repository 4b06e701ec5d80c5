"""The stage: stacks that are synthesized and deployed together, as an assembly of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.environment import Environment
from aws_cdk.core.errors import ValidationError, error_of_app
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.assembly_builder import AssemblyBuilder
    from aws_cdk.core.permissions_boundary import PermissionsBoundary
    from aws_cdk.core.policy_validation import IPolicyValidationPluginBeta1
    from aws_cdk.core.property_injectors import IPropertyInjector
    from aws_cdk.cx_api.cloud_assembly import CloudAssembly

_STAGE_NAME = re.compile(r"[a-z][a-z0-9\-_.]*\Z", re.IGNORECASE)


class StageProps(Struct):
    """Options of a stage."""

    env: Nested[Environment | None] = nested()
    """Environment of the stacks in the stage, unless they say otherwise."""
    outdir: str | None = None
    """Folder of the assembly. A stage inside another has its folder there and takes none."""
    permissions_boundary: PermissionsBoundary | None = None
    """Boundary put on all roles and users in the stage."""
    policy_validation_beta1: Sequence[IPolicyValidationPluginBeta1] | None = None
    """Plugins that judge the templates."""
    property_injectors: Sequence[IPropertyInjector] | None = None
    """Objects that change the options of constructs made in the stage."""
    stage_name: str | None = None
    """Name of the stage, the first part of its stacks' names. Default: the id."""


class StageSynthesisOptions(Struct):
    """Options of a synthesis."""

    aspect_stabilization: bool | None = None
    """Whether aspects are called until nothing changes any more. Default: as the flag ``@aws-cdk/core:aspectStabilization`` says."""
    error_on_duplicate_synth: bool | None = None
    """Whether constructs made since the last synthesis are an error. Default: they are."""
    force: bool | None = None
    """Synthesize again although an assembly is there. Default: no."""
    skip_validation: bool | None = None
    """Leave the checks of constructs out. Default: no."""
    validate_on_synthesis: bool | None = None
    """Whether the synthesized templates are validated. Default: no."""


class Stage(Construct):
    """A group of stacks that make one assembly."""

    @takes(StageProps)
    def __init__(self, scope: Construct, id: str, props: StageProps) -> None:
        self._init_stage(scope, id, props)

    def _init_stage(self, scope: Construct | None, id: str, props: StageProps) -> None:
        if id and not _STAGE_NAME.match(id):
            raise ValidationError(
                f'invalid stage name "{id}". Stage name must start with a letter and contain only alphanumeric characters, '
                "hyphens ('-'), underscores ('_') and periods ('.')",
                scope=scope,
                fix="change the stage's id or stage_name",
            )
        if scope is None:
            from constructs import Node

            self.node = Node(self, None, id)
        else:
            super().__init__(scope, id)
        self._assembly: CloudAssembly | None = None
        self._paths_at_synth: set[str] = set()
        self.parent_stage: Stage | None = Stage.of(scope) if scope is not None else None
        if props.property_injectors:
            from aws_cdk.core.property_injectors import PropertyInjectors

            PropertyInjectors.of(self).add(*props.property_injectors)
        parent = self.parent_stage
        self.region: str | None = (props.env.region if props.env else None) or (parent.region if parent else None)
        self.account: str | None = (props.env.account if props.env else None) or (parent.account if parent else None)
        if props.permissions_boundary is not None:
            props.permissions_boundary._bind(self)
        self._builder: AssemblyBuilder = self._make_builder(props.outdir)
        names = [parent.stage_name if parent else None, id if props.stage_name is None else props.stage_name]
        self.stage_name: str = "-".join(name for name in names if name)
        self.policy_validation_beta1: list[Any] = list(props.policy_validation_beta1 or ())
        if self.policy_validation_beta1:
            self.node.root._has_validation_plugins = True

    def _make_builder(self, outdir: str | None) -> AssemblyBuilder:
        from aws_cdk.core.assembly_builder import AssemblyBuilder

        if self.parent_stage is not None and outdir:
            raise ValidationError(
                '"outdir" cannot be specified for nested stages', scope=self, fix="give outdir to the App alone"
            )
        if self.parent_stage is not None:
            return self.parent_stage._builder.nested(self.artifact_id, self.node.path)
        return AssemblyBuilder(outdir)

    def _default_synthesizer(self) -> Any:
        """The synthesizer that the app wants for stacks that name none, or ``None``."""
        return getattr(self.node.root, "_default_stack_synthesizer", None)

    @staticmethod
    def of(construct: Any) -> Any:
        """Return the nearest stage around ``construct`` (or itself), or ``None``."""
        current = construct
        while current is not None:
            if isinstance(current, Stage):
                return current
            current = current.node.scope
        return None

    @staticmethod
    def is_stage(x: Any) -> bool:
        """Tell whether ``x`` is a stage."""
        return isinstance(x, Stage)

    @property
    def outdir(self) -> str:
        """The folder of this stage's assembly."""
        return self._builder.outdir

    @property
    def asset_outdir(self) -> str:
        """The folder in which assets are staged: that of the outermost assembly."""
        return self._builder.asset_outdir

    @property
    def artifact_id(self) -> str:
        """The name of this stage's assembly in the one around it; empty for an app."""
        if not self.node.path:
            return ""
        return "assembly-" + self.node.path.replace("/", "-").strip("-")

    @takes(StageSynthesisOptions)
    def synth(self, options: StageSynthesisOptions) -> CloudAssembly:
        """Write the assembly and return it; a second call returns the first one's unless ``force`` is given.

        Raises:
            CdkError: the app is not valid, or the tree changed after an earlier synthesis.
            RuntimeError: an aspect, a validation or other code of the app raised something; it is of that class too.
        """
        paths = {construct.node.path for construct in self.node._iterate()}
        if options.error_on_duplicate_synth is not False and self._paths_at_synth and paths - self._paths_at_synth:
            added = sorted(paths - self._paths_at_synth)
            message = "Synthesis has been called multiple times and the construct tree was modified after the first synthesis."
            if self._assembly is not None and not options.force:
                raise ValidationError(
                    f"{message} Added: {', '.join(added[:5])}",
                    scope=self,
                    fix="make all constructs before app.synth()",
                )
        if self._assembly is None or options.force:
            from aws_cdk.core.synthesis import synthesize

            try:
                self._assembly = synthesize(
                    self,
                    skip_validation=bool(options.skip_validation),
                    validate_on_synthesis=bool(options.validate_on_synthesis),
                    aspect_stabilization=options.aspect_stabilization,
                )
            except RuntimeError:
                raise
            except Exception as error:
                raise error_of_app(error) from error
            self._paths_at_synth = {construct.node.path for construct in self.node._iterate()}
        return self._assembly
