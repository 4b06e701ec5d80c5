"""Memories: every strategy with its overrides, self-managed pipelines, streams, keys, grants, metrics, imports."""
import aws_cdk as cdk
from constructs import Construct
from aws_cdk import aws_bedrock as bedrock, aws_bedrockagentcore as ac, aws_cloudwatch as cw, aws_iam as iam, aws_kinesis as kinesis, aws_kms as kms, aws_s3 as s3, aws_sns as sns

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Memories")
By, Level, Kind = ac.MemoryStrategy, ac.StreamDeliveryContentLevel, ac.StreamDeliveryContentType
key = kms.Key(stack, "Key")
bucket = s3.Bucket(stack, "Bucket")
topic = sns.Topic(stack, "Topic")
encrypted = sns.Topic(stack, "Encrypted", master_key=key)
stream = kinesis.Stream(stack, "Stream")
locked = kinesis.Stream(stack, "Locked", encryption_key=key)
model = bedrock.FoundationModel.from_foundation_model_id(stack, "Model", bedrock.FoundationModelIdentifier.ANTHROPIC_CLAUDE_3_SONNET_20240229_V1_0)
other = bedrock.ProvisionedModel.from_provisioned_model_arn(stack, "Other", "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc")
override = ac.OverrideConfig(model=model, append_to_prompt="extract this")
second = ac.OverrideConfig(model=other, append_to_prompt="join that")
content = ac.StreamDeliveryContentConfiguration(type=Kind.MEMORY_RECORDS, level=Level.FULL_CONTENT)
ac.Memory(stack, "Plain")
ac.Memory(stack, "BuiltIn", memory_strategies=[By.using_built_in_summarization(), By.using_built_in_semantic(), By.using_built_in_user_preference(), By.using_built_in_episodic()])
ac.Memory(stack, "Managed", memory_name="managed_1", description="d", expiration_duration=cdk.Duration.days(30), kms_key=key, tags={"b": "1", "a": "2"}, memory_strategies=[
    By.using_semantic(strategy_name="sem", namespaces=["/a/{actorId}", "/b"], description="s"),
    By.using_summarization(strategy_name="sums", namespaces=["/s/{actorId}/{sessionId}"]),
    By.using_user_preference(strategy_name="prefs", namespaces=["/p/{memoryStrategyId}/"]),
    By.using_episodic(strategy_name="epis", namespaces=["/e/{actorId}/{sessionId}"], reflection_configuration=ac.EpisodicReflectionConfiguration(namespaces=["/e/{actorId}"])),
])
custom = ac.Memory(stack, "Overridden", memory_strategies=[
    By.using_semantic(strategy_name="sem", namespaces=["/a"], custom_extraction=override, custom_consolidation=second, description="s"),
    By.using_summarization(strategy_name="sums", namespaces=["/s"], custom_consolidation=override),
    By.using_user_preference(strategy_name="prefs", namespaces=["/p"], custom_extraction=override),
    By.using_user_preference(strategy_name="prefs2", namespaces=["/p"], custom_consolidation=second),
    By.using_episodic(strategy_name="epis", namespaces=["/e"], custom_extraction=override, custom_consolidation=override, reflection_configuration=ac.EpisodicReflectionConfiguration(namespaces=["/e"])),
])
custom.add_memory_strategy(By.using_semantic(strategy_name="late", namespaces=["/late"], custom_extraction=second))
self_managed = By.using_self_managed(strategy_name="own", description="self", historical_context_window_size=10, invocation_configuration=ac.InvocationConfiguration(topic=topic, s3_location=s3.Location(bucket_name=bucket.bucket_name, object_key="in/")),
                                     trigger_conditions=ac.TriggerConditions(message_based_trigger=2, time_based_trigger=cdk.Duration.minutes(10), token_based_trigger=500))
