"""What an instance sets up when it starts first, declared in its template and applied by a tool on the instance."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._init_binding import BindTarget
from aws_cdk.aws_ec2.init_element import InitElement
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from cloud_assembly.schema.json_text import json_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.user_data import UserData
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.cfn_resource import CfnResource
    from constructs import Construct

_INIT_METADATA = "AWS::CloudFormation::Init"

# Sections of a configuration in the order in which the tool applies and the peer renders them.
_SECTIONS = (
    ("PACKAGE", "packages"),
    ("GROUP", "groups"),
    ("USER", "users"),
    ("SOURCE", "sources"),
    ("FILE", "files"),
    ("COMMAND", "commands"),
    ("SERVICE", "services"),
)


class _InitOptions(Struct):
    """How a configuration is applied."""

    config_sets: Sequence[str] | None = None
    """Sets of configurations to apply. Default: ``default``."""
    embed_fingerprint: bool | None = None
    """Let the user data, and with it the instance, change whenever the configuration does. Default: yes."""
    ignore_failures: bool | None = None
    """Signal success to CloudFormation although the configuration failed. Default: no."""
    include_role: bool | None = None
    """Name the instance's role to the tools. Default: no."""
    include_url: bool | None = None
    """Name the URL of CloudFormation to the tools. Default: no."""
    print_log: bool | None = None
    """Print the tool's log to the instance's console output. Default: yes."""


class ApplyCloudFormationInitOptions(_InitOptions):
    """How a configuration is applied to an instance."""

    timeout: Duration | None = None
    """How long CloudFormation waits for the signal. Default: 5 minutes."""


class AttachInitOptions(_InitOptions):
    """What a configuration is attached to."""

    instance_role: IRole
    """The role of the instances; it gets the permissions that the configuration needs."""
    platform: OperatingSystemType
    """Their operating system."""
    user_data: UserData
    """Their user data, which gets the commands that apply the configuration."""
    signal_resource: CfnResource | None = None
    """The resource that waits for the signal. Default: the one that the configuration is attached to."""


class InitConfig:
    """A configuration: elements, applied by type and then in the order given."""

    @checked
    def __init__(self, elements: Sequence[InitElement]) -> None:
        self._elements: list[InitElement] = []
        self.add(*elements)

    def is_empty(self) -> bool:
        """Tell whether there is no element."""
        return not self._elements

    @checked
    def add(self, *elements: InitElement) -> None:
        """Add elements."""
        self._elements.extend(elements)

    def _bind(self, scope: Construct, role: IRole, platform: OperatingSystemType) -> _BoundConfig:
        bound = _BoundConfig()
        for element_type, section in _SECTIONS:
            elements = [element for element in self._elements if element.element_type == element_type]
            rendered: dict[str, Any] = {}
            for index, element in enumerate(elements):
                part = element._bind(BindTarget(scope, role, platform, index))
                _merge(rendered, part.config)
                if part.bucket_name is not None and part.bucket_name not in bound.buckets:
                    bound.buckets.append(part.bucket_name)
                if part.asset_hash is not None:
                    bound.asset_hashes.append(part.asset_hash)
            if elements:
                bound.config[section] = rendered
        return bound


class _BoundConfig:
    """A rendered configuration, the buckets it reads and the content of its assets."""

    def __init__(self) -> None:
        self.config: dict[str, Any] = {}
        self.buckets: list[str] = []
        self.asset_hashes: list[str] = []


class ConfigSetProps(Struct):
    """Configurations, and sets of them."""

    config_sets: Mapping[str, Sequence[str]]
    """Names of configurations by the name of their set, in the order in which they are applied."""
    configs: Mapping[str, InitConfig]
    """Configurations by name."""


