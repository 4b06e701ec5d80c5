"""Extensions: what happens at the steps of a deployment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appconfig._l1 import CfnExtension
from aws_cdk.aws_appconfig._names import overlaid_hash, own_name
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_appconfig.event_destination import IEventDestination
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


class ActionPoint(NamedEnum):
    """A step of a deployment."""

    PRE_CREATE_HOSTED_CONFIGURATION_VERSION = "PRE_CREATE_HOSTED_CONFIGURATION_VERSION"
    PRE_START_DEPLOYMENT = "PRE_START_DEPLOYMENT"
    ON_DEPLOYMENT_START = "ON_DEPLOYMENT_START"
    ON_DEPLOYMENT_STEP = "ON_DEPLOYMENT_STEP"
    ON_DEPLOYMENT_BAKING = "ON_DEPLOYMENT_BAKING"
    ON_DEPLOYMENT_COMPLETE = "ON_DEPLOYMENT_COMPLETE"
    ON_DEPLOYMENT_ROLLED_BACK = "ON_DEPLOYMENT_ROLLED_BACK"
    AT_DEPLOYMENT_TICK = "AT_DEPLOYMENT_TICK"
    """Again and again, while it goes on."""


class Parameter:
    """A value that an extension is told. Make it with one of the factories.

    Attributes:
        description: What it is for, if that is said.
        is_required: Whether the extension needs it.
        name: Its name.
        value: The value, if there is one.
    """

    @checked
    def __init__(self, name: str, is_required: bool, value: str | None, description: str | None) -> None:
        self.description = description
        self.is_required = is_required
        self.name = name
        self.value = value

    @staticmethod
    @checked
    def required(name: str, value: str, description: str | None = None) -> Parameter:
        """Return a value that the extension needs."""
        return Parameter(name, True, value, description)

    @staticmethod
    @checked
    def not_required(name: str, value: str | None = None, description: str | None = None) -> Parameter:
        """Return a value that the extension may be told."""
        return Parameter(name, False, value, description)


class ActionProps(Struct):
    """Options of an action."""

    action_points: Sequence[ActionPoint]
    event_destination: IEventDestination
    description: str | None = None
    """Default: none."""
    execution_role: IRole | None = None
    """What AppConfig tells the destination as. Default: one is made, where the destination needs it."""
    invoke_without_execution_role: bool | None = None
    """Whether the destination is told without a role, by its own policy. Default: no."""
    name: str | None = None
    """Default: the extension's with a number."""


class Action:
    """What is told of steps of a deployment.

    Attributes:
        action_points: The steps.
        description: What it is for, if that is said.
        event_destination: What is told.
        execution_role: What AppConfig tells it as, if one is given.
        invoke_without_execution_role: Whether it is told without a role.
        name: Its name, if one is given.
    """

    @takes(ActionProps)
    def __init__(self, props: ActionProps) -> None:
        self.action_points = props.action_points
        self.description = props.description
        self.event_destination = props.event_destination
        self.execution_role = props.execution_role
        self.invoke_without_execution_role: bool | None = bool(props.invoke_without_execution_role)
        self.name = props.name


class IExtension(IResource):
    """An extension, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def actions(self) -> Sequence[Action] | None: ...
        @property
        def description(self) -> str | None: ...
        @property
        def extension_arn(self) -> str: ...
        @property
        def extension_id(self) -> str: ...
        @property
        def extension_ref(self) -> Any: ...
        @property
        def extension_version_number(self) -> int | float: ...
        @property
        def latest_version_number(self) -> int | float | None: ...
        @property
        def name(self) -> str | None: ...
        @property
        def parameters(self) -> Sequence[Parameter] | None: ...


class ExtensionAttributes(Struct):
    """What is known of an extension that was made elsewhere."""

    extension_id: str
    extension_version_number: int | float
    actions: Sequence[Action] | None = None
    description: str | None = None
    extension_arn: str | None = None
    """Default: that of one in the same account and region."""
    name: str | None = None


class ExtensionOptions(Struct):
    """Options of an extension that is made for something."""

    description: str | None = None
    """Default: none."""
    extension_name: str | None = None
    """Default: made from the construct's place."""
    latest_version_number: int | float | None = None
    """The version that this one follows, so that none in between is lost. Default: that is not checked."""
    parameters: Sequence[Parameter] | None = None
    """Default: none."""


class ExtensionProps(ExtensionOptions):
    """Options of an extension."""

    actions: Sequence[Action]


