"""The stack: what CloudFormation deploys as one."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import aws_cdk.core.overridable  # noqa: F401  # which names apps may override, before they do
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.environment import UNKNOWN_ACCOUNT, UNKNOWN_REGION, Environment, format_environment
from aws_cdk.core.errors import ArgumentError, AssumptionError, ValidationError
from aws_cdk.core.feature_flags import flag_enabled, refuse_ended_flag
from aws_cdk.core.logical_id import make_unique_id, make_unique_resource_name, stack_relative_ids
from aws_cdk.core.pseudo import Aws, ScopedAws
from aws_cdk.core.resolve import Resolver, as_apps_read
from aws_cdk.core.resource_environment import ResourceEnvironment
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_manager import ITaggable, TagManager, TagType
from aws_cdk.core.token import is_unresolved
from constructs import Construct
from constructs._source import is_own_file

if TYPE_CHECKING:
    from aws_cdk.core.cfn_element import CfnElement
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.permissions_boundary import PermissionsBoundary
    from aws_cdk.core.property_injectors import IPropertyInjector
    from aws_cdk.core.reference_strength import ReferenceStrength
    from aws_cdk.core.synthesizers.stack_synthesizer import IStackSynthesizer

_STACK_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")
_MAX_STACK_NAME = 128
_MAX_DESCRIPTION = 1024
_LOGICAL_ID = re.compile(r"[A-Za-z0-9]{1,255}\Z")
_NOT_IN_ARTIFACT_IDS = re.compile(r"[^a-zA-Z0-9_.-]")

_PATH_METADATA = "aws:cdk:enable-path-metadata"
_BUNDLING_STACKS = "aws:cdk:bundling-stacks"
_SUPPRESS_INDENTATION = "@aws-cdk/core:suppressTemplateIndentation"


class StackProps(Struct):
    """Options of a stack."""

    analytics_reporting: bool | None = None
    """Accepted for compatibility; nothing is reported. Default: no."""
    cross_region_references: bool | None = None
    """Allow references to stacks in other regions. Default: no."""
    description: str | None = None
    """What the stack is, at most 1,024 bytes."""
    env: Nested[Environment | None] = nested()
    """Where the stack is deployed. Default: the stage's environment, else known only at deployment."""
    notification_arns: Sequence[str] | None = None
    """Topics that are told of stack events."""
    permissions_boundary: PermissionsBoundary | None = None
    """Boundary put on all roles and users of the stack."""
    property_injectors: Sequence[IPropertyInjector] | None = None
    """Objects that change the options of constructs made in the stack."""
    stack_name: str | None = None
    """CloudFormation's name of the stack. Default: made from the construct path."""
    suppress_template_indentation: bool | None = None
    """Write the template on one line."""
    synthesizer: IStackSynthesizer | None = None
    """Decides where assets go and how the stack is deployed."""
    tags: Mapping[str, str] | None = None
    """Tags on the stack, and by that on its resources."""
    termination_protection: bool | None = None
    """Refuse to delete the stack. Default: no."""


class ExportValueOptions(Struct):
    """Options of an export."""

    description: str | None = None
    name: str | None = None


class ITemplateOptions:
    """Parts of a template beside its elements."""

    def __init__(self) -> None:
        self.description: str | None = None
        self.metadata: dict[str, Any] | None = None
        self.template_format_version: str | None = None
        self.transform: str | None = None
        self.transforms: list[str] | None = None


