"""What extensions are added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appconfig._l1 import CfnExtensionAssociation
from aws_cdk.aws_appconfig._names import overlaid_hash, own_name
from aws_cdk.aws_appconfig.extension import Action, ActionPoint, Extension, ExtensionOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_appconfig.event_destination import IEventDestination
    from aws_cdk.aws_appconfig.extension import IExtension
    from constructs import Construct

_LONGEST_NAME = 64
_SUFFIX = "-Extension"


class IExtensible:
    """Something that extensions are added to, with a method for each step of a deployment. ``on`` says what they do."""

    if TYPE_CHECKING:

        def add_extension(self, extension: IExtension) -> None: ...

        @takes(ExtensionOptions)
        def on(
            self, action_point: ActionPoint, event_destination: IEventDestination, options: ExtensionOptions
        ) -> None: ...

    @takes(ExtensionOptions)
    def pre_create_hosted_configuration_version(
        self, event_destination: IEventDestination, options: ExtensionOptions
    ) -> None:
        """Tell ``event_destination`` before a version is made."""
        self.on(ActionPoint.PRE_CREATE_HOSTED_CONFIGURATION_VERSION, event_destination, **options._given())

    @takes(ExtensionOptions)
    def pre_start_deployment(self, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Tell ``event_destination`` before a deployment starts."""
        self.on(ActionPoint.PRE_START_DEPLOYMENT, event_destination, **options._given())

    @takes(ExtensionOptions)
    def on_deployment_start(self, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Tell ``event_destination`` when a deployment starts."""
        self.on(ActionPoint.ON_DEPLOYMENT_START, event_destination, **options._given())

    @takes(ExtensionOptions)
    def on_deployment_step(self, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Tell ``event_destination`` of each step of a deployment."""
        self.on(ActionPoint.ON_DEPLOYMENT_STEP, event_destination, **options._given())

    @takes(ExtensionOptions)
    def on_deployment_baking(self, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Tell ``event_destination`` when all have a configuration, and alarms are watched."""
        self.on(ActionPoint.ON_DEPLOYMENT_BAKING, event_destination, **options._given())

    @takes(ExtensionOptions)
    def on_deployment_complete(self, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Tell ``event_destination`` when a deployment is done."""
        self.on(ActionPoint.ON_DEPLOYMENT_COMPLETE, event_destination, **options._given())

    @takes(ExtensionOptions)
    def on_deployment_rolled_back(self, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Tell ``event_destination`` when a deployment is rolled back."""
        self.on(ActionPoint.ON_DEPLOYMENT_ROLLED_BACK, event_destination, **options._given())

    @takes(ExtensionOptions)
    def at_deployment_tick(self, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Tell ``event_destination`` again and again, while a deployment goes on."""
        self.on(ActionPoint.AT_DEPLOYMENT_TICK, event_destination, **options._given())


class ExtensibleBase(IExtensible):
    """Adds extensions to something, by its ARN."""

    @checked
    def __init__(self, scope: Construct, resource_arn: str, resource_name: str | None = None) -> None:
        self._scope = scope
        self._arn = resource_arn
        self._name = resource_name

    @takes(ExtensionOptions)
    def on(self, action_point: ActionPoint, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Make an extension that tells ``event_destination`` of a step, and add it.

        Without a name it is called by the construct's place, so that only one such can be made of a construct.
        """
        name = options.extension_name or self._default_name()
        extension = Extension(
            self._scope,
            f"Extension{overlaid_hash(name)}",
            actions=[Action(event_destination=event_destination, action_points=[action_point])],
            extension_name=name,
            # As the peer: an empty description counts as none here, and so does version 0.
            description=options.description or None,
            latest_version_number=options.latest_version_number or None,
            parameters=options.parameters,
        )
        self.add_extension(extension)

    @checked
    def add_extension(self, extension: IExtension) -> None:
        """Add an extension."""
        told = extension.parameters
        CfnExtensionAssociation(
            self._scope,
            f"AssociationResource{overlaid_hash(self._name or self._arn, extension.name or self._default_name())}",
            extension_identifier=extension.extension_id,
            resource_identifier=self._arn,
            extension_version_number=extension.extension_version_number,
            parameters={each.name: each.value for each in told if each.value} if told is not None else None,
        )

    def _default_name(self) -> str:
        return own_name(self._scope, _LONGEST_NAME - len(_SUFFIX)) + _SUFFIX


class _Extended(IExtensible):
    """A construct that extensions are added to."""

    _extensible: ExtensibleBase | None = None

    @takes(ExtensionOptions)
    def on(self, action_point: ActionPoint, event_destination: IEventDestination, options: ExtensionOptions) -> None:
        """Make an extension that tells ``event_destination`` of a step, and add it.

        Without a name it is called by the construct's place, so that only one such can be made of a construct.

        Raises:
            AssumptionError: this is an imported environment.
        """
        self._extensions().on(action_point, event_destination, **options._given())

    @checked
    def add_extension(self, extension: IExtension) -> None:
        """Add an extension.

        Raises:
            AssumptionError: this is an imported environment.
        """
        self._extensions().add_extension(extension)

    def _extensions(self) -> ExtensibleBase:
        if self._extensible is None:
            itself: Any = self
            raise AssumptionError(
                "extensions cannot be added to an imported environment",
                scope=itself,
                fix="add them where it is made, or with ExtensibleBase and its ARN",
            )
        return self._extensible


__all__ = ["ExtensibleBase", "IExtensible"]
