"""Sending with SES: identities with every form of DKIM, configuration sets, event destinations, pools, imports, grants."""

import aws_cdk as cdk
from aws_cdk import Duration, SecretValue, Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_kms as kms
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_ses as ses
from aws_cdk import aws_sns as sns
from constructs import Construct

app = cdk.App()
stack = Stack(app, "Sending", env=cdk.Environment(account="123456789012", region="eu-west-1"))
agnostic = Stack(app, "Agnostic")
role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())
E, D = ses.EmailSendingEvent, ses.EventDestination

# Configuration sets.
pool = ses.DedicatedIpPool(stack, "Pool")
named_pool = ses.DedicatedIpPool(stack, "Named", dedicated_ip_pool_name="my_pool-1", scaling_mode=ses.ScalingMode.MANAGED)
ses.DedicatedIpPool(agnostic, "Standard", scaling_mode=ses.ScalingMode.STANDARD, dedicated_ip_pool_name="")
sets = [
    ses.ConfigurationSet(stack, "Plain"),
    ses.ConfigurationSet(
        stack, "Full", configuration_set_name="full", custom_tracking_redirect_domain="track.example.com", custom_tracking_https_policy=ses.HttpsPolicy.REQUIRE_OPEN_ONLY, dedicated_ip_pool=pool, max_delivery_duration=Duration.minutes(10), reputation_metrics=True, sending_enabled=False,
        suppression_reasons=ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS, tls_policy=ses.ConfigurationSetTlsPolicy.REQUIRE, vdm_options=ses.VdmOptions(engagement_metrics=True, optimized_shared_delivery=False), auto_validation_threshold=ses.AutoValidationThreshold.HIGH,
    ),
    ses.ConfigurationSet(stack, "Off", disable_suppression_list=True, disable_auto_validation=True, vdm_options={}, reputation_metrics=False, sending_enabled=True),
    ses.ConfigurationSet(stack, "On", disable_suppression_list=False, disable_auto_validation=False, suppression_reasons=ses.SuppressionReasons.BOUNCES_ONLY, vdm_options=ses.VdmOptions(optimized_shared_delivery=True), tls_policy=ses.ConfigurationSetTlsPolicy.OPTIONAL),
    ses.ConfigurationSet(stack, "Complaints", suppression_reasons=ses.SuppressionReasons.COMPLAINTS_ONLY, vdm_options={"engagement_metrics": False}, max_delivery_duration=Duration.hours(14), dedicated_ip_pool=ses.DedicatedIpPool.from_dedicated_ip_pool_name(stack, "OtherPool", "other")),
    ses.ConfigurationSet(Construct(stack, "In"), "Empty", configuration_set_name="", custom_tracking_redirect_domain="", auto_validation_threshold=ses.AutoValidationThreshold.MANAGED, dedicated_ip_pool=named_pool),
    ses.ConfigurationSet(stack, "Tracked", custom_tracking_redirect_domain="t.example.com", max_delivery_duration=Duration.seconds(300)),
]
imported_set = ses.ConfigurationSet.from_configuration_set_name(stack, "Imported", "imported")

# Event destinations.
topic = sns.Topic(stack, "Topic")
sets[0].add_event_destination("Sns", destination=D.sns_topic(topic))
sets[0].add_event_destination("Sns2", destination=D.sns_topic(topic), enabled=False, events=[E.BOUNCE, E.COMPLAINT], configuration_set_event_destination_name="second")
secret = sns.Topic(stack, "Secret", master_key=kms.Key(stack, "Key"))
encrypted = sets[1].add_event_destination("Encrypted", destination=D.sns_topic(secret), events=list(E))
dimension = ses.CloudWatchDimension
sets[1].add_event_destination("Watch", enabled=True, destination=D.cloud_watch_dimensions([dimension(default_value="no", name="x", source=ses.CloudWatchDimensionSource.MESSAGE_TAG), dimension(default_value="v", name="y", source=ses.CloudWatchDimensionSource.EMAIL_HEADER), dimension(default_value="", name="z", source=ses.CloudWatchDimensionSource.LINK_TAG)]))
sets[2].add_event_destination("Bus", destination=D.event_bus(events.EventBus.from_event_bus_name(stack, "DefaultBus", "default")), events=[])
stream = firehose.DeliveryStream(stack, "Stream", destination=firehose.S3Bucket(s3.Bucket(stack, "Bucket")))
sets[2].add_event_destination("Stream", destination=D.firehose_delivery_stream(delivery_stream=stream))
sets[3].add_event_destination("Stream", destination=D.firehose_delivery_stream(delivery_stream=stream, role=role))
other_stream = firehose.DeliveryStream.from_delivery_stream_arn(stack, "OtherStream", "arn:aws:firehose:eu-west-1:123456789012:deliverystream/other")
ses.ConfigurationSetEventDestination(stack, "OnImported", configuration_set=imported_set, destination=D.firehose_delivery_stream(delivery_stream=other_stream), configuration_set_event_destination_name="")
ses.ConfigurationSetEventDestination(stack, "NoDimensions", configuration_set=imported_set, destination=D.cloud_watch_dimensions([]))
ses.ConfigurationSetEventDestination(stack, "Arn", configuration_set=ses.CfnConfigurationSet(stack, "Raw"), destination=D.sns_topic(sns.Topic.from_topic_arn(stack, "OtherTopic", "arn:aws:sns:us-east-1:111111111111:t")))
by_id = ses.ConfigurationSetEventDestination.from_configuration_set_event_destination_id(stack, "ById", "id")
by_attributes = ses.ConfigurationSetEventDestination.from_configuration_set_event_destination_attributes(stack, "ByAttributes", configuration_set=sets[1], configuration_set_event_destination_id="id")

