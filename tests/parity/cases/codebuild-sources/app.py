"""CodeBuild sources: GitHub, GitHub Enterprise, Bitbucket, CodeCommit, S3; webhooks with filter groups; secondary sources and artifacts."""

from aws_cdk import App, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_s3 as s3

A = cb.EventAction
app = App()
stack = Stack(app, "Sources")
bucket = s3.Bucket(stack, "Bucket")
repository = cc.Repository(stack, "Repo", repository_name="repo", description="d")
F = cb.FilterGroup.in_event_of
cb.Project(stack, "GitHub", badge=True, source=cb.Source.git_hub(owner="o", repo="r"))
cb.Project(stack, "GitHubAll", source=cb.Source.git_hub(
    owner="o", repo="r", branch_or_ref="main", clone_depth=3, fetch_submodules=True, report_build_status=False, build_status_context="ctx",
    build_status_url="https://x.example", webhook=True, webhook_triggers_batch_build=True,
    webhook_filters=[
        F(A.PUSH).and_branch_is("main").and_commit_message_is("fix").and_file_path_is_not("docs/.*").and_actor_account_is_not("bot"),
        F(A.PULL_REQUEST_CREATED, A.PULL_REQUEST_UPDATED, A.PULL_REQUEST_REOPENED, A.PULL_REQUEST_MERGED, A.PULL_REQUEST_CLOSED).and_base_branch_is("main").and_head_ref_is("^x").and_base_ref_is_not("y"),
        F(A.PUSH).and_tag_is("v1").and_tag_is_not("v2").and_branch_is_not("dev").and_head_ref_is_not("z").and_commit_message_is_not("skip").and_actor_account_is("1").and_file_path_is("src/.*"),
        F(A.PULL_REQUEST_UPDATED).and_base_branch_is_not("a").and_base_ref_is("b"),
        F(A.RELEASED, A.PRERELEASED).and_tag_is("x")]))
cb.Project(stack, "GitHubOrg", source=cb.Source.git_hub(owner="o", webhook=True, webhook_filters=[F(A.WORKFLOW_JOB_QUEUED).and_repository_name_is("a").and_repository_name_is_not("b")]))
cb.Project(stack, "GitHubFilters", source=cb.Source.git_hub(owner="o", repo="r", webhook_filters=[F(A.PUSH)], identifier="kept"))
cb.Project(stack, "GitHubNoHook", source=cb.Source.git_hub(owner="o", repo="r", webhook=False, clone_depth=0, report_build_status=True))
cb.Project(stack, "Ghe", badge=True, source=cb.Source.git_hub_enterprise(
    https_clone_url="https://ghe.example/o/r", ignore_ssl_errors=True, clone_depth=2, branch_or_ref="b", build_status_context="c", webhook=True,
    webhook_filters=[F(A.PUSH).and_branch_is("x")], fetch_submodules=False))
cb.Project(stack, "GheOrg", source=cb.Source.git_hub_enterprise(https_clone_url="https://ghe.example/o", report_build_status=False))
cb.Project(stack, "Bitbucket", badge=True, source=cb.Source.bit_bucket(
    owner="o", repo="r", branch_or_ref="1.2", build_status_name="name", build_status_url="https://s", webhook=True, webhook_triggers_batch_build=False,
    webhook_filters=[F(A.PULL_REQUEST_MERGED).and_base_branch_is("main"), F(A.PUSH, A.PULL_REQUEST_CLOSED)], fetch_submodules=True))
cb.Project(stack, "CodeCommit", badge=True, source=cb.Source.code_commit(repository=repository, branch_or_ref="main", clone_depth=1, fetch_submodules=True))
cb.Project(stack, "CodeCommitImported", source=cb.Source.code_commit(repository=cc.Repository.from_repository_name(stack, "Named", "named")), build_spec=cb.BuildSpec.from_source_filename("x.yml"))
several = cb.Project(
    stack, "Several", source=cb.Source.s3(bucket=bucket, path="a.zip"), artifacts=cb.Artifacts.s3(bucket=bucket, name="main"),
    secondary_sources=[cb.Source.git_hub(identifier="hub", owner="o", repo="r", branch_or_ref="x"), cb.Source.s3(identifier="s3", bucket=bucket, path="b.zip", version="3"), cb.Source.bit_bucket(identifier="bb", owner="o", repo="r")],
    secondary_artifacts=[cb.Artifacts.s3(identifier="one", bucket=bucket, path="p", name="n"), cb.Artifacts.s3(identifier="two", bucket=bucket, encryption=True, include_build_id=True, package_zip=True, name="z")])
several.add_secondary_source(cb.Source.code_commit(identifier="cc", repository=repository, branch_or_ref="dev"))
several.add_secondary_artifact(cb.Artifacts.s3(identifier="three", bucket=bucket, name="t"))
several.add_file_system_location(cb.FileSystemLocation.efs(identifier="efs1", location="fs-1.efs.eu-west-1.amazonaws.com:/", mount_point="/m", mount_options="nfsvers=4.1"))
cb.Project(stack, "Asset", build_spec=cb.BuildSpec.from_asset("buildspec.yml"), source=cb.Source.s3(bucket=bucket, path="x"))
app.synth()
