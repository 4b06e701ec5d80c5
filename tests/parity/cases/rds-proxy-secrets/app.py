"""Proxies whose secrets have keys of their own, or that have no secrets."""

import os

import aws_cdk as cdk
from aws_cdk import (
    aws_ec2 as ec2,
)
from aws_cdk import (
    aws_kms as kms,
)
from aws_cdk import (
    aws_rds as rds,
)
from aws_cdk import (
    aws_secretsmanager as sm,
)

os.chdir(os.path.dirname(os.path.abspath(__file__)))
app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
vpc = ec2.Vpc(s, "Vpc", max_azs=2)
known, other, own = (
    kms.Key.from_key_arn(s, "Known", "arn:aws:kms:us-east-1:111122223333:key/known"),
    kms.Key.from_key_arn(s, "Other", "arn:aws:kms:us-east-1:111122223333:key/other"),
    kms.Key(s, "Own"),
)
database = rds.DatabaseInstance(
    s,
    "Database",
    engine=rds.DatabaseInstanceEngine.postgres(version=rds.PostgresEngineVersion.VER_16_3),
    vpc=vpc,
    credentials=rds.Credentials.from_generated_secret("master", encryption_key=own),
)


def secret(name, key=None):
    return rds.DatabaseSecret(s, name, username="u", encryption_key=key)


imported = sm.Secret.from_secret_attributes(
    s,
    "Imported",
    secret_complete_arn="arn:aws:secretsmanager:us-east-1:111122223333:secret:x-AbCdEf",
    encryption_key=kms.Key(s, "OwnOfImported"),
)
for name, secrets in {
    "Several": [secret("A", known), secret("B", other), secret("C")],
    "Same": [secret("D", known), secret("E", known)],
    "OfDatabase": [database.secret],
    "OfOther": [imported],
}.items():
    database.add_proxy(name, vpc=vpc, secrets=secrets)
iam = rds.DefaultAuthScheme.IAM_AUTH
database.add_proxy("Without", vpc=vpc, default_auth_scheme=iam)
database.add_proxy("Empty", vpc=vpc, default_auth_scheme=iam, secrets=[])

app.synth()