class _ExtensionBase(Resource, IExtension):
    actions: Sequence[Action] | None = None
    description: str | None = None
    extension_arn: str
    extension_id: str
    extension_version_number: int | float
    latest_version_number: int | float | None = None
    name: str | None = None
    parameters: Sequence[Parameter] | None = None

    @property
    def extension_ref(self) -> Any:
        """How other resources refer to the extension."""
        from aws_cdk.interfaces.aws_appconfig import ExtensionReference

        return ExtensionReference(extension_id=self.extension_id, extension_arn=self.extension_arn)


class Extension(_ExtensionBase):
    """An extension.

    Attributes:
        actions: What is told, if that is known.
        description: What it is for, if that is said.
        extension_arn: The ARN.
        extension_id: Its id.
        extension_version_number: Its version.
        latest_version_number: The version that this one follows, if that is said.
        name: Its name, if that is known.
        parameters: Values that it is told, if there are any.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appconfig.Extension"

    @staticmethod
    @checked
    def from_extension_arn(scope: Construct, id: str, extension_arn: str) -> IExtension:
        """Return an extension that was made elsewhere, by its ARN.

        Raises:
            ValidationError: it names no extension and version.
        """
        resource = Stack.of(scope).split_arn(extension_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not resource:
            raise ValidationError(
                "Missing required /$/{extensionId}//$/{extensionVersionNumber} from configuration profile ARN: "
                f"{extension_arn}",
                scope=scope,
            )
        extension_id, _, version = resource.partition("/")
        if not extension_id or not version.isdecimal():
            raise ValidationError(
                "Missing required parameters for extension ARN: format should be "
                f"/$/{{extensionId}}//$/{{extensionVersionNumber}}, got {extension_arn}",
                scope=scope,
            )
        return _ImportedExtension(scope, id, extension_arn, extension_id, int(version))

    @staticmethod
    @takes(ExtensionAttributes)
    def from_extension_attributes(scope: Construct, id: str, attrs: ExtensionAttributes) -> IExtension:
        """Return an extension that was made elsewhere."""
        arn = attrs.extension_arn or Stack.of(scope).format_arn(
            service="appconfig",
            resource="extension",
            resource_name=f"{attrs.extension_id}/{Token.as_string(attrs.extension_version_number)}",
        )
        found = _ImportedExtension(scope, id, arn, attrs.extension_id, attrs.extension_version_number)
        found.actions = attrs.actions
        found.description = attrs.description
        found.name = attrs.name
        return found

    @takes(ExtensionProps)
    def __init__(self, scope: Construct, id: str, props: ExtensionProps) -> None:
        super().__init__(scope, id)
        self.actions = props.actions
        self.name = props.extension_name or own_name(self)
        self.description = props.description
        self.latest_version_number = props.latest_version_number
        self.parameters = props.parameters
        resource = CfnExtension(
            self,
            "Resource",
            actions=self._rendered(props.actions, self.name),
            name=self.name,
            description=self.description,
            latest_version_number=self.latest_version_number,
            parameters=(
                {each.name: {"required": each.is_required, "description": each.description} for each in self.parameters}
                if self.parameters is not None
                else None
            ),
        )
        self.extension_id = resource.attr_id
        self.extension_arn = resource.attr_arn
        self.extension_version_number = Token.as_number(resource.attr_version_number)

    def _rendered(self, actions: Sequence[Action], own: str) -> dict[str, Any]:
        """Return the actions by their points; of two at a point the later one counts."""
        rendered: dict[str, Any] = {}
        for number, action in enumerate(actions):
            if not action.action_points:
                continue
            name = action.name or f"{own}-{number}"
            role_arn = self._role_arn(action, own, name)
            entry = {
                "Name": name,
                "Uri": action.event_destination.extension_uri,
                **({"RoleArn": role_arn} if role_arn is not None else {}),
                **({"Description": action.description} if action.description is not None else {}),
            }
            for point in action.action_points:
                rendered[point._value_] = [entry]
        return rendered

    def _role_arn(self, action: Action, own: str, name: str) -> str | None:
        policy = getattr(action.event_destination, "policy_document", None)
        if policy is None or action.invoke_without_execution_role:
            return None
        if action.execution_role is not None:
            return action.execution_role.role_arn
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        return Role(
            self,
            f"Role{overlaid_hash(own, name)}",
            assumed_by=ServicePrincipal("appconfig.amazonaws.com"),
            inline_policies={"AllowAppConfigInvokeExtensionEventSourcePolicy": policy},
        ).role_arn


class _ImportedExtension(_ExtensionBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, extension_id: str, version: int | float) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.extension_arn = arn
        self.extension_id = extension_id
        self.extension_version_number = version
