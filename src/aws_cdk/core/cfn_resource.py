"""A CloudFormation resource: the base of all L1 classes, and the escape hatch to any type."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_element import CfnRefElement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.locale_order import locale_key
from aws_cdk.core.overrides import DELETED, deep_merge, set_override
from aws_cdk.core.reference import CfnReference, Reference
from aws_cdk.core.removal_policy import RemovalPolicy, RemovalPolicyOptions
from aws_cdk.core.resource_environment import ResourceEnvironment
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import ResolutionTypeHint
from constructs._ownership import of_app

if TYPE_CHECKING:
    from aws_cdk.core.cfn_condition import CfnCondition
    from aws_cdk.core.cfn_resource_policy import CfnCreationPolicy, CfnDeletionPolicy, CfnUpdatePolicy
    from aws_cdk.core.reference_strength import ReferenceStrength
    from aws_cdk.core.resolve import Resolver
    from aws_cdk.core.stack import Stack
    from constructs import Construct

# Types whose deletion can take a last snapshot. Source: the CloudFormation user guide, attribute DeletionPolicy.
_SNAPSHOT_TYPES = frozenset(
    {
        "AWS::DocDB::DBCluster",
        "AWS::EC2::Volume",
        "AWS::ElastiCache::CacheCluster",
        "AWS::ElastiCache::ReplicationGroup",
        "AWS::Neptune::DBCluster",
        "AWS::RDS::DBCluster",
        "AWS::RDS::DBInstance",
        "AWS::Redshift::Cluster",
    }
)


class CfnResourceProps(Struct):
    """What a raw resource is made of."""

    type: str
    """CloudFormation's name of the type, such as ``AWS::S3::Bucket``."""
    properties: Mapping[str, Any] | None = None
    """Properties by CloudFormation's names. Default: none."""


class ICfnResourceOptions:
    """Attributes of a resource beside its properties: policies, condition, metadata."""

    def __init__(self) -> None:
        self.condition: CfnCondition | None = None
        self.creation_policy: CfnCreationPolicy | None = None
        self.deletion_policy: CfnDeletionPolicy | None = None
        self.description: str | None = None
        self.metadata: dict[str, Any] | None = None
        self.update_policy: CfnUpdatePolicy | None = None
        self.update_replace_policy: CfnDeletionPolicy | None = None
        self.version: str | None = None


