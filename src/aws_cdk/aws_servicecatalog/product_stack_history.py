"""The versions of a product's stack over time, kept as files beside the app."""

from __future__ import annotations

import json
import os

from aws_cdk.aws_servicecatalog.cloudformation_template import CloudFormationTemplate
from aws_cdk.aws_servicecatalog.product import CloudFormationProductVersion
from aws_cdk.aws_servicecatalog.product_stack import ProductStack
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

_DIRECTORY = "product-stack-snapshots"


class ProductStackHistoryProps(Struct):
    """Options of a history."""

    current_version_locked: bool
    """Refuse a template that is not that of the snapshot of the current version."""
    current_version_name: str
    product_stack: ProductStack
    """What makes the current version."""
    description: str | None = None
    """Of each version."""
    directory: str | None = None
    """Where snapshots are kept. Default: ``product-stack-snapshots``."""
    validate_template: bool | None = None
    """Has no effect, as with the peer: the service checks the templates."""


class ProductStackHistory(Construct):
    """Keeps the template of each version as a file, so that earlier versions stay in the product.

    Synthesizing writes the snapshot of the current version: keep the directory with the app's sources.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicecatalog.ProductStackHistory"

    @takes(ProductStackHistoryProps)
    def __init__(self, scope: Construct, id: str, props: ProductStackHistoryProps) -> None:
        super().__init__(scope, id)
        props.product_stack._history = self
        self._props = props
        self._directory = props.directory or _DIRECTORY

    def current_version(self) -> CloudFormationProductVersion:
        """Return the version that the stack makes now."""
        return CloudFormationProductVersion(
            cloud_formation_template=CloudFormationTemplate.from_product_stack(self._props.product_stack),
            product_version_name=self._props.current_version_name,
            description=self._props.description,
        )

    @checked
    def version_from_snapshot(self, product_version_name: str) -> CloudFormationProductVersion:
        """Return an earlier version.

        Raises:
            ValidationError: there is no snapshot of it.
        """
        name = self._name(product_version_name)
        path = os.path.join(self._directory, name)
        if not os.path.exists(path):
            raise ValidationError(
                f"Template {name} cannot be found in {self._directory}",
                scope=self,
                fix="synthesize that version once as the current one, or restore its snapshot",
            )
        return CloudFormationProductVersion(
            cloud_formation_template=CloudFormationTemplate.from_asset(path),
            product_version_name=product_version_name,
            description=self._props.description,
        )

    def _name(self, version: str) -> str:
        """Return the name of a snapshot."""
        return f"{Names.unique_id(self)}.{Names.unique_id(self._props.product_stack)}.{version}.product.template.json"

    def _keep(self, assembly: str, template_file: str) -> None:
        """Write the snapshot of the current version.

        Raises:
            ValidationError: the version is locked and its snapshot says something else.
        """
        with open(os.path.join(assembly, template_file), encoding="utf-8", newline="") as file:
            text = file.read()
        version = self._props.current_version_name
        path = os.path.join(self._directory, self._name(version))
        if self._props.current_version_locked and os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                kept = json.load(file)
            if kept != json.loads(text):
                raise ValidationError(
                    f"Template has changed for ProductStack Version {version}, whose snapshot is {path}",
                    scope=self,
                    fix="give current_version_name (`currentVersionName`) a new name, or set current_version_locked "
                    "(`currentVersionLocked`) to false",
                )
        os.makedirs(self._directory, exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
