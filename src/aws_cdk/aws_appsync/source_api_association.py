"""APIs merged into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_appsync._l1 import CfnSourceApiAssociation
from aws_cdk.aws_appsync.schema import MergeType, SourceApi
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.graphql_api_base import GraphqlApiBase, IGraphqlApi
    from aws_cdk.aws_iam import IRole
    from aws_cdk.interfaces.aws_appsync import SourceApiAssociationReference
    from constructs import Construct


class SourceApiAssociationProps(Struct):
    """Options of an association."""

    merged_api: IGraphqlApi
    merged_api_execution_role: IRole
    """Role that the merged API calls the others with; it is given the permissions."""
    source_api: IGraphqlApi
    description: str | None = None
    merge_type: MergeType | None = None
    """Default: ``AUTO_MERGE``."""


class SourceApiAssociationAttributes(Struct):
    """An association that exists already."""

    association_arn: str
    merged_api: IGraphqlApi
    source_api: IGraphqlApi


class ISourceApiAssociation(IResource):
    """An association, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def association_arn(self) -> str: ...
        @property
        def association_id(self) -> str: ...
        @property
        def merged_api(self) -> IGraphqlApi: ...
        @property
        def source_api(self) -> IGraphqlApi: ...
        @property
        def source_api_association_ref(self) -> SourceApiAssociationReference: ...


class _AssociationBase(Resource, ISourceApiAssociation):
    _fqn = "aws-cdk-lib.Resource"

    association_arn: str
    association_id: str
    merged_api: IGraphqlApi
    source_api: IGraphqlApi

    @property
    def source_api_association_ref(self) -> SourceApiAssociationReference:
        """The reference to the association."""
        from aws_cdk.interfaces.aws_appsync import SourceApiAssociationReference

        return SourceApiAssociationReference(association_arn=self.association_arn)


class _ImportedAssociation(_AssociationBase):
    def __init__(self, scope: Construct, id: str, attrs: SourceApiAssociationAttributes) -> None:
        super().__init__(scope, id)
        arn = attrs.association_arn
        self.association_arn = arn
        self.association_id = Fn.select(3, Fn.split("/", arn)) if Token.is_unresolved(arn) else arn.rpartition("/")[2]
        self.merged_api = attrs.merged_api
        self.source_api = attrs.source_api


class SourceApiAssociation(_AssociationBase):
    """Makes an API part of a merged one.

    Attributes:
        association: The resource.
        merge_type: When changes are merged.
    """

    _fqn = "aws-cdk-lib.aws_appsync.SourceApiAssociation"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.SourceApiAssociation"

    @staticmethod
    @takes(SourceApiAssociationAttributes)
    def from_source_api_association_attributes(
        scope: Construct, id: str, attrs: SourceApiAssociationAttributes
    ) -> ISourceApiAssociation:
        """Return an association that exists already."""
        return _ImportedAssociation(scope, id, attrs)

    @takes(SourceApiAssociationProps)
    def __init__(self, scope: Construct, id: str, props: SourceApiAssociationProps) -> None:
        super().__init__(scope, id)
        self.merge_type = props.merge_type or MergeType.AUTO_MERGE
        self.merged_api = props.merged_api
        self.source_api = props.source_api
        self.association = CfnSourceApiAssociation(
            self,
            "Resource",
            source_api_identifier=props.source_api.arn,
            merged_api_identifier=props.merged_api.arn,
            source_api_association_config={"merge_type": self.merge_type._value_},
            description=props.description,
        )
        props.source_api.add_schema_dependency(self.association)
        self.association_id = self.association.attr_association_id
        self.association_arn = self.association.attr_association_arn
        _allow_merging(props.merged_api_execution_role, self.association, self.merge_type)


def associate(merged: GraphqlApiBase, role: IRole, source: SourceApi, *, id: str) -> None:
    """Make an API part of a merged one when that is made.

    Args:
        merged: The merged API, which the resource lies below.
        role: The role of the merged API.
        source: The other API.
        id: Id of the resource.
    """
    merge_type = source.merge_type or MergeType.AUTO_MERGE
    by_arn = flag_enabled(merged.node, "@aws-cdk/aws-appsync:useArnForSourceApiAssociationIdentifier")
    association = CfnSourceApiAssociation(
        merged,
        id,
        source_api_identifier=source.source_api.arn if by_arn else source.source_api.api_id,
        merged_api_identifier=merged.arn if by_arn else merged.api_id,
        source_api_association_config={"merge_type": merge_type._value_},
        description=source.description,
    )
    source.source_api.add_schema_dependency(association)
    _allow_merging(role, association, merge_type)


def _allow_merging(role: IRole, association: CfnSourceApiAssociation, merge_type: MergeType) -> None:
    source = association.attr_source_api_arn
    role.add_to_principal_policy(PolicyStatement(resources=[source, f"{source}/*"], actions=["appsync:SourceGraphQL"]))
    if merge_type is MergeType.AUTO_MERGE:
        role.add_to_principal_policy(
            PolicyStatement(resources=[association.attr_association_arn], actions=["appsync:StartSchemaMerge"])
        )
