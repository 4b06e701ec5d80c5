"""Rotation of secrets: functions that CloudFormation makes, applications that AWS publishes, a function of the app."""
import aws_cdk as cdk, jsii
from aws_cdk import Duration, aws_ec2 as ec2, aws_kms as kms, aws_lambda as L, aws_secretsmanager as sm

app = cdk.App()
s = cdk.Stack(app, "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
vpc = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1)
group, target = ec2.SecurityGroup(s, "Group", vpc=vpc), ec2.SecurityGroup(s, "Target", vpc=vpc)
key = kms.Key(s, "Key")
count = 0


def secret(**options):
    global count
    count += 1
    return sm.Secret(s, f"Secret{count}", **options)


master, other_master = secret(), secret(encryption_key=key)
H, A = sm.HostedRotation, sm.SecretRotationApplication
for kind in ("maria_db", "mongo_db", "mysql", "oracle", "postgre_sql", "redshift", "sql_server"):
    secret().add_rotation_schedule("R", hosted_rotation=getattr(H, kind + "_single_user")())
secret().add_rotation_schedule("R", hosted_rotation=H.mysql_multi_user(master_secret=master, exclude_characters="", vpc=vpc))
secret().add_rotation_schedule("R", hosted_rotation=H.oracle_multi_user(master_secret=other_master))
full = H.mysql_single_user(exclude_characters="xy", function_name="fn", vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), security_groups=[group, target])
secret(encryption_key=key).add_rotation_schedule("R", hosted_rotation=full, automatically_after=Duration.days(3), rotate_immediately_on_update=False)
full.connections.allow_from_any_ipv4(ec2.Port.tcp(1))
imported = sm.Secret.from_secret_complete_arn(s, "Imported", "arn:aws:secretsmanager:us-east-1:111111111111:secret:n-abcdef")
imported.add_rotation_schedule("R", hosted_rotation=H.redshift_single_user())
secret().add_rotation_schedule("R", rotation_lambda=L.Function.from_function_arn(s, "There", "arn:aws:lambda:us-east-1:222222222222:function:f"))
secret(encryption_key=key).add_rotation_schedule("R", rotation_lambda=L.Function(s, "Here", code=L.Code.from_inline("x"), handler="index.h", runtime=L.Runtime.PYTHON_3_12))
connections = ec2.Connections(security_groups=[target], default_port=ec2.Port.tcp(3306))


@jsii.implements(ec2.IConnectable)
class Database:
    @property
    def connections(self):
        return connections


def rotation(id, **options):
    return sm.SecretRotation(s, id, **{"application": A.MYSQL_ROTATION_SINGLE_USER, "secret": secret(), "target": Database(), "vpc": vpc, **options})


rotation("One")
rotation("Two", application=A.POSTGRES_ROTATION_MULTI_USER, master_secret=secret(encryption_key=key), secret=secret(encryption_key=key), exclude_characters="q", automatically_after=Duration.days(5),
         rotate_immediately_on_update=False, security_group=group, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
rotation("Three", endpoint=vpc.add_interface_endpoint("Endpoint", service=ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER), master_secret=secret())
rotation("Four", secret=imported, application=sm.SecretRotationApplication("Mine", "1.2.3", is_multi_user=False, additional_semantic_versions={"aws-cn": "2.0.0", "aws-us-gov": "3.0.0"}))
for n, each in enumerate([A.REDSHIFT_ROTATION_MULTI_USER, A.DB2_ROTATION_SINGLE_USER]):
    cdk.CfnOutput(s, f"Out{n}", value=each.application_arn_for_partition("aws-us-gov") + each.semantic_version_for_partition("aws-cn") + str(each.is_multi_user))
app.synth()