class CloudFormationInit:
    """Configurations of an instance's start, and the sets in which they are applied."""

    @checked
    def __init__(self, config_sets: Mapping[str, Sequence[str]], configs: Mapping[str, InitConfig]) -> None:
        self._config_sets: dict[str, list[str]] = {}
        self._configs: dict[str, InitConfig] = {}
        for name, config in configs.items():
            self.add_config(name, config)
        # as the peer: sets given here may name what is added later, or never
        for name, config_names in config_sets.items():
            self._config_sets[name] = list(config_names)

    @staticmethod
    @checked
    def from_elements(*elements: InitElement) -> CloudFormationInit:
        """Return one configuration of elements."""
        return CloudFormationInit.from_config(InitConfig(elements))

    @staticmethod
    @checked
    def from_config(config: InitConfig) -> CloudFormationInit:
        """Return one configuration."""
        return CloudFormationInit({"default": ["config"]}, {"config": config})

    @staticmethod
    @takes(ConfigSetProps)
    def from_config_sets(props: ConfigSetProps) -> CloudFormationInit:
        """Return configurations in sets."""
        return CloudFormationInit(props.config_sets, props.configs)

    @checked
    def add_config(self, config_name: str, config: InitConfig) -> None:
        """Add a configuration.

        Raises:
            ValidationError: there is one of that name already.
        """
        if config_name in self._configs:
            raise ValidationError(
                f"CloudFormationInit already contains a config named '{config_name}'",
                fix="add to the config of that name, or name it otherwise",
            )
        self._configs[config_name] = config

    @checked
    def add_config_set(self, config_set_name: str, config_names: Sequence[str] | None = None) -> None:
        """Add a set of configurations, which are there already; empty ones are left out of it.

        Raises:
            ValidationError: there is one of that name already, or a configuration is not there.
        """
        if config_set_name in self._config_sets:
            raise ValidationError(
                f"CloudFormationInit already contains a configSet named '{config_set_name}'", fix="name it otherwise"
            )
        unknown = [name for name in config_names or () if name not in self._configs]
        if unknown:
            raise ValidationError(
                f"Unknown configs referenced in definition of '{config_set_name}': {','.join(unknown)}",
                fix="add them first, with `add_config`",
            )
        self._config_sets[config_set_name] = list(config_names or ())

    @takes(AttachInitOptions)
    def attach(self, attached_resource: CfnResource, attach_options: AttachInitOptions) -> None:
        """Write the configurations into a resource's metadata, and let the instances' user data apply them.

        Args:
            attached_resource: The instance, or the group of instances.
            attach_options: Role, platform and user data of the instances, and how to apply the configurations.

        Raises:
            ValidationError: the operating system is not known, an element does not work on it, or the resource has
                configurations already.
        """
        options = attach_options
        if options.platform is OperatingSystemType.UNKNOWN:
            raise ValidationError(
                "Cannot attach CloudFormationInit to an unknown OS type",
                scope=attached_resource,
                fix="use a machine image whose operating system is known",
            )
        if attached_resource.get_metadata(_INIT_METADATA) is not None:
            raise ValidationError(
                f"Cannot bind CfnInit: resource '{attached_resource.node.path}' already has '{_INIT_METADATA}' attached",
                scope=attached_resource,
                fix="put all configurations into one CloudFormationInit",
            )
        scope = Stack.of(attached_resource)
        bound = {
            name: config._bind(scope, options.instance_role, options.platform) for name, config in self._configs.items()
        }
        filled = {name: config.config for name, config in bound.items() if config.config}
        document = {
            "configSets": {
                name: [config for config in names if config in filled] for name, names in self._config_sets.items()
            },
            **filled,
        }
        # Restart handles list what is bound after this, too.
        attached_resource.add_metadata(_INIT_METADATA, lazy_any(lambda: document))
        buckets = list(dict.fromkeys(bucket for config in bound.values() for bucket in config.buckets))
        if buckets:
            credentials = {"type": "S3", "roleName": options.instance_role.role_name, "buckets": buckets}
            attached_resource.add_metadata("AWS::CloudFormation::Authentication", {"S3AccessCreds": credentials})
        options.instance_role.add_to_principal_policy(
            PolicyStatement(
                actions=["cloudformation:DescribeStackResource", "cloudformation:SignalResource"],
                resources=[Aws.STACK_ID],
            )
        )
        commands = _apply_commands(attached_resource, options)
        if options.embed_fingerprint is not False:
            fingerprint = _fingerprint(
                scope, document, [digest for config in bound.values() for digest in config.asset_hashes]
            )
            commands.insert(0, f"# fingerprint: {fingerprint}")
        options.user_data.add_commands(*commands)


def _apply_commands(resource: CfnResource, options: AttachInitOptions) -> list[str]:
    """Return the commands of user data that apply the configurations of ``resource``, tell CloudFormation, and print the log."""
    place = f"--region {Aws.REGION} --stack {Aws.STACK_NAME}"
    access = ""
    if options.include_url:
        access += f" --url https://cloudformation.{Aws.REGION}.{Aws.URL_SUFFIX}"
    if options.include_role:
        access += f" --role {options.instance_role.role_name}"
    config_sets = ",".join(["default"] if options.config_sets is None else options.config_sets)
    signalled = options.signal_resource if options.signal_resource is not None else resource
    init = f"-v {place} --resource {resource.logical_id}{access} -c {config_sets}"
    signal = f"{place} --resource {signalled.logical_id}{access}"
    prints_log = options.print_log is not False
    if options.platform is OperatingSystemType.WINDOWS:
        status = "0" if options.ignore_failures else "$LASTEXITCODE"
        return [
            f"cfn-init.exe {init}",
            f"cfn-signal.exe -e {status} {signal}",
            *(["type C:\\cfn\\log\\cfn-init.log"] if prints_log else []),
        ]
    status = "0" if options.ignore_failures else "$?"
    return [
        "(",
        "  set +e",
        f"  /opt/aws/bin/cfn-init {init}",
        f"  /opt/aws/bin/cfn-signal -e {status} {signal}",
        *(["  cat /var/log/cfn-init.log >&2"] if prints_log else []),
        ")",
    ]


def _fingerprint(stack: Stack, document: dict[str, Any], asset_hashes: list[str]) -> str:
    """Return 16 hex digits that change with the configurations and with the content of their assets."""
    hashed = {"config": stack.resolve(document)}
    if asset_hashes:
        hashed["assetHash"] = "".join(asset_hashes)
    return hashlib.sha256(json_text(hashed).encode()).hexdigest()[:16]


def _merge(target: dict[str, Any], source: Mapping[str, Any]) -> None:
    """Merge ``source`` into ``target``: mappings by key, lists joined without repetition, other values replaced."""
    for key, value in source.items():
        known = target.get(key)
        if isinstance(known, dict) and isinstance(value, Mapping):
            _merge(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            target[key] = known + [item for item in value if item not in known]
        else:
            target[key] = dict(value) if isinstance(value, Mapping) else value