# Identities.
public = route53.PublicHostedZone(stack, "Zone", zone_name="example.com")
known = route53.PublicHostedZone.from_public_hosted_zone_attributes(stack, "KnownZone", hosted_zone_id="Z1", zone_name="known.example.org")
K, L = ses.DkimIdentity, ses.EasyDkimSigningKeyLength
byo = K.byo_dkim(private_key=SecretValue.secrets_manager("dkim"), public_key="public", selector="selector")
identities = [
    ses.EmailIdentity(stack, "Email", identity=ses.Identity.email("info@example.com")),
    ses.EmailIdentity(stack, "Domain", identity=ses.Identity.domain("example.net"), configuration_set=sets[1], dkim_signing=True, feedback_forwarding=False, mail_from_domain="mail.example.net", mail_from_behavior_on_mx_failure=ses.MailFromBehaviorOnMxFailure.REJECT_MESSAGE),
    ses.EmailIdentity(stack, "Hosted", identity=ses.Identity.public_hosted_zone(public), mail_from_domain="mail.example.com", dkim_identity=K.easy_dkim(L.RSA_2048_BIT)),
    ses.EmailIdentity(stack, "Byo", identity=ses.Identity.public_hosted_zone(known), dkim_identity=byo, configuration_set=imported_set, mail_from_domain="mail.elsewhere.org", mail_from_behavior_on_mx_failure=ses.MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE),
    ses.EmailIdentity(stack, "NoPublic", identity=ses.Identity.public_hosted_zone(public), dkim_identity=K.byo_dkim(private_key=SecretValue.unsafe_plain_text("plain"), selector="s"), dkim_signing=False, feedback_forwarding=True),
    ses.EmailIdentity(stack, "DomainByo", identity=ses.Identity.domain("example.edu"), dkim_identity=byo),
    ses.EmailIdentity(stack, "Short", identity=ses.Identity.email("a@b.c"), dkim_identity=K.easy_dkim(L.RSA_1024_BIT), dkim_signing=False, mail_from_behavior_on_mx_failure=ses.MailFromBehaviorOnMxFailure.REJECT_MESSAGE),
    ses.EmailIdentity(agnostic, "Agnostic", identity=ses.Identity.public_hosted_zone(route53.PublicHostedZone(agnostic, "Zone", zone_name="example.info")), mail_from_domain="x.example.info", dkim_identity=K.easy_dkim()),
]
identities[0].grant_send_email(role)
identities[2].grant(role, "ses:GetEmailIdentity", "ses:PutEmailIdentityFeedbackAttributes")
by_name = ses.EmailIdentity.from_email_identity_name(stack, "ByName", "name.example.com")
by_arn = ses.EmailIdentity.from_email_identity_arn(stack, "ByArn", "arn:aws:ses:us-east-1:111111111111:identity/arn.example.com")
for identity in (by_name, by_arn, identities[7]):
    identity.grant_send_email(iam.User(Stack.of(identity), f"User{identity.node.id}"))

# The account.
vdm = [ses.VdmAttributes(stack, "Vdm"), ses.VdmAttributes(agnostic, "Vdm", engagement_metrics=True, optimized_shared_delivery=False), ses.VdmAttributes(agnostic, "Vdm2", engagement_metrics=False, optimized_shared_delivery=True)]
values = {
    "sets": [each.configuration_set_name for each in [*sets, imported_set]] + [sets[1].configuration_set_ref.configuration_set_name],
    "destinations": [encrypted.configuration_set_event_destination_id, by_id.configuration_set_event_destination_id, by_attributes.configuration_set_event_destination_ref.configuration_set_name, encrypted.configuration_set_event_destination_ref.configuration_set_name, encrypted.configuration_set_event_destination_ref.configuration_set_event_destination_id],
    "pools": [pool.dedicated_ip_pool_name, named_pool.dedicated_ip_pool_ref.pool_name],
    "identities": [value for each in [*identities[:7], by_name, by_arn] for value in (each.email_identity_name, each.email_identity_arn, each.email_identity_ref.email_identity, each.stack.region, each.env.region)],
    "dkim": [value for each in identities[:2] for value in (each.dkim_dns_token_name1, each.dkim_dns_token_name2, each.dkim_dns_token_name3, each.dkim_dns_token_value1, each.dkim_dns_token_value2, each.dkim_dns_token_value3, *(x for record in each.dkim_records for x in (record.name, record.value)))],
    "vdm": [vdm[0].vdm_attributes_name, vdm[0].vdm_attributes_resource_id, vdm[0].vdm_attributes_ref.vdm_attributes_resource_id, ses.VdmAttributes.from_vdm_attributes_name(stack, "OtherVdm", "other").vdm_attributes_ref.vdm_attributes_resource_id],
}
cdk.CfnResource(stack, "Values", type="Recorded::Values", properties=values)
ses.ConfigurationSetEventDestination(agnostic, "Across", configuration_set=ses.ConfigurationSet(agnostic, "Set"), destination=D.sns_topic(sns.Topic(agnostic, "Topic")))
ses.ConfigurationSetEventDestination(agnostic, "Bus", configuration_set=imported_set, destination=D.event_bus(events.EventBus.from_event_bus_name(agnostic, "DefaultBus", "default")))
app.synth()