class CfnResource(CfnRefElement):
    """A resource of any type.

    Args (options of :class:`CfnResourceProps`):
        type: The CloudFormation type, such as ``AWS::S3::Bucket``.
        properties: Its properties as they stand in the template.
    """

    @takes(CfnResourceProps)
    def __init__(self, scope: Construct, id: str, props: CfnResourceProps) -> None:
        self._init_resource(scope, id, props.type)
        if not props.type:
            raise ValidationError(
                "The `type` property is required", scope=self, fix='give type, such as "AWS::S3::Bucket"'
            )
        self._raw_properties: dict[str, Any] = dict(props.properties or {})

    def _init_resource(self, scope: Construct, id: str, type: str) -> None:
        """Set up what every resource has; L1 classes call this instead of the checked constructor."""
        CfnRefElement.__init__(self, scope, id)
        self._cfn_type = type
        self._options: ICfnResourceOptions | None = None
        self._overrides: dict[str, Any] | None = None
        self._depends_on: dict[int, CfnResource] = {}
        self._env: ResourceEnvironment | None = None
        if self.stack._path_metadata:
            self.add_metadata("aws:cdk:path", self.node.path)

    @staticmethod
    def is_cfn_resource(x: Any) -> bool:
        """Tell whether ``x`` is a resource of a template."""
        return isinstance(x, CfnResource)

    # -- attributes -------------------------------------------------------

    @property
    def cfn_resource_type(self) -> str:
        """The CloudFormation type."""
        return self._cfn_type

    @property
    def cfn_options(self) -> ICfnResourceOptions:
        """Policies, condition and metadata of the resource; assign to its fields."""
        if self._options is None:
            self._options = ICfnResourceOptions()
        return self._options

    @property
    def env(self) -> ResourceEnvironment:
        """Account and region of the resource."""
        return self._env or ResourceEnvironment(account=self.stack.account, region=self.stack.region)

    def get_att(self, attribute_name: str, type_hint: ResolutionTypeHint | None = None) -> Reference:
        """Return the reference to an attribute of this resource."""
        return CfnReference.of_attribute(self, attribute_name, type_hint)

    _checked_data: dict[str, Any] | None = None
    """The specification of the properties, if they were checked against it when they were given."""

    @property
    def _cfn_properties(self) -> dict[str, Any]:
        """The properties before resolution, by the names ``_render_properties`` expects."""
        return self._with_tags(self._raw_properties) if of_app(type(self)) else self._raw_properties

    def _with_tags(self, properties: dict[str, Any]) -> dict[str, Any]:
        """Return ``properties`` with the tags of a class of an app that has some (``ITaggable``)."""
        from aws_cdk.core.tag_manager import TagManager

        if not TagManager.is_taggable(self):
            return properties
        manager: TagManager = self.tags  # type: ignore[attr-defined]  # an app's class has it
        rendered = manager.render_tags()
        name = manager.tag_property_name
        given = properties.get(name)
        if isinstance(given, dict) and isinstance(rendered, dict):
            rendered = {**given, **rendered}
        # As the peer: the tag manager's word on that property is the last, also where it has none to say.
        rest = {key: value for key, value in properties.items() if key != name or rendered}
        return {**rest, name: rendered} if rendered else rest

    def _render_properties(self, props: dict[str, Any]) -> dict[str, Any]:
        """Turn resolved properties into those of the template."""
        return props

    @property
    def _updated_properties(self) -> dict[str, Any]:
        """The properties as they are now."""
        return self._raw_properties

    @property
    def _updated_properites(self) -> dict[str, Any]:
        """The properties as they are now, under the name that the peer once misspelled."""
        return self._updated_properties

    @property
    def _cfn_property_names(self) -> dict[str, str]:
        """CloudFormation's property names by those used in apps; of no use for a resource of any type."""
        return {}

    def cfn_property_name(self, cdk_property_name: str) -> str | None:
        """Return CloudFormation's name of a property, or ``None``."""
        return self._cfn_property_names.get(cdk_property_name)

    # -- overrides --------------------------------------------------------

    @checked
    def add_override(self, path: str, value: Any) -> None:
        r"""Set a value by its path below the resource, over whatever was rendered.

        Args:
            path: Keys separated by dots; ``\.`` is a dot in a key, a number an index into a list.
            value: The value; ``None`` takes the key away.
        """
        if self._overrides is None:
            self._overrides = {}
        set_override(self._overrides, path, value)

    @checked
    def add_deletion_override(self, path: str) -> None:
        """Take a value away by its path below the resource."""
        self.add_override(path, DELETED)

    @checked
    def add_property_override(self, property_path: str, value: Any) -> None:
        """Set a property by its path below ``Properties``."""
        self.add_override(f"Properties.{property_path}", value)

    @checked
    def add_property_deletion_override(self, property_path: str) -> None:
        """Take a property away by its path below ``Properties``."""
        self.add_deletion_override(f"Properties.{property_path}")

    @checked
    def add_metadata(self, key: str, value: Any) -> None:
        """Set an entry of the resource's ``Metadata``."""
        options = self.cfn_options
        if options.metadata is None:
            options.metadata = {}
        options.metadata[key] = value

    @checked
    def get_metadata(self, key: str) -> Any:
        """Return an entry of the resource's ``Metadata``, or ``None``."""
        return (self.cfn_options.metadata or {}).get(key)

    @takes(RemovalPolicyOptions)
    def _apply_removal_policy(self, policy: RemovalPolicy | None, options: RemovalPolicyOptions) -> None:
        from aws_cdk.core.cfn_resource_policy import CfnDeletionPolicy

        policy = policy or options.default or RemovalPolicy.RETAIN
        update_replace = None
        if policy is RemovalPolicy.DESTROY:
            deletion = CfnDeletionPolicy.DELETE
        elif policy is RemovalPolicy.RETAIN:
            deletion = CfnDeletionPolicy.RETAIN
        elif policy is RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE:
            deletion, update_replace = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE, CfnDeletionPolicy.RETAIN
        elif policy is RemovalPolicy.SNAPSHOT:
            if self._cfn_type not in _SNAPSHOT_TYPES:
                from aws_cdk.core.annotations import Annotations
                from aws_cdk.core.feature_flags import flag_enabled

                if flag_enabled(self.node, "@aws-cdk/core:validateSnapshotRemovalPolicy"):
                    raise ValidationError(
                        f"{self._cfn_type} does not support snapshot removal policy",
                        scope=self,
                        fix="choose RETAIN or DESTROY",
                    )
                Annotations.of(self).add_warning_v2(
                    f"@aws-cdk/core:{self._cfn_type}SnapshotRemovalPolicyIgnored",
                    f"{self._cfn_type} does not support snapshot removal policy. This policy will be ignored.",
                )
            deletion = CfnDeletionPolicy.SNAPSHOT
        else:
            raise ValidationError(f"Invalid removal policy: {policy}", scope=self)
        self.cfn_options.deletion_policy = deletion
        if options.apply_to_update_replace_policy is not False:
            self.cfn_options.update_replace_policy = update_replace or deletion

    def apply_removal_policy(self, policy: RemovalPolicy | None = None, **options: Any) -> None:
        """Say what happens to the resource when it leaves the stack or is replaced.

        A type that cannot take snapshots is given the policy nevertheless, with a warning, as the peer does.

        Raises:
            ValidationError: such a type, and the flag ``@aws-cdk/core:validateSnapshotRemovalPolicy`` is on.
        """
        self._apply_removal_policy(policy, **options)

    # -- dependencies -----------------------------------------------------

    def apply_cross_stack_reference_strength(self, strength: ReferenceStrength) -> None:
        """Say how other stacks use the attributes of this resource."""
        from aws_cdk.core.reference_strength import CrossStackReferences

        CrossStackReferences.of(self).produce(strength)

    def add_resource_dependency(self, target: CfnResource, reason: str | None = None) -> None:
        """Have this resource made after ``target``; across stacks the stacks depend on each other."""
        if not target._should_synthesize():
            return
        from aws_cdk.core.dependencies import add_dependency

        add_dependency(self, target, reason or f"<{self.node.path}>.addResourceDependency(<{target.node.path}>)")

    @checked
    def add_dependency(self, target: CfnResource) -> None:
        """Have this resource made after ``target``."""
        self.add_resource_dependency(target)

    @checked
    def add_depends_on(self, target: CfnResource) -> None:
        """Have this resource made after ``target``; the older name of :meth:`add_dependency`."""
        self.add_resource_dependency(target)

    def remove_resource_dependency(self, target: CfnResource) -> None:
        """Take a dependency back."""
        from aws_cdk.core.dependencies import remove_dependency

        remove_dependency(self, target)

    @checked
    def remove_dependency(self, target: CfnResource) -> None:
        """Take a dependency back."""
        self.remove_resource_dependency(target)

    def obtain_dependencies(self) -> list[Stack | CfnResource]:
        """Return the resources and stacks this one depends on."""
        from aws_cdk.core.dependencies import targets_in_other_stacks

        return [*self._depends_on.values(), *targets_in_other_stacks(self)]

    @checked
    def replace_dependency(self, target: CfnResource, new_target: CfnResource) -> None:
        """Depend on ``new_target`` instead of ``target``.

        Raises:
            ValidationError: there is no dependency on ``target``.
        """
        if not any(dependency is target for dependency in self.obtain_dependencies()):
            raise ValidationError(
                f'"{self.node.path}" does not depend on "{target.node.path}"',
                scope=self,
                fix="add the dependency with add_dependency()",
            )
        self.remove_resource_dependency(target)
        self.add_resource_dependency(new_target)

    def _add_resource_dependency(self, target: CfnResource) -> None:
        self._depends_on[id(target)] = target

    def _remove_resource_dependency(self, target: CfnResource) -> None:
        self._depends_on.pop(id(target), None)

    # -- rendering --------------------------------------------------------

    def _values_with_references(self) -> list[Any]:
        values: list[Any] = [self._cfn_properties]
        options = self._options
        if options is not None:
            values.append(options.metadata)
            values.append(options.creation_policy)
            values.append(options.update_policy)
        if self._overrides:
            values.append(self._overrides)
        return values

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        if not self._should_synthesize():
            return {}
        try:
            resource: dict[str, Any] = {"Type": self._cfn_type}
            given = self._cfn_properties
            if given:  # what is left of it may be nothing: a required property may be missing then
                place = ("Resources", self._resolved_logical_id(), "Properties")
                properties = self._render_properties(resolver._resolve_at(place, given) or {})
                if properties:
                    resource["Properties"] = properties
            if self._depends_on:
                resource["DependsOn"] = self._rendered_depends_on()
            if self._options is not None:
                self._render_options(resource, self._options, resolver)
            if self._overrides:
                resource = self._merge_overrides(resource, _resolved_overrides(self._overrides, resolver))
        except Exception as error:
            self._explain(error)
            raise
        self._check_against_specification(resource)
        return {"Resources": {self._resolved_logical_id(): resource}}

    def _check_against_specification(self, resource: dict[str, Any]) -> None:
        """Note what CloudFormation will probably refuse; it is shown once all templates are written."""
        from aws_cdk.spec.rules import findings_in

        found = findings_in(resource, None if self._overrides else self._checked_data)
        if found or "_findings" in self.__dict__:
            self.__dict__["_findings"] = found
            self.node.root.__dict__["_has_findings"] = True

    def _merge_overrides(self, resource: dict[str, Any], overrides: dict[str, Any]) -> dict[str, Any]:
        """Merge resolved overrides over a copy of the rendered resource."""
        merged: dict[str, Any] = deep_merge(copy.deepcopy(resource), overrides)
        return merged

    def _explain(self, error: Exception) -> None:
        """Say which resource an error at synthesis belongs to."""
        from aws_cdk.core.errors import CdkError, ErrorOfApp, relative_to_working_folder

        if not isinstance(error, (CdkError, ErrorOfApp)) or getattr(error, "_explained", False):
            return
        error._explained = True  # type: ignore[union-attr]  # told once, at the innermost resource
        place = ""
        if self._location is not None:
            place = f" made at {relative_to_working_folder(self._location[0])}:{self._location[1]}"
        where = f"\n  where: {self.node.path}{place}"
        if isinstance(error, ErrorOfApp):
            error.told += where
            return
        error.construct_path = self.node.path
        if place:
            error.location = self._location
            error.args = (f"Resolution error: {error.what}{where}",)

    def _rendered_depends_on(self) -> list[str] | None:
        targets = [target for target in self._depends_on.values() if target._should_synthesize()]
        targets.sort(key=lambda target: locale_key(target.node.path))
        return [target._resolved_logical_id() for target in targets] or None

    @staticmethod
    def _render_options(resource: dict[str, Any], options: ICfnResourceOptions, resolver: Resolver) -> None:
        from aws_cdk.core.cfn_resource_policy import render_creation_policy, render_update_policy

        if options.creation_policy is not None:
            resource["CreationPolicy"] = resolver.resolve(render_creation_policy(options.creation_policy))
        if options.update_policy is not None:
            resource["UpdatePolicy"] = resolver.resolve(render_update_policy(options.update_policy))
        if options.update_replace_policy is not None:
            resource["UpdateReplacePolicy"] = options.update_replace_policy._value_
        if options.deletion_policy is not None:
            resource["DeletionPolicy"] = options.deletion_policy._value_
        if options.version is not None:
            resource["Version"] = resolver.resolve(options.version)
        if options.description is not None:
            resource["Description"] = resolver.resolve(options.description)
        if options.metadata:
            metadata = resolver.resolve(options.metadata)
            if metadata:
                resource["Metadata"] = metadata
        if options.condition is not None:
            resource["Condition"] = options.condition._resolved_logical_id()

    def to_string(self) -> str:
        """Return the path with the type."""
        return f"{self.node.path} [{self._cfn_type}]"


def _resolved_overrides(value: Any, resolver: Resolver) -> Any:
    """Resolve overrides, keeping deletions."""
    if value is DELETED:
        return DELETED
    if isinstance(value, Mapping):
        result = {}
        for key, item in value.items():
            resolved = DELETED if item is None else _resolved_overrides(item, resolver)
            result[resolver.resolve(key)] = resolved
        return result
    return resolver.resolve(value)
