"""Instances that were made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_rds.endpoint import Endpoint, port_text
from aws_cdk.aws_rds.instance_base import DatabaseInstanceBase

if TYPE_CHECKING:
    from aws_cdk.aws_rds.instance_base import DatabaseInstanceAttributes
    from constructs import Construct


class _ImportedInstance(DatabaseInstanceBase):
    def __init__(self, scope: Construct, id: str, attrs: DatabaseInstanceAttributes) -> None:
        super().__init__(scope, id)
        self.connections = Connections(security_groups=attrs.security_groups, default_port=Port.tcp(attrs.port))
        self.instance_identifier = attrs.instance_identifier
        self.db_instance_endpoint_address = attrs.instance_endpoint_address
        self.db_instance_endpoint_port = port_text(attrs.port)
        self.instance_endpoint = Endpoint(attrs.instance_endpoint_address, attrs.port)
        self.engine = attrs.engine
        self.instance_resource_id = attrs.instance_resource_id
        self.enable_iam_authentication = True
