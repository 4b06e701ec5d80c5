"""Catalogs of Glue with their encryption, databases, rulesets of data quality; imports."""
import aws_cdk as cdk
from aws_cdk import aws_glue as g, aws_iam as iam, aws_kms as kms

app = cdk.App(analytics_reporting=False)
At, Password = g.DataCatalogEncryptionAtRest, g.ConnectionPasswordEncryption
s = cdk.Stack(app, "S")
key, other = kms.Key(s, "Key"), kms.Key(s, "Other")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
known = iam.Role.from_role_arn(s, "Known", "arn:aws:iam::123456789012:role/known")
plain = g.Catalog(s, "Plain", catalog_name="plain")
g.Catalog(s, "Off", catalog_name="off", description="d", encryption_at_rest=At.disabled(), connection_password_encryption=Password(return_connection_password_encrypted=False))
own = g.Catalog(s, "Own", catalog_name="own", encryption_at_rest=At.kms(), connection_password_encryption=Password())
keyed = g.Catalog(s, "Keyed", catalog_name="keyed", encryption_at_rest=At.kms(key), connection_password_encryption=Password(kms_key=other))
roled = g.Catalog(s, "Roled", catalog_name="roled", encryption_at_rest=At.kms_with_service_role(role, key), connection_password_encryption=Password(kms_key=other, return_connection_password_encrypted=True))
g.Catalog(s, "RoledOwn", catalog_name="roledown", encryption_at_rest=At.kms_with_service_role(known))
g.Catalog(s, "KnownKeyed", catalog_name="knownkeyed", encryption_at_rest=At.kms_with_service_role(known, other))
g.Catalog(s, "PasswordOnly", catalog_name="po", connection_password_encryption=Password(return_connection_password_encrypted=True))
found = g.Catalog.from_catalog_arn(s, "FoundArn", "arn:aws:glue:eu-west-1:111111111111:catalog/there")
found_id = g.Catalog.from_catalog_id(s, "FoundId", "some-id")
databases = dict(a=g.Database(s, "Db"), b=g.Database(s, "DbFull", database_name="full_db", description="d", location_uri="s3://bucket/prefix", catalog=keyed, removal_policy=cdk.RemovalPolicy.DESTROY),
                 c=g.Database(s, "DbFound", catalog=found), d=g.Database(s, "DbFoundId", catalog=found_id, database_name="x"), e=g.Database.from_database_arn(s, "FoundDb", "arn:aws:glue:eu-west-1:111111111111:database/imported_db"), f=g.Database(s, "DbAccount", catalog=g.Catalog.for_account(s)))
for name, database in databases.items():
    cdk.CfnOutput(s, f"Name{name}", value=database.database_name)
    cdk.CfnOutput(s, f"Arn{name}", value=database.database_arn)
    cdk.CfnOutput(s, f"CatalogId{name}", value=database.catalog.catalog_id)
    cdk.CfnOutput(s, f"CatalogArn{name}", value=database.catalog.catalog_arn)
for name, catalog in dict(plain=plain, own=own, found=found, found_id=found_id).items():
    cdk.CfnOutput(s, f"Out{name.replace('_', '')}", value=cdk.Fn.join(",", [catalog.catalog_id, catalog.catalog_arn]))
cdk.CfnOutput(s, "Keys", value=cdk.Fn.join(",", [keyed.connection_password_key.key_ref.key_arn, keyed.encryption_key.key_ref.key_arn]))

account = cdk.Stack(app, "Account", env=cdk.Environment(account="123456789012", region="eu-west-1"))
g.Catalog.encrypt_account(account, encryption_at_rest=At.kms(), connection_password_encryption=Password(kms_key=kms.Key.from_key_arn(account, "K", "arn:aws:kms:eu-west-1:123456789012:key/k"), return_connection_password_encrypted=True))
database = g.Database(account, "Db", database_name="Mixed-Name_1")
quality = cdk.Stack(app, "Quality")
Target, Rules = g.DataQualityTargetTable, g.Dqdl.from_string('Rules = [ IsComplete "id" ]')
holder = g.Database(quality, "Db")
table = g.S3Table(quality, "Table", database=holder, columns=[g.Column(name="id", type=g.Schema.STRING)], data_format=g.DataFormat.JSON)
rules = g.DataQualityRuleset(quality, "Rules", ruleset_name="rules", dqdl=Rules, target_table=Target.from_table(holder, table))
g.DataQualityRuleset(quality, "Full", ruleset_name="full", dqdl=Rules, description="d", target_table=Target.from_table_name(database, "t"), tags={"b": "1", "a": "2"}, removal_policy=cdk.RemovalPolicy.DESTROY)
by_arn = g.DataQualityRuleset.from_ruleset_arn(quality, "ByArn", "arn:aws:glue:us-east-1:123456789012:dataqualityruleset/r1")
by_name = g.DataQualityRuleset.from_ruleset_name(quality, "ByName", "r2")
for name, found_rules in dict(a=rules, b=by_arn, c=by_name).items():
    cdk.CfnOutput(quality, f"Rules{name}", value=cdk.Fn.join(",", [found_rules.ruleset_arn, found_rules.ruleset_name]))
app.synth()
