"""Configuration sets: how what is sent in their name is handled."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ses._l1 import CfnConfigurationSet
from aws_cdk.aws_ses.configuration_set_event_destination import (
    ConfigurationSetEventDestination,
    ConfigurationSetEventDestinationOptions,
)
from aws_cdk.aws_ses.vdm_attributes import enabled_text
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_ses import ConfigurationSetReference, IDedicatedIpPoolRef
    from constructs import Construct

# Source: the SES API reference, "DeliveryOptions".
_LEAST_DELIVERY_SECONDS = 300
_MOST_DELIVERY_SECONDS = 50_400


class AutoValidationThreshold(NamedEnum):
    """How sure SES has to be that an address is valid before it sends to it."""

    MEDIUM = "MEDIUM"
    HIGH = "HIGH"
    MANAGED = "MANAGED"


class ConfigurationSetTlsPolicy(NamedEnum):
    """Whether messages go only over TLS."""

    REQUIRE = "REQUIRE"
    OPTIONAL = "OPTIONAL"


class HttpsPolicy(NamedEnum):
    """Which links that track recipients are HTTPS."""

    REQUIRE = "REQUIRE"
    REQUIRE_OPEN_ONLY = "REQUIRE_OPEN_ONLY"
    OPTIONAL = "OPTIONAL"


class SuppressionReasons(NamedEnum):
    """What puts an address on the account's list of those that nothing is sent to."""

    BOUNCES_AND_COMPLAINTS = "BOUNCES_AND_COMPLAINTS"
    BOUNCES_ONLY = "BOUNCES_ONLY"
    COMPLAINTS_ONLY = "COMPLAINTS_ONLY"


_SUPPRESSED = {
    SuppressionReasons.BOUNCES_AND_COMPLAINTS: ["BOUNCE", "COMPLAINT"],
    SuppressionReasons.BOUNCES_ONLY: ["BOUNCE"],
    SuppressionReasons.COMPLAINTS_ONLY: ["COMPLAINT"],
}


class VdmOptions(Struct):
    """What the Virtual Deliverability Manager does for a configuration set, other than for the account."""

    engagement_metrics: bool | None = None
    """Whether it counts what is opened and clicked. Default: as the account says."""
    optimized_shared_delivery: bool | None = None
    """Whether it chooses among shared addresses those that deliver best. Default: as the account says."""


class ConfigurationSetProps(Struct):
    """Options of a configuration set."""

    auto_validation_threshold: AutoValidationThreshold | None = None
    """How sure SES has to be that addresses are valid. Default: as the account says."""
    configuration_set_name: str | None = None
    """Default: chosen by CloudFormation."""
    custom_tracking_https_policy: HttpsPolicy | None = None
    """Which links of ``custom_tracking_redirect_domain`` are HTTPS. Default: OPTIONAL."""
    custom_tracking_redirect_domain: str | None = None
    """The domain of links and pictures that track recipients. Default: one of SES."""
    dedicated_ip_pool: IDedicatedIpPoolRef | None = None
    """The addresses that messages are sent from. Default: shared ones."""
    disable_auto_validation: bool | None = None
    """Whether addresses are not validated before sending. Default: as the account says."""
    disable_suppression_list: bool | None = None
    """Whether messages go also to addresses on the account's suppression list. Default: no."""
    max_delivery_duration: Duration | None = None
    """How long delivery is tried, 5 minutes to 14 hours, whole seconds. Default: SES decides."""
    reputation_metrics: bool | None = None
    """Whether rates of bounces and complaints become metrics. Default: no."""
    sending_enabled: bool | None = None
    """Whether messages can be sent in its name. Default: yes."""
    suppression_reasons: SuppressionReasons | None = None
    """What puts an address on the suppression list. Default: as the account says."""
    tls_policy: ConfigurationSetTlsPolicy | None = None
    """Default: OPTIONAL."""
    vdm_options: Nested[VdmOptions | None] = nested()
    """Default: as the account says."""


class IConfigurationSet(IResource):
    """A configuration set."""

    if TYPE_CHECKING:

        @property
        def configuration_set_name(self) -> str: ...
        @property
        def configuration_set_ref(self) -> ConfigurationSetReference: ...


class _ConfigurationSetBase(Resource, IConfigurationSet):
    configuration_set_name: str

    @property
    def configuration_set_ref(self) -> ConfigurationSetReference:
        """The reference to the set."""
        from aws_cdk.interfaces.aws_ses import ConfigurationSetReference

        return ConfigurationSetReference(configuration_set_name=self.configuration_set_name)


