"""Portfolios: products, who may use them, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_servicecatalog import _associations as associations
from aws_cdk.aws_servicecatalog._checks import check_length, short_hash
from aws_cdk.aws_servicecatalog._l1 import CfnPortfolio, CfnPortfolioPrincipalAssociation, CfnPortfolioShare
from aws_cdk.aws_servicecatalog.constraints import (
    CloudFormationRuleConstraintOptions,
    CommonConstraintOptions,
    MessageLanguage,
    PortfolioShareOptions,
    StackSetsConstraintOptions,
    TagUpdateConstraintOptions,
)
from aws_cdk.aws_servicecatalog.product import IProduct
from aws_cdk.aws_servicecatalog.tag_options import TagOptions, associate_tag_options
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.aspect import Aspects, IAspect
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IGroup, IRole, IUser
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.aws_sns import ITopic
    from aws_cdk.interfaces.aws_servicecatalog import PortfolioReference
    from constructs import Construct, IConstruct


class PortfolioProps(Struct):
    """Options of a portfolio."""

    display_name: str
    provider_name: str
    description: str | None = None
    message_language: MessageLanguage | None = None
    """Default: English."""
    tag_options: TagOptions | None = None


class IPortfolio(IResource):
    """A portfolio, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def portfolio_arn(self) -> str: ...
        @property
        def portfolio_id(self) -> str: ...
        @property
        def portfolio_ref(self) -> PortfolioReference: ...
        def give_access_to_role(self, role: IRole) -> None: ...
        def give_access_to_user(self, user: IUser) -> None: ...
        def give_access_to_group(self, group: IGroup) -> None: ...
        @takes(PortfolioShareOptions)
        def share_with_account(self, account_id: str, options: PortfolioShareOptions) -> None: ...
        def add_product(self, product: IProduct) -> None: ...
        def associate_tag_options(self, tag_options: TagOptions) -> None: ...
        @takes(TagUpdateConstraintOptions)
        def constrain_tag_updates(self, product: IProduct, options: TagUpdateConstraintOptions) -> None: ...
        @takes(CommonConstraintOptions)
        def notify_on_stack_events(
            self, product: IProduct, topic: ITopic, options: CommonConstraintOptions
        ) -> None: ...
        @takes(CloudFormationRuleConstraintOptions)
        def constrain_cloud_formation_parameters(
            self, product: IProduct, options: CloudFormationRuleConstraintOptions
        ) -> None: ...
        @takes(CommonConstraintOptions)
        def set_launch_role(self, product: IProduct, launch_role: IRole, options: CommonConstraintOptions) -> None: ...
        @takes(CommonConstraintOptions)
        def set_local_launch_role_name(
            self, product: IProduct, launch_role_name: str, options: CommonConstraintOptions
        ) -> IRole: ...
        @takes(CommonConstraintOptions)
        def set_local_launch_role(
            self, product: IProduct, launch_role: IRole, options: CommonConstraintOptions
        ) -> None: ...
        @takes(StackSetsConstraintOptions)
        def deploy_with_stack_sets(self, product: IProduct, options: StackSetsConstraintOptions) -> None: ...