class Stack(Construct, ITaggable):
    """A unit of deployment: its constructs become one CloudFormation template.

    Without a scope the stack makes an app of its own, which is handy in tests.
    """

    @takes(StackProps)
    def __init__(self, scope: Construct | None = None, id: str | None = None, props: StackProps = None) -> None:  # type: ignore[assignment]  # filled by takes
        if scope is None:
            from aws_cdk.core.app import App

            scope = App(auto_synth=False)
        if not hasattr(scope, "node"):
            raise TypeError(f"type of argument scope must be constructs.Construct; got {type(scope).__name__} instead")
        super().__init__(scope, id if id is not None else "Default")
        from aws_cdk.core.stage import Stage

        node = self.node
        self._elements: list[CfnElement] = []
        self._path_metadata_read: bool | None = None
        self._stack_dependencies: dict[int, StackDependency] = {}
        self._renames: dict[str, str] = {}
        self._renamed: dict[str, str] = {}
        self._missing_context: list[dict[str, Any]] = []
        self._description = props.description
        self._suppress_indentation = (
            props.suppress_template_indentation
            if props.suppress_template_indentation is not None
            else bool(node.try_get_context(_SUPPRESS_INDENTATION))
        )
        self._stage = Stage.of(self)
        if self._stage is None:
            raise AssumptionError(
                "a stack must be made in the scope of an App or a Stage",
                scope=self,
                fix="give an App or a Stage as first argument, or a construct inside of one",
            )
        if props.property_injectors:
            from aws_cdk.core.property_injectors import PropertyInjectors

            PropertyInjectors.of(self).add(*props.property_injectors)

        self.template_options = ITemplateOptions()
        self._cross_region_references = bool(props.cross_region_references)
        self.account, self.region, self.environment = self._resolve_environment(props.env)
        self._check_description(props.description)
        self.termination_protection = bool(props.termination_protection)
        self.template_options.description = props.description
        self._name = props.stack_name if props.stack_name is not None else self._generate_stack_name()
        self._check_name(self._name)
        self._notification_arns = list(props.notification_arns) if props.notification_arns is not None else None
        for topic in self._notification_arns or ():
            if is_unresolved(topic):
                raise ValidationError(
                    f"Stack '{id}' includes one or more tokens in its notification ARNs: {topic}",
                    scope=self,
                    fix="give ARNs of topics that exist already, as plain text",
                )
        self.tags: TagManager = TagManager(TagType.KEY_VALUE, "aws:cdk:stack", _stack_tags(props.tags))
        refuse_ended_flag(self.node, "@aws-cdk/core:enableStackNameDuplicates")
        self.artifact_id: str = self._generate_artifact_id()
        self.template_file: str = f"{self.artifact_id}.template.json"
        self.synthesizer: IStackSynthesizer = self._choose_synthesizer(props.synthesizer)
        self._bind_permissions_boundary(props.permissions_boundary)

    # -- set-up -----------------------------------------------------------

    def _choose_synthesizer(self, given: IStackSynthesizer | None) -> IStackSynthesizer:
        from aws_cdk.core.synthesizers import default_synthesizer

        chosen: Any = given or self._stage._default_synthesizer() or default_synthesizer(self)
        if callable(getattr(chosen, "reusable_bind", None)):
            return chosen.reusable_bind(self)  # type: ignore[no-any-return]  # a bound synthesizer
        chosen.bind(self)
        return chosen  # type: ignore[no-any-return]  # given by the app

    def _bind_permissions_boundary(self, boundary: PermissionsBoundary | None) -> None:
        from_stage = None
        if boundary is None:
            from_stage = self.node.try_get_context("@aws-cdk/core:permissionsBoundary")
        if boundary is not None:
            boundary._bind(self)
        if boundary is not None or from_stage is not None:
            from aws_cdk.core.permissions_boundary import apply_permissions_boundary

            apply_permissions_boundary(self)

    def _resolve_environment(self, env: Environment | None) -> tuple[str, str, str]:
        account = (env.account if env else None) or self._stage.account or Aws.ACCOUNT_ID
        region = (env.region if env else None) or self._stage.region or Aws.REGION
        known_account = account if not is_unresolved(account) else UNKNOWN_ACCOUNT
        known_region = region if not is_unresolved(region) else UNKNOWN_REGION
        return account, region, format_environment(known_account, known_region)

    def _check_description(self, description: str | None) -> None:
        # As the peer, which counts two bytes for every UTF-16 unit, and only in what the constructor is given.
        if description is not None and len(description.encode("utf-16-le", "surrogatepass")) > _MAX_DESCRIPTION:
            raise ValidationError(
                f"Stack description must be <= {_MAX_DESCRIPTION} bytes. Received description: '{description[:60]}…' "
                f"({len(description)} characters of two bytes)",
                scope=self,
                fix="shorten it to 512 characters, or set template_options.description",
            )

    def _check_name(self, name: str) -> None:
        if len(name) > _MAX_STACK_NAME:
            raise ValidationError(
                f"Stack name must be <= {_MAX_STACK_NAME} characters. Stack name: '{name}'",
                scope=self,
                fix="give a shorter stack_name",
            )
        if not _STACK_NAME.match(name):
            raise ValidationError(
                f"Stack name must match the regular expression: /^[A-Za-z][A-Za-z0-9-]*$/, got '{name}'",
                scope=self,
                fix="use letters, digits and hyphens, with a letter first, as id or stack_name",
            )

    # -- statics ----------------------------------------------------------

    @staticmethod
    def is_stack(x: Any) -> bool:
        """Tell whether ``x`` is a stack."""
        return isinstance(x, Stack)

    @staticmethod
    def of(construct: Any) -> Stack:
        """Return the stack that ``construct`` belongs to.

        Raises:
            AssumptionError: it belongs to none.
        """
        try:
            cached = construct.__dict__.get("_stack_of")
        except AttributeError:
            raise ArgumentError(
                f"type of argument construct must be IConstruct; got {type(construct).__name__} instead"
            ) from None
        if cached is not None:
            return cached  # type: ignore[no-any-return]  # set below
        current = construct
        while current is not None:
            if isinstance(current, Stack):
                construct.__dict__["_stack_of"] = current
                return current
            found = current.__dict__.get("_stack_of")
            if found is not None:
                construct.__dict__["_stack_of"] = found
                return found  # type: ignore[no-any-return]  # set above
            current = current.node.scope
        name = type(construct).__name__
        raise AssumptionError(
            f"{name} at '{construct.node.path}' should be created in the scope of a Stack, but no Stack found",
            scope=construct,
            fix="make it inside a Stack: the first argument is its scope",
        )

    # -- identity ---------------------------------------------------------

    @property
    def _path_metadata(self) -> bool:
        """Whether resources carry their path; read with the first resource, after which context cannot be set any more."""
        known = self._path_metadata_read
        if known is None:
            known = self._path_metadata_read = bool(self.node.try_get_context(_PATH_METADATA))
        return known

    @property
    def stack_name(self) -> str:
        """CloudFormation's name of the stack."""
        return self._name

    @property
    def partition(self) -> str:
        """The partition of the region; a token where it is unknown."""
        if flag_enabled(self.node, "@aws-cdk/core:enablePartitionLiterals") and not is_unresolved(self.region):
            from aws_cdk.region_info import RegionInfo

            partition = RegionInfo.get(self.region).partition
            return partition if partition is not None else Aws.PARTITION
        # The plain pseudo parameter, not a reference to this stack: partitions never differ between stacks of an app.
        return Aws.PARTITION

    @property
    def url_suffix(self) -> str:
        """The domain of service endpoints; a token."""
        return Aws.URL_SUFFIX

    @property
    def stack_id(self) -> str:
        """The stack's ARN; a token."""
        return ScopedAws(self).stack_id

    @property
    def notification_arns(self) -> list[str]:
        """The topics that are told of stack events; a token."""
        return ScopedAws(self).notification_arns

    @property
    def env(self) -> ResourceEnvironment:
        """Account and region of the stack."""
        return ResourceEnvironment(account=self.account, region=self.region)

    @property
    def availability_zones(self) -> list[str]:
        """The zones to use: two selected at deployment where the environment is unknown, else those looked up."""
        from aws_cdk.core.availability_zones import availability_zones_of

        return availability_zones_of(self)

    @property
    def bundling_required(self) -> bool:
        """Whether assets of this stack are to be bundled in this run; the command line says which stacks it wants."""
        patterns: Sequence[str] | None = self.node.try_get_context(_BUNDLING_STACKS)
        if patterns is None or "**" in patterns:  # an empty list: nothing is to be bundled
            return True
        from cloud_assembly.content.glob_match import glob_matches

        return any(glob_matches(pattern, self.node.path) for pattern in patterns)

    @property
    def nested(self) -> bool:
        """Whether this is a nested stack."""
        return self.nested_stack_resource is not None

    @property
    def nested_stack_resource(self) -> CfnResource | None:
        """The resource in the parent stack, if this is a nested stack."""
        return None

    @property
    def nested_stack_parent(self) -> Stack | None:
        """The stack this one is nested in."""
        resource = self.nested_stack_resource
        return Stack.of(resource) if resource is not None else None

    def _generate_stack_name(self) -> str:
        prefix = f"{self._stage.stage_name}-" if self._stage.stage_name else ""
        if prefix and flag_enabled(self.node, "@aws-cdk/core:includePrefixInUniqueNameGeneration"):
            return self._name_below(self._stage, prefix)
        return prefix + self._name_below(self._stage)

    def _generate_artifact_id(self) -> str:
        # It names files, so characters that are not safe there are replaced.
        return _NOT_IN_ARTIFACT_IDS.sub("_", self._name_below(self.node.root))

    def _name_below(self, container: Construct, prefix: str = "") -> str:
        """Return a name made of the ids below ``container``; a single id stays as it is, unless it is too long."""
        ids = []
        for scope in reversed(self.node.scopes):
            if scope is container:
                break
            ids.append(scope.node.id)
        ids.reverse()
        if not ids:
            raise AssumptionError("unexpected: stack id must always be defined", scope=self)
        if len(ids) == 1 and len(prefix + ids[0]) <= _MAX_STACK_NAME:
            return f"{prefix}{ids[0]}"
        return make_unique_resource_name(ids, max_length=_MAX_STACK_NAME, prefix=prefix)

    # -- logical ids ------------------------------------------------------

    def get_logical_id(self, element: CfnElement) -> str:
        """Return the logical id of an element of this stack, after renames."""
        if not hasattr(element, "_logical_id_override"):
            raise ArgumentError(f"type of argument element must be CfnElement; got {type(element).__name__} instead")
        allocated = self._allocate_logical_id(element)
        renamed = self._renames.get(allocated)
        if renamed is not None:
            self._renamed[allocated] = renamed
        logical_id = renamed if renamed is not None else allocated
        if not _LOGICAL_ID.match(logical_id):
            raise ValidationError(
                f"Logical ID must adhere to the regular expression: /^[A-Za-z0-9]{{1,255}}$/, got '{logical_id}'",
                scope=element,
                fix="use letters and digits in the construct's id, or in what renames it",
            )
        return logical_id

    def _allocate_logical_id(self, cfn_element: CfnElement) -> str:
        """Return the logical id for an element; stacks in apps may override it."""
        return make_unique_id(stack_relative_ids(cfn_element))

    @checked
    def rename_logical_id(self, old_id: str, new_id: str) -> None:
        """Use another logical id in place of an allocated one.

        Raises:
            ValidationError: the id was renamed before.
        """
        if old_id in self._renames:
            raise ValidationError(
                f"A rename has already been registered for '{old_id}'", scope=self, fix="rename each id once"
            )
        self._renames[old_id] = new_id

    # -- dependencies -----------------------------------------------------

    @property
    def dependencies(self) -> list[Stack]:
        """The stacks this one depends on."""
        return [dependency.stack for dependency in self._stack_dependencies.values()]

    @checked
    def add_stack_dependency(self, target: Stack, reason: str | None = None) -> None:
        """Have this stack deployed after ``target``.

        Raises:
            ValidationError: it would make a cycle, or the stacks are in different stages.
        """
        from aws_cdk.core.dependencies import add_dependency

        add_dependency(self, target, reason or f"<{self.node.path}>.addStackDependency(<{target.node.path}>)")

    @checked
    def add_dependency(self, target: Stack, reason: str | None = None) -> None:
        """Have this stack deployed after ``target``."""
        self.add_stack_dependency(target, reason)

    # -- values -----------------------------------------------------------

    def resolve(self, obj: Any) -> Any:
        """Return ``obj`` with its tokens resolved as in this stack's template."""
        resolved = Resolver(self).resolve(obj)
        return resolved if is_own_file(sys._getframe(1).f_code.co_filename) else as_apps_read(resolved)

    @checked
    def to_json_string(self, obj: Any, space: int | None = None) -> str:
        """Return ``obj`` as JSON text, in which tokens become intrinsic functions at deployment."""
        from aws_cdk.core.cloudformation_lang import to_json

        return to_json(obj, space)

    def to_yaml_string(self, obj: Any) -> str:
        """Return ``obj`` as YAML text, in which tokens become intrinsic functions at deployment."""
        from aws_cdk.core.cloudformation_lang import to_yaml

        return to_yaml(obj)

    @takes(ArnComponents)
    def format_arn(self, components: ArnComponents) -> str:
        """Return an ARN; partition, region and account default to this stack's."""
        return Arn._format(components, self)

    @checked
    def split_arn(self, arn: str, arn_format: ArnFormat) -> ArnComponents:
        """Split an ARN into its parts."""
        return Arn.split(arn, arn_format)

    @checked
    def regional_fact(self, fact_name: str, default_value: str | None = None) -> str:
        """Return a fact about the stack's region, as a look-up in a mapping where the region is unknown."""
        from aws_cdk.core.regional_fact import regional_fact

        return regional_fact(self, fact_name, default_value)

    @takes(ExportValueOptions)
    def export_value(self, exported_value: Any, options: ExportValueOptions) -> str:
        """Export a value for other stacks, and return its import.

        Raises:
            ValidationError: the value is plain and there is no name.
        """
        from aws_cdk.core.cross_stack import export_value

        return export_value(self, exported_value, options.name, options.description)

    @takes(ExportValueOptions)
    def export_string_list_value(self, exported_value: Any, options: ExportValueOptions) -> list[str]:
        """Export a list of strings for other stacks, and return its import."""
        from aws_cdk.core.cross_stack import export_list_value

        return export_list_value(self, exported_value, options.name, options.description)

    @staticmethod
    @checked
    def consume_reference(value: str, strength: ReferenceStrength | None = None) -> str:
        """Return a reference that is consumed with the given strength across stacks."""
        from aws_cdk.core.reference_strength import consume_reference

        return consume_reference(value, strength)

    @staticmethod
    @checked
    def consume_list_reference(value: list[str], strength: ReferenceStrength | None = None) -> list[str]:
        """Return a list reference that is consumed with the given strength across stacks."""
        from aws_cdk.core.reference_strength import consume_list_reference

        return consume_list_reference(value, strength)

    # -- parts of the template --------------------------------------------

    @checked
    def add_transform(self, transform: str) -> None:
        """Add a transform to the template."""
        if self.template_options.transforms is None:
            self.template_options.transforms = []
        self.template_options.transforms.append(transform)

    @checked
    def add_metadata(self, key: str, value: Any) -> None:
        """Add an entry to the template's metadata."""
        if self.template_options.metadata is None:
            self.template_options.metadata = {}
        self.template_options.metadata[key] = value

    @checked
    def add_stack_tag(self, tag_name: str, tag_value: str) -> None:
        """Put a tag on the stack."""
        self.tags.set_tag(tag_name, tag_value)

    @checked
    def remove_stack_tag(self, tag_name: str) -> None:
        """Take a tag off the stack."""
        self.tags.remove_tag(tag_name, 0)

    def report_missing_context_key(self, *, key: str, props: Any, provider: Any) -> None:
        """Say that a context value is needed that the command line can look up.

        Args:
            key: The key it is to have in the context.
            props: What the look-up is asked (a ``...ContextQuery`` of ``cloud_assembly_schema``).
            provider: Which look-up answers (a ``ContextProvider`` of ``cloud_assembly_schema``).
        """
        # Called by an app, the fields come in the order of the API.
        self._report_missing({"key": key, "props": props, "provider": provider})

    def _report_missing(self, report: dict[str, Any]) -> None:
        """Take up a report of a missing context value; the manifest has its fields in the order given."""
        from aws_cdk.core.context_provider import missing_context_document

        document = missing_context_document(self, report)
        if not any(known["key"] == document["key"] for known in self._missing_context):
            self._missing_context.append(document)

    # -- synthesis --------------------------------------------------------

    def _register_element(self, element: CfnElement) -> None:
        self._elements.append(element)

    def _to_cloud_formation(self) -> dict[str, Any]:
        """Return the resolved template."""
        from aws_cdk.core.stack_template import template_of

        return template_of(self)

    def _write_template(self, directory: str) -> str:
        """Write the template file; return the SHA-256 of its bytes."""
        from aws_cdk.core.template_limits import check_resource_count, check_size
        from cloud_assembly.schema.files import sha256_of, template_text, write_part

        template = self._to_cloud_formation()
        self.node.add_metadata("aws:cdk:templateFile", self.template_file)
        check_resource_count(self, template)
        if not template.get("Resources") and not self.nested:
            from aws_cdk.spec.rules import EMPTY_TEMPLATE

            self.__dict__["_findings"] = (EMPTY_TEMPLATE,)
            self.node.root.__dict__["_has_findings"] = True
        elif "_findings" in self.__dict__:
            del self.__dict__["_findings"]  # of an earlier synthesis
        if self._suppress_indentation:
            from cloud_assembly.schema.json_text import json_text

            text = json_text(template)
        else:
            text = template_text(template)
        check_size(self, text, indented=not self._suppress_indentation)
        write_part(directory, self.template_file, text)
        for missing in self._missing_context:
            self._stage._builder.add_missing(missing)
        return sha256_of(text)


class StackDependency:
    """Why one stack depends on another."""

    __slots__ = ("reasons", "stack")

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        # What needs what, and why; by the identity of the two and the text, so each is there once.
        self.reasons: dict[tuple[int, int, str], tuple[Any, Any, str]] = {}


def _stack_tags(tags: Mapping[str, str] | None) -> dict[str, str] | None:
    return dict(tags) if tags is not None else None


__all__ = ["ExportValueOptions", "ITemplateOptions", "Stack", "StackProps"]
