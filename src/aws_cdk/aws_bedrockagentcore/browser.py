"""Browsers that agents steer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import (
    check_identifier,
    check_tag_texts,
    mismatch,
    name_in_arn,
    pattern_errors,
    refuse,
)
from aws_cdk.aws_bedrockagentcore._l1 import CfnBrowserCustom
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore._service_role import make_service_role
from aws_cdk.aws_bedrockagentcore._session_tool import (
    ISessionTool,
    SessionTool,
    SessionToolAttributes,
)
from aws_cdk.aws_bedrockagentcore.network_configuration import BrowserNetworkConfiguration
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_s3.location import Location
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_bedrockagentcore import BrowserCustomReference
    from constructs import Construct

_LONGEST_NAME = 48
_BUCKET = r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"
_READ = "bedrock-agentcore:GetBrowser", "bedrock-agentcore:GetBrowserSession"
_LISTS = "bedrock-agentcore:ListBrowsers", "bedrock-agentcore:ListBrowserSessions"
_USE = (
    "bedrock-agentcore:StartBrowserSession",
    "bedrock-agentcore:UpdateBrowserStream",
    "bedrock-agentcore:ConnectBrowserAutomationStream",
    "bedrock-agentcore:StopBrowserSession",
)
_RECORD = "s3:PutObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"


class BrowserSigning(NamedEnum):
    """Whether requests of a browser are signed, so that sites may know it for an agent's."""

    ENABLED = "ENABLED"
    DISABLED = "DISABLED"


class RecordingConfig(Struct):
    """What becomes of a browser's sessions."""

    enabled: bool | None = None
    """Whether they are recorded. Default: no."""
    s3_location: Nested[Location | None] = nested()
    """The bucket and the prefix of keys that recordings go to."""


class BrowserCustomProps(Struct):
    """Options of a browser."""

    browser_custom_name: str | None = None
    """Up to 48 letters, digits and underscores, a letter first. Default: made from the construct's path."""
    browser_signing: BrowserSigning | None = None
    """Default: not signed."""
    description: str | None = None
    execution_role: IRole | None = None
    """The role that recordings are written with. Default: a new one."""
    network_configuration: BrowserNetworkConfiguration | None = None
    """Default: the public network."""
    recording_config: Nested[RecordingConfig | None] = nested()
    """Default: nothing is recorded."""
    tags: Mapping[str, str] | None = None


class BrowserCustomAttributes(SessionToolAttributes):
    """What is known of a browser made elsewhere."""

    browser_arn: str