class _PortfolioBase(Resource, IPortfolio):
    _fqn = "aws-cdk-lib.Resource"

    portfolio_arn: str
    portfolio_id: str

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._principals: set[str] = set()
        self._asset_buckets: list[IBucket] = []
        self._shared_accounts: list[str] = []

    @property
    def portfolio_ref(self) -> PortfolioReference:
        """The reference to the portfolio."""
        from aws_cdk.interfaces.aws_servicecatalog import PortfolioReference

        return PortfolioReference(portfolio_id=self.portfolio_id)

    def _generate_unique_hash(self, value: str) -> str:
        raise NotImplementedError

    @checked
    def give_access_to_role(self, role: IRole) -> None:
        """Let a role use the products."""
        self._give_access(role.role_arn, role.node.addr)

    @checked
    def give_access_to_user(self, user: IUser) -> None:
        """Let a user use the products."""
        self._give_access(user.user_arn, user.node.addr)

    @checked
    def give_access_to_group(self, group: IGroup) -> None:
        """Let a group use the products."""
        self._give_access(group.group_arn, group.node.addr)

    def _give_access(self, arn: str, principal: str) -> None:
        if principal in self._principals:
            return
        self._principals.add(principal)
        CfnPortfolioPrincipalAssociation(
            self,
            f"PortolioPrincipalAssociation{self._generate_unique_hash(principal)}",  # as the peer spells it
            portfolio_id=self.portfolio_id,
            principal_arn=arn,
            principal_type="IAM",
        )

    @checked
    def add_product(self, product: IProduct) -> None:
        """Add a product; one that is in the portfolio already is not added again."""
        self._asset_buckets += [bucket for bucket in product.asset_buckets if bucket not in self._asset_buckets]
        associations.product_association(self, product)

    @takes(PortfolioShareOptions)
    def share_with_account(self, account_id: str, options: PortfolioShareOptions) -> None:
        """Let another account import the portfolio."""
        self._shared_accounts.append(account_id)
        language = options.message_language
        CfnPortfolioShare(
            self,
            f"PortfolioShare{self._generate_unique_hash(account_id)}",
            portfolio_id=self.portfolio_id,
            account_id=account_id,
            share_tag_options=options.share_tag_options,
            accept_language=language._value_ if language is not None else None,
        )

    @checked
    def associate_tag_options(self, tag_options: TagOptions) -> None:
        """Let users of the products choose from tag options."""
        associate_tag_options(self, self.portfolio_id, tag_options)

    @takes(TagUpdateConstraintOptions)
    def constrain_tag_updates(self, product: IProduct, options: TagUpdateConstraintOptions) -> None:
        """Say whether tags of what is deployed may be changed."""
        associations.constrain_tag_updates(self, product, options)

    @takes(CommonConstraintOptions)
    def notify_on_stack_events(self, product: IProduct, topic: ITopic, options: CommonConstraintOptions) -> None:
        """Have a topic told what happens to stacks of a product."""
        associations.notify_on_stack_events(self, product, topic, options)

    @takes(CloudFormationRuleConstraintOptions)
    def constrain_cloud_formation_parameters(
        self, product: IProduct, options: CloudFormationRuleConstraintOptions
    ) -> None:
        """Say what the parameters of a product must be."""
        associations.constrain_parameters(self, product, options)

    @takes(CommonConstraintOptions)
    def set_launch_role(self, product: IProduct, launch_role: IRole, options: CommonConstraintOptions) -> None:
        """Have a product deployed as a role of this account, instead of as its user."""
        associations.set_launch_role(self, product, options, role_arn=launch_role.role_arn)

    @takes(CommonConstraintOptions)
    def set_local_launch_role(self, product: IProduct, launch_role: IRole, options: CommonConstraintOptions) -> None:
        """Have a product deployed as the role of that name in the user's account.

        Raises:
            ValidationError: the role's name is not given.
        """
        associations.check_role_name(launch_role, self)
        associations.set_launch_role(self, product, options, local_role_name=launch_role.role_name)

    @takes(CommonConstraintOptions)
    def set_local_launch_role_name(
        self, product: IProduct, launch_role_name: str, options: CommonConstraintOptions
    ) -> IRole:
        """Make a role of that name here, and have a product deployed as the role of that name in the user's account."""
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        role = Role(
            self,
            f"LaunchRole{launch_role_name}",
            role_name=launch_role_name,
            assumed_by=ServicePrincipal("servicecatalog.amazonaws.com"),
        )
        associations.set_launch_role(self, product, options, local_role_name=role.role_name)
        return role

    @takes(StackSetsConstraintOptions)
    def deploy_with_stack_sets(self, product: IProduct, options: StackSetsConstraintOptions) -> None:
        """Have a product deployed to several accounts and regions."""
        associations.deploy_with_stack_sets(self, product, options)

    def _add_bucket_permissions_to_shared_accounts(self) -> None:
        """Let the accounts that the portfolio is shared with read the assets of its products."""
        if not self._shared_accounts:
            return
        from aws_cdk.aws_iam.principals import AccountPrincipal, CompositePrincipal

        for bucket in self._asset_buckets:
            bucket.grant_read(CompositePrincipal(*(AccountPrincipal(account) for account in self._shared_accounts)))


class _ShareAssets(IAspect):
    """Grants what is known at the end alone: which accounts and which buckets."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio

    def visit(self, node: IConstruct) -> None:
        if node is self._portfolio:
            self._portfolio._add_bucket_permissions_to_shared_accounts()


class _ImportedPortfolio(_PortfolioBase):
    def __init__(self, scope: Construct, id: str, portfolio_id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.portfolio_id = portfolio_id
        self.portfolio_arn = arn

    def _generate_unique_hash(self, value: str) -> str:
        return short_hash(self.portfolio_arn, value)


class Portfolio(_PortfolioBase):
    """A portfolio of products."""

    _fqn = "aws-cdk-lib.aws_servicecatalog.Portfolio"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicecatalog.Portfolio"

    @staticmethod
    @checked
    def from_portfolio_arn(scope: Construct, id: str, portfolio_arn: str) -> IPortfolio:
        """Return a portfolio that exists already.

        Raises:
            ValidationError: the ARN has no id.
        """
        portfolio_id = Stack.of(scope).split_arn(portfolio_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not portfolio_id:
            raise ValidationError(f"Missing required Portfolio ID from Portfolio ARN: {portfolio_arn}", scope=scope)
        return _ImportedPortfolio(scope, id, portfolio_id, portfolio_arn)

    @takes(PortfolioProps)
    def __init__(self, scope: Construct, id: str, props: PortfolioProps) -> None:
        super().__init__(scope, id)
        path = self.node.path
        check_length(path, "portfolio display name", 1, 100, props.display_name, scope=self)
        check_length(path, "portfolio provider name", 1, 50, props.provider_name, scope=self)
        check_length(path, "portfolio description", 0, 2000, props.description, scope=self)
        language = props.message_language
        resource = CfnPortfolio(
            self,
            "Resource",
            display_name=props.display_name,
            provider_name=props.provider_name,
            description=props.description,
            accept_language=language._value_ if language is not None else None,
        )
        self._resource = resource
        self.portfolio_id = resource.ref
        self.portfolio_arn = Stack.of(self).format_arn(
            service="catalog", resource="portfolio", resource_name=resource.ref
        )
        if props.tag_options is not None:
            self.associate_tag_options(props.tag_options)
        Aspects.of(self).add(_ShareAssets(self))

    def _generate_unique_hash(self, value: str) -> str:
        return short_hash(Names.unique_id(self._resource), value)


__all__ = ["IPortfolio", "Portfolio", "PortfolioProps"]