bare = By.using_self_managed(strategy_name="bare", invocation_configuration=ac.InvocationConfiguration(topic=encrypted, s3_location=s3.Location(bucket_name="fixed", object_key="x")))
ac.Memory(stack, "SelfManaged", memory_strategies=[self_managed, bare])
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("bedrock-agentcore.amazonaws.com"))
known = iam.Role.from_role_arn(stack, "Known", "arn:aws:iam::123456789012:role/known")
ac.Memory(stack, "Roled", execution_role=role, kms_key=key, memory_strategies=[self_managed, By.using_semantic(strategy_name="sem", namespaces=["/a"], custom_extraction=override)], stream_delivery_resources=[ac.StreamDeliveryResource.kinesis(locked, content_configurations=[content])])
ac.Memory(stack, "KnownRole", execution_role=known, kms_key=key, memory_strategies=[By.using_built_in_semantic(), bare])
streamed = ac.Memory(stack, "Streamed", stream_delivery_resources=[ac.StreamDeliveryResource.kinesis(stream, content_configurations=[content])])
late = ac.Memory(stack, "LateStream")
late.add_stream_delivery_resource(ac.StreamDeliveryResource.kinesis(stream, content_configurations=[ac.StreamDeliveryContentConfiguration(type=Kind.MEMORY_RECORDS, level=Level.METADATA_ONLY)]))
late.add_memory_strategy(By.using_built_in_episodic())
ac.Memory(stack, "Direct", memory_strategies=[ac.ManagedMemoryStrategy(ac.MemoryStrategyType.SEMANTIC, strategy_name="x", namespaces=["/x"]), By.using_semantic(strategy_name="r", namespaces=[], reflection_configuration=ac.EpisodicReflectionConfiguration(namespaces=["/y"])), By.using_episodic(strategy_name="e", namespaces=["/x/{actorId}{sessionId}"]), By.using_episodic(strategy_name="e2", namespaces=["/x"], description="", custom_extraction=override)])
inner = Construct(Construct(stack, "Some-Rather_LongScope"), "AndAnotherQuiteLongOne")
ac.Memory(inner, "MemoryOfAgents"), ac.BrowserCustom(inner, "BrowserOfAgents"), ac.CodeInterpreterCustom(inner, "CodeOfAgents"), ac.WorkloadIdentity(inner, "IdentityOfAgents" * 16)

used = cdk.Stack(app, "Used")
own = ac.Memory(used, "Own", kms_key=kms.Key(used, "Key"))
imported = ac.Memory.from_memory_attributes(used, "Imported", memory_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:memory/m-1", role_arn="arn:aws:iam::123456789012:role/r", kms_key_arn="arn:aws:kms:us-east-1:123456789012:key/k", created_at="c", status="ACTIVE", updated_at="u")
simple = ac.Memory.from_memory_attributes(used, "Simple", memory_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:memory/m-2", role_arn="arn:aws:iam::123456789012:role/r")
s3.Bucket(used, "Data").grant_read(imported), s3.Bucket(used, "Data2").grant_read(own)
for number, granted in enumerate([own, imported]):
    for name in ("read", "write", "admin", "delete", "delete_long_term_memory", "delete_short_term_memory", "full_access", "read_long_term_memory", "read_short_term_memory"):
        getattr(granted, f"grant_{name}")(iam.User(used, f"{name.title().replace('_', '')}{number}"))
    granted.grant(iam.User(used, f"Some{number}"), "bedrock-agentcore:X", "bedrock-agentcore:Y")
metrics = [own.metric("Any", statistic="p90"), own.metric("Dim", dimensions_map={"X": "y"}), own.metric_errors_for_api_operation("CreateEvent"), own.metric_event_creation_count(), own.metric_for_api_operation("M", "Op"), own.metric_for_api_operation("M", "Op", dimensions_map={"Z": "z"}), own.metric_invocations_for_api_operation("Op"), own.metric_latency_for_api_operation("Op", period=cdk.Duration.minutes(1)), own.metric_memory_record_creation_count(), imported.metric_event_creation_count(dimensions_map={"Q": "q"})]
for number, metric in enumerate(metrics):
    cw.Alarm(used, f"Alarm{number}", metric=metric, threshold=1, evaluation_periods=1)
for name, value in dict(a=own.memory_arn, i=own.memory_id, n=own.memory_name, s=own.status, f=own.failure_reason, c=own.created_at, u=own.updated_at, ii=imported.memory_id, r=own.execution_role.role_arn, k=imported.kms_key.key_arn).items():
    cdk.CfnOutput(used, f"Out{name}", value=value)
app.synth()
