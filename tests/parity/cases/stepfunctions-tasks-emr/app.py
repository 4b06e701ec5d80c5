from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_iam as iam, aws_logs as logs, aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
J, I, P = sfn.JsonPath, sfn.TaskInput, sfn.IntegrationPattern
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
E = tasks.EmrCreateCluster


def machine(stack, states):
    for number in range(0, len(states), 6):
        group = states[number : number + 6]
        chain = sfn.Chain.start(group[0])
        for state in group[1:]:
            chain = chain.next(state)
        sfn.StateMachine(stack, f"Machine{number}", definition_body=sfn.DefinitionBody.from_chainable(chain))


for name, flag in {"Old": False, "New": True}.items():
    stack = Stack(app, name)
    stack.node.set_context("@aws-cdk/aws-stepfunctions-tasks:enableEmrServicePolicyV2", flag)
    given = iam.Role(stack, "Given", assumed_by=iam.ServicePrincipal("elasticmapreduce.amazonaws.com"))
    instances = iam.Role(stack, "Instances", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
    alarm = E.CloudWatchAlarmDefinitionProperty(comparison_operator=E.CloudWatchAlarmComparisonOperator.GREATER_THAN, metric_name="m", period=Duration.seconds(300), dimensions=[E.MetricDimensionProperty(key="k", value="v")],
                                                evaluation_periods=1, namespace="ns", statistic=E.CloudWatchAlarmStatistic.AVERAGE, threshold=5, unit=E.CloudWatchAlarmUnit.NONE)
    scaling = E.AutoScalingPolicyProperty(constraints=E.ScalingConstraintsProperty(max_capacity=5, min_capacity=1), rules=[E.ScalingRuleProperty(
        name="rule", description="d", action=E.ScalingActionProperty(market=E.InstanceMarket.ON_DEMAND, simple_scaling_policy_configuration=E.SimpleScalingPolicyConfigurationProperty(
            scaling_adjustment=1, adjustment_type=E.ScalingAdjustmentType.CHANGE_IN_CAPACITY, cool_down=1234)), trigger=E.ScalingTriggerProperty(cloud_watch_alarm_definition=alarm))])
    ebs = E.EbsConfigurationProperty(ebs_optimized=True, ebs_block_device_configs=[E.EbsBlockDeviceConfigProperty(volumes_per_instance=1, volume_specification=E.VolumeSpecificationProperty(
        volume_size=Size.gibibytes(1), volume_type=E.EbsBlockDeviceVolumeType.IO1, iops=1))])
    config = E.ConfigurationProperty(classification="c", properties={"k": "v"}, configurations=[E.ConfigurationProperty(classification="inner")])
    states = [
        E(stack, "C1", name="cluster", instances=E.InstancesConfigProperty()),
        E(stack, "C2", name=J.string_at("$.n"), integration_pattern=P.REQUEST_RESPONSE, cluster_role=instances, service_role=given, auto_scaling_role=given, additional_info="ai", release_label="emr-5.30.0", log_uri="s3://l", custom_ami_id="ami-1",
          applications=[E.ApplicationConfigProperty(name="Spark", version="1", args=["a"], additional_info={"k": "v"})], bootstrap_actions=[E.BootstrapActionConfigProperty(name="b", script_bootstrap_action=E.ScriptBootstrapActionConfigProperty(path="s3://p", args=["x"]))],
          configurations=[config], ebs_root_volume_size=Size.gibibytes(20), kerberos_attributes=E.KerberosAttributesProperty(realm="r", ad_domain_join_password="p1", ad_domain_join_user="u", cross_realm_trust_principal_password="p2", kdc_admin_password="p3"),
          scale_down_behavior=E.EmrClusterScaleDownBehavior.TERMINATE_AT_TASK_COMPLETION, security_configuration="sc", step_concurrency_level=2, tags={"k": "v"}, visible_to_all_users=False, auto_termination_policy_idle_timeout=Duration.seconds(120),
          instances=E.InstancesConfigProperty(additional_master_security_groups=["sg1"], additional_slave_security_groups=["sg2"], ec2_key_name="key", ec2_subnet_ids=["s1", "s2"], emr_managed_master_security_group="m", emr_managed_slave_security_group="s",
                                              hadoop_version="h", instance_count=1, master_instance_type="mi", slave_instance_type="si", service_access_security_group="sa", termination_protected=True,
                                              placement=E.PlacementTypeProperty(availability_zone="az", availability_zones=["a", "b"])), **common),
        E(stack, "C3", name="fleets", integration_pattern=P.RUN_JOB, cluster_role=instances, service_role=given, instances=E.InstancesConfigProperty(instance_fleets=[E.InstanceFleetConfigProperty(
            instance_fleet_type=E.InstanceRoleType.MASTER, name="Master", target_spot_capacity=1, instance_type_configs=[E.InstanceTypeConfigProperty(
                instance_type="m5.xlarge", bid_price_as_percentage_of_on_demand_price=5, configurations=[config], ebs_configuration=ebs, weighted_capacity=1)],
            launch_specifications=E.InstanceFleetProvisioningSpecificationsProperty(spot_specification=E.SpotProvisioningSpecificationProperty(timeout=Duration.minutes(60), timeout_action=E.SpotTimeoutAction.TERMINATE_CLUSTER,
                                                                                                                                               allocation_strategy=E.SpotAllocationStrategy.CAPACITY_OPTIMIZED, block_duration_minutes=60)))]),
          managed_scaling_policy=E.ManagedScalingPolicyProperty(compute_limits=E.ManagedScalingComputeLimitsProperty(unit_type=E.ComputeLimitsUnitType.INSTANCES, minimum_capacity_units=1, maximum_capacity_units=4, maximum_on_demand_capacity_units=4, maximum_core_capacity_units=2))),
        E(stack, "C4", name="groups", cluster_role=instances, service_role=given, auto_scaling_role=given, instances=E.InstancesConfigProperty(instance_groups=[E.InstanceGroupConfigProperty(
            instance_count=1, instance_role=E.InstanceRoleType.CORE, instance_type="m5.xlarge", name="core", market=E.InstanceMarket.SPOT, bid_price="1", configurations=[config], ebs_configuration=ebs, auto_scaling_policy=scaling)])),
        E(stack, "C5", name="fleets2", cluster_role=instances, service_role=given, instances=E.InstancesConfigProperty(instance_fleets=[E.InstanceFleetConfigProperty(
            instance_fleet_type=E.InstanceRoleType.CORE, target_on_demand_capacity=2, target_spot_capacity=1, launch_specifications=E.InstanceFleetProvisioningSpecificationsProperty(on_demand_specification=E.OnDemandProvisioningSpecificationProperty(allocation_strategy=E.OnDemandAllocationStrategy.LOWEST_PRICE)))])),
        E(stack, "C6", name="auto", instances=E.InstancesConfigProperty(instance_groups=[E.InstanceGroupConfigProperty(instance_count=1, instance_role=E.InstanceRoleType.TASK, instance_type="m5.xlarge", auto_scaling_policy=scaling)]), service_role=given),
        tasks.EmrAddStep(stack, "A1", cluster_id="cid", name="step", jar="jar"),
        tasks.EmrAddStep(stack, "A2", cluster_id=J.string_at("$.c"), name=J.string_at("$.n"), jar="jar", action_on_failure=tasks.ActionOnFailure.CONTINUE, args=["a", "b"], execution_role_arn="arn:aws:iam::111122223333:role/r", main_class="mc",
                         properties={"p": "v"}, integration_pattern=P.REQUEST_RESPONSE, **common),
        tasks.EmrAddStep(stack, "A3", cluster_id="cid", name="step", jar="jar", args=J.list_at("$.args"), action_on_failure=tasks.ActionOnFailure.TERMINATE_CLUSTER),
        tasks.EmrCancelStep(stack, "S1", cluster_id=J.string_at("$.c"), step_id="sid", **common),
        tasks.EmrModifyInstanceFleetByName(stack, "F1", cluster_id="c", instance_fleet_name="n", target_on_demand_capacity=2, target_spot_capacity=J.number_at("$.s"), **common),
        tasks.EmrModifyInstanceGroupByName(stack, "G1", cluster_id="c", instance_group_name=J.string_at("$.g"), instance_group=tasks.EmrModifyInstanceGroupByName.InstanceGroupModifyConfigProperty(
            configurations=[config], e_c2_instance_ids_to_terminate=["i-1"], instance_count=1, shrink_policy=tasks.EmrModifyInstanceGroupByName.ShrinkPolicyProperty(decommission_timeout=Duration.seconds(1),
                instance_resize_policy=tasks.EmrModifyInstanceGroupByName.InstanceResizePolicyProperty(instances_to_protect=["i-2"], instances_to_terminate=["i-3"], instance_termination_timeout=Duration.seconds(2)))), **common),
        tasks.EmrModifyInstanceGroupByName(stack, "G2", cluster_id="c", instance_group_name="g", instance_group=tasks.EmrModifyInstanceGroupByName.InstanceGroupModifyConfigProperty(instance_count=2)),
        tasks.EmrSetClusterTerminationProtection(stack, "T1", cluster_id="c", termination_protected=False, **common),
        tasks.EmrTerminateCluster(stack, "X1", cluster_id="c"),
        tasks.EmrTerminateCluster(stack, "X2", cluster_id=J.string_at("$.c"), integration_pattern=P.REQUEST_RESPONSE, **common),
        tasks.EmrTerminateCluster.jsonata(stack, "X3", cluster_id="{% $c %}"),
    ]
    machine(stack, states)

stack = Stack(app, "Containers")
V, R, C = tasks.VirtualClusterInput, tasks.ReleaseLabel, tasks.Classification
bucket, group = s3.Bucket(stack, "Bucket"), logs.LogGroup(stack, "Logs")
eks = tasks.EksClusterInput
spark = {"spark_submit_job_driver": tasks.SparkSubmitJobDriver(entry_point=I.from_text("local:///x.py"))}
role = iam.Role.from_role_arn(stack, "Role", "arn:aws:iam::111122223333:role/job")
machine(stack, [
    tasks.EmrContainersCreateVirtualCluster(stack, "V1", eks_cluster=eks.from_task_input(I.from_text("eks"))),
    tasks.EmrContainersCreateVirtualCluster(stack, "V2", eks_cluster=eks.from_task_input(I.from_json_path_at("$.c")), eks_namespace="ns", tags={"k": "v"}, virtual_cluster_name="vc", **common),
    tasks.EmrContainersDeleteVirtualCluster(stack, "D1", virtual_cluster_id=I.from_text("vid")),
    tasks.EmrContainersDeleteVirtualCluster(stack, "D2", virtual_cluster_id=I.from_json_path_at("$.v"), integration_pattern=P.RUN_JOB, **common),
    tasks.EmrContainersStartJobRun(stack, "J1", virtual_cluster=V.from_virtual_cluster_id("vid"), release_label=R.EMR_6_2_0, execution_role=role, job_driver=spark, integration_pattern=P.REQUEST_RESPONSE),
    tasks.EmrContainersStartJobRun(stack, "J2", virtual_cluster=V.from_task_input(I.from_json_path_at("$.v")), release_label=R("emr-6.15.0-latest"), execution_role=role, job_name="jn", tags={"k": "v"},
                                   job_driver={"spark_submit_job_driver": tasks.SparkSubmitJobDriver(entry_point=I.from_json_path_at("$.e"), entry_point_arguments=I.from_json_path_at("$.args"), spark_submit_parameters="--conf a=b")},
                                   application_config=[tasks.ApplicationConfiguration(classification=C.SPARK_DEFAULTS, properties={"k": "v"}, nested_config=[tasks.ApplicationConfiguration(classification=C("mine"), properties={"a": "b"})])],
                                   monitoring=tasks.Monitoring(log_bucket=bucket, log_group=group, log_stream_name_prefix="pre", persistent_app_ui=False), **common),
    tasks.EmrContainersStartJobRun(stack, "J3", virtual_cluster=V.from_virtual_cluster_id("vid"), release_label=R.EMR_5_33_0, execution_role=role, job_driver=spark, monitoring=tasks.Monitoring(logging=False)),
])

app.synth()
