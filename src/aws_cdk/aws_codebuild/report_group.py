"""Groups of test reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild._l1 import CfnReportGroup
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct


class ReportGroupType(NamedEnum):
    """What the reports are about."""

    TEST = "TEST"
    CODE_COVERAGE = "CODE_COVERAGE"


class ReportGroupProps(Struct):
    """Options of a group of reports."""

    delete_reports: bool | None = None
    """Whether its reports are deleted with the group. Needs the removal policy DESTROY. Default: no."""
    export_bucket: IBucket | None = None
    """Where raw reports are copied to. Default: nowhere."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the group when it leaves the stack. Default: it is kept."""
    report_group_name: str | None = None
    """Name. Default: chosen by CloudFormation."""
    type: ReportGroupType | None = None
    """What the reports are about. Default: TEST."""
    zip_export: bool | None = None
    """Whether copies are packed. Default: no."""


class IReportGroup(IResource):
    """A group of reports."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def report_group_arn(self) -> str: ...
        @property
        def report_group_name(self) -> str: ...
        @property
        def report_group_ref(self) -> Any: ...

    def grant_write(self, identity: IGrantable) -> Grant:
        """Let ``identity`` write reports."""
        raise NotImplementedError


class _ReportGroupBase(Resource, IReportGroup):
    report_group_arn: str
    report_group_name: str
    type: ReportGroupType | None = None
    export_bucket: IBucket | None = None

    @property
    def report_group_ref(self) -> Any:
        """How other resources refer to the group."""
        from aws_cdk.interfaces import aws_codebuild

        return aws_codebuild.ReportGroupReference(report_group_arn=self.report_group_arn)

    @checked
    def grant_write(self, identity: IGrantable) -> Grant:
        """Let ``identity`` write reports, and copies of them."""
        results = "BatchPutCodeCoverages" if self.type is ReportGroupType.CODE_COVERAGE else "BatchPutTestCases"
        granted = Grant.add_to_principal(
            grantee=identity,
            actions=["codebuild:CreateReport", "codebuild:UpdateReport", f"codebuild:{results}"],
            resource_arns=[self.report_group_arn],
        )
        if self.export_bucket is not None:
            self.export_bucket.grant_write(identity)
        return granted


class ReportGroup(_ReportGroupBase):
    """A group of test or coverage reports."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.ReportGroup"

    @staticmethod
    @checked
    def from_report_group_name(scope: Construct, id: str, report_group_name: str) -> IReportGroup:
        """Return a group made elsewhere, by its name."""
        return _ImportedReportGroup(scope, id, report_group_name)

    @takes(ReportGroupProps)
    def __init__(self, scope: Construct, id: str, props: ReportGroupProps) -> None:
        """Make a group of reports.

        Raises:
            ValidationError: reports shall be deleted with a group that is kept.
        """
        super().__init__(scope, id, physical_name=props.report_group_name)
        if props.delete_reports and props.removal_policy is not RemovalPolicy.DESTROY:
            raise ValidationError(
                "Cannot use 'deleteReports' property on a report group without setting removal policy to 'DESTROY'.",
                scope=self,
                fix="pass removal_policy=RemovalPolicy.DESTROY",
            )
        self.type = props.type if props.type is not None else ReportGroupType.TEST
        bucket = self.export_bucket = props.export_bucket
        export: dict[str, Any] = {"exportConfigType": "NO_EXPORT"}
        if bucket is not None:
            destination = {
                "bucket": bucket.bucket_name,
                "encryptionDisabled": False if bucket.encryption_key is not None else None,
                "encryptionKey": bucket.encryption_key.key_arn if bucket.encryption_key is not None else None,
                "packaging": "ZIP" if props.zip_export else None,
            }
            export = {"exportConfigType": "S3", "s3Destination": destination}
        resource = CfnReportGroup(
            self,
            "Resource",
            type=self.type._value_,
            export_config=export,
            name=props.report_group_name,
            delete_reports=props.delete_reports,
        )
        resource.apply_removal_policy(props.removal_policy, default=RemovalPolicy.RETAIN)
        self.report_group_arn = self._get_resource_arn_attribute(resource.attr_arn, _arn_components(self.physical_name))
        # The resource is referred to by its ARN.
        self.report_group_name = self._get_resource_name_attribute(Fn.select(1, Fn.split("/", resource.ref)))


class _ImportedReportGroup(_ReportGroupBase):
    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.report_group_name = name
        self.report_group_arn = Stack.of(scope).format_arn(**_arn_components(name)._given())


def _arn_components(name: str) -> Any:
    from aws_cdk.core.arn import ArnComponents

    return ArnComponents(service="codebuild", resource="report-group", resource_name=name)


__all__ = ["IReportGroup", "ReportGroup", "ReportGroupProps", "ReportGroupType"]