class ConfigurationSet(_ConfigurationSetBase):
    """A configuration set."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.ConfigurationSet"

    @staticmethod
    @checked
    def from_configuration_set_name(scope: Construct, id: str, configuration_set_name: str) -> IConfigurationSet:
        """Return a configuration set made elsewhere, by its name."""
        return _ImportedConfigurationSet(scope, id, configuration_set_name)

    @takes(ConfigurationSetProps)
    def __init__(self, scope: Construct, id: str, props: ConfigurationSetProps) -> None:
        """Make the configuration set.

        Raises:
            ValidationError: options contradict each other, or delivery would be tried for too short or long a time.
        """
        super().__init__(scope, id, physical_name=props.configuration_set_name)
        self._check(props)
        resource = CfnConfigurationSet(
            self,
            "Resource",
            delivery_options=_delivery(props),
            name=self.physical_name,
            reputation_options=_given(reputationMetricsEnabled=props.reputation_metrics),
            sending_options=_given(sendingEnabled=props.sending_enabled),
            suppression_options=_given(suppressedReasons=_suppressed(props), validationOptions=_validation(props)),
            tracking_options=_given(
                customRedirectDomain=props.custom_tracking_redirect_domain,
                httpsPolicy=_value(props.custom_tracking_https_policy),
            ),
            vdm_options=_vdm(props.vdm_options),
        )
        self.configuration_set_name = resource.ref

    @takes(ConfigurationSetEventDestinationOptions)
    def add_event_destination(
        self, id: str, options: ConfigurationSetEventDestinationOptions
    ) -> ConfigurationSetEventDestination:
        """Publish what happens to messages sent in its name."""
        return ConfigurationSetEventDestination(self, id, configuration_set=self, **options._given())

    def _check(self, props: ConfigurationSetProps) -> None:
        if props.disable_suppression_list and props.suppression_reasons is not None:
            raise ValidationError(
                "When disableSuppressionList is true, suppressionReasons must not be specified.",
                scope=self,
                fix="give disable_suppression_list or suppression_reasons",
            )
        if props.disable_auto_validation and props.auto_validation_threshold is not None:
            raise ValidationError(
                "When disableAutoValidation is true, autoValidationThreshold must not be specified.",
                scope=self,
                fix="give disable_auto_validation or auto_validation_threshold",
            )
        if props.max_delivery_duration is not None:
            self._check_duration(props.max_delivery_duration)
        if props.custom_tracking_https_policy is not None and not props.custom_tracking_redirect_domain:
            raise ValidationError(
                "customTrackingHttpsPolicy can only be set when customTrackingRedirectDomain is also set.",
                scope=self,
                fix="give custom_tracking_redirect_domain",
            )

    def _check_duration(self, longest: Duration) -> None:
        milliseconds = longest.to_milliseconds()
        if milliseconds < _LEAST_DELIVERY_SECONDS * 1000:
            raise ValidationError(
                "The maximum delivery duration must be greater than or equal to 5 minutes (300_000 milliseconds), "
                f"got: {js_number_text(milliseconds)} milliseconds.",
                scope=self,
                fix="give a longer max_delivery_duration",
            )
        seconds = longest.to_seconds()
        if seconds > _MOST_DELIVERY_SECONDS:
            raise ValidationError(
                f"The maximum delivery duration must be less than or equal to 14 hours ({_MOST_DELIVERY_SECONDS} "
                f"seconds), got: {js_number_text(seconds)} seconds.",
                scope=self,
                fix="give a shorter max_delivery_duration",
            )


class _ImportedConfigurationSet(_ConfigurationSetBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.configuration_set_name = name


def _given(**options: Any) -> dict[str, Any] | None:
    """Return the options that are given, or nothing if none is."""
    return options if any(value is not None for value in options.values()) else None


def _value(member: Enum | None) -> Any:
    return member._value_ if member is not None else None


def _delivery(props: ConfigurationSetProps) -> dict[str, Any] | None:
    pool, longest = props.dedicated_ip_pool, props.max_delivery_duration
    return _given(
        sendingPoolName=pool.dedicated_ip_pool_ref.pool_name if pool is not None else None,
        tlsPolicy=_value(props.tls_policy),
        maxDeliverySeconds=longest.to_seconds() if longest is not None else None,
    )


def _suppressed(props: ConfigurationSetProps) -> list[str] | None:
    if props.disable_suppression_list:
        return []
    return _SUPPRESSED[props.suppression_reasons] if props.suppression_reasons is not None else None


def _validation(props: ConfigurationSetProps) -> dict[str, Any] | None:
    """Return how addresses are validated; ``disable_auto_validation=False`` alone turns it on."""
    threshold, disabled = props.auto_validation_threshold, props.disable_auto_validation
    if threshold is None and disabled is None:
        return None
    condition: dict[str, Any] = {"conditionThresholdEnabled": enabled_text(not disabled)}
    if threshold is not None:
        condition["overallConfidenceThreshold"] = {"confidenceVerdictThreshold": threshold._value_}
    return {"conditionThreshold": condition}


def _vdm(options: VdmOptions | None) -> dict[str, Any] | None:
    if options is None:
        return None
    metrics, shared = options.engagement_metrics, options.optimized_shared_delivery
    return _given(
        dashboardOptions={"engagementMetrics": enabled_text(metrics)} if metrics is not None else None,
        guardianOptions={"optimizedSharedDelivery": enabled_text(shared)} if shared is not None else None,
    )


__all__ = [
    "AutoValidationThreshold",
    "ConfigurationSet",
    "ConfigurationSetProps",
    "ConfigurationSetTlsPolicy",
    "HttpsPolicy",
    "IConfigurationSet",
    "SuppressionReasons",
    "VdmOptions",
]