class IBrowserCustom(ISessionTool):
    """A browser, made here or elsewhere."""

    browser_arn: str
    browser_id: str

    if TYPE_CHECKING:

        @property
        def browser_custom_ref(self) -> BrowserCustomReference: ...
        @takes(MetricOptions)
        def metric_take_over_count(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_take_over_duration(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_take_over_release_count(self, props: MetricOptions) -> Metric: ...


class BrowserCustomBase(SessionTool, IBrowserCustom):
    """Base of browsers."""

    _session = "BrowserSession"
    _read = _READ
    _lists = _LISTS
    _use = _USE

    @property
    def _metered_arn(self) -> str:
        return self.browser_arn

    @property
    def browser_custom_ref(self) -> BrowserCustomReference:
        """The reference to the browser."""
        from aws_cdk.interfaces.aws_bedrockagentcore import BrowserCustomReference

        return BrowserCustomReference(browser_id=self.browser_id, browser_arn=self.browser_arn)

    @takes(MetricOptions)
    def metric_take_over_count(self, props: MetricOptions) -> Metric:
        """Return how often a person took over from an agent. Default statistic: sum."""
        return self.metric("TakeOverCount", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_take_over_duration(self, props: MetricOptions) -> Metric:
        """Return how long persons had taken over, in milliseconds. Default statistic: average."""
        return self.metric("TakeOverDuration", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_take_over_release_count(self, props: MetricOptions) -> Metric:
        """Return how often a person gave back to an agent. Default statistic: sum."""
        return self.metric("TakeOverReleaseCount", **{"statistic": "Sum", **props._given()})


class BrowserCustom(BrowserCustomBase):
    """A browser that agents steer."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.BrowserCustom"

    @staticmethod
    @takes(BrowserCustomAttributes)
    def from_browser_custom_attributes(scope: Construct, id: str, attrs: BrowserCustomAttributes) -> IBrowserCustom:
        """Return a browser made elsewhere."""
        return _ImportedBrowser(scope, id, attrs)

    @takes(BrowserCustomProps)
    def __init__(self, scope: Construct, id: str, props: BrowserCustomProps) -> None:
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, props.browser_custom_name, _LONGEST_NAME),
        )
        check_identifier(props.browser_custom_name, "Browser name", self, option="browser_custom_name")
        check_tag_texts(props.tags, self)
        self.browser_custom_name: str = self.physical_name
        self.description = props.description
        self.tags: Mapping[str, str] | None = props.tags
        self.network_configuration: BrowserNetworkConfiguration = (
            props.network_configuration or BrowserNetworkConfiguration.using_public_network()
        )
        self._connections = self.network_configuration.connections
        self.recording_config: RecordingConfig | None = props.recording_config or RecordingConfig(enabled=False)
        self.browser_signing: BrowserSigning | None = props.browser_signing or BrowserSigning.DISABLED
        self._check_recordings(self.recording_config.s3_location)
        self.execution_role: IRole = props.execution_role or make_service_role(
            self, "ServiceRole", f"browser-custom/{self.browser_custom_name}*"
        )
        resource = CfnBrowserCustom(
            self,
            "Resource",
            name=self.browser_custom_name,
            description=props.description,
            network_configuration=lazy_any(self.network_configuration._render),
            recording_config=_recordings(self.recording_config),
            execution_role_arn=self.execution_role.role_arn,
            browser_signing={"enabled": self.browser_signing is BrowserSigning.ENABLED},
            tags=props.tags,
        )
        self.browser_id: str = resource.attr_browser_id
        self.browser_arn: str = resource.attr_browser_arn
        self.status = resource.attr_status
        self.created_at = resource.attr_created_at
        self.last_updated_at = resource.attr_last_updated_at
        self.failure_reason: str | None = resource.attr_failure_reason
        if self.recording_config.s3_location is not None:
            self._grant_recording(self.recording_config.s3_location).apply_before(resource)

    def _grant_recording(self, location: Location) -> Grant:
        from aws_cdk.aws_s3 import Bucket

        id = f"{self.browser_custom_name}RecordingBucket"
        bucket = Bucket.from_bucket_name(self, id, location.bucket_name)
        prefix = location.object_key
        if not prefix.endswith("/") and not is_unresolved(prefix):
            prefix += "/"
        arns = [bucket.arn_for_objects(f"{prefix}*")]
        return Grant.add_to_principal(grantee=self.execution_role, actions=list(_RECORD), resource_arns=arns)

    def _check_recordings(self, location: Location | None) -> None:
        if location is None:
            return
        where = "is required when S3 location is provided for recording configuration"
        bucket = location.bucket_name
        if not bucket:
            errors = [f"S3 bucket name {where}"]
        elif not location.object_key:
            errors = [f"S3 object key (prefix) {where}"]
        else:
            errors = pattern_errors(bucket, _BUCKET, mismatch("S3 bucket name", bucket, _BUCKET))
        refuse(errors, self, option="recording_config")


def _recordings(config: RecordingConfig) -> Mapping[str, Any]:
    location = config.s3_location
    return {
        "enabled": config.enabled,
        "s3Location": {"bucket": location.bucket_name, "prefix": location.object_key} if location is not None else None,
    }


class _ImportedBrowser(BrowserCustomBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.BrowserCustomBase"

    def __init__(self, scope: Construct, id: str, attrs: BrowserCustomAttributes) -> None:
        super().__init__(scope, id)
        self.browser_arn = attrs.browser_arn
        self.browser_id = name_in_arn(attrs.browser_arn, self, option="browser_arn")
        self._take(scope, id, attrs)


__all__ = [
    "BrowserCustom",
    "BrowserCustomAttributes",
    "BrowserCustomBase",
    "BrowserCustomProps",
    "BrowserSigning",
    "IBrowserCustom",
    "RecordingConfig",
]
