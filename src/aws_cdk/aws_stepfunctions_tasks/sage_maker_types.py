"""What SageMaker tasks are given: data, images, and how they are run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.aws_stepfunctions_tasks.sage_maker_image import DockerImage
from aws_cdk.aws_stepfunctions_tasks.sage_maker_location import S3Location
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.size import Size
    from aws_cdk.interfaces.aws_kms import IKeyRef


class InputMode(NamedEnum):
    """How training data comes to the containers."""

    PIPE = "Pipe"
    FILE = "File"
    FAST_FILE = "FastFile"


class CompressionType(NamedEnum):
    """How data is compressed."""

    NONE = "None"
    GZIP = "Gzip"


class RecordWrapperType(NamedEnum):
    """What records are wrapped in."""

    NONE = "None"
    RECORD_IO = "RecordIO"


class S3DataType(NamedEnum):
    """What a location in S3 is."""

    MANIFEST_FILE = "ManifestFile"
    S3_PREFIX = "S3Prefix"
    AUGMENTED_MANIFEST_FILE = "AugmentedManifestFile"


class S3DataDistributionType(NamedEnum):
    """Which data each instance gets."""

    FULLY_REPLICATED = "FullyReplicated"
    SHARDED_BY_S3_KEY = "ShardedByS3Key"


class SplitType(NamedEnum):
    """How a file is split into records."""

    NONE = "None"
    LINE = "Line"
    RECORD_IO = "RecordIO"
    TF_RECORD = "TFRecord"


class BatchStrategy(NamedEnum):
    """How many records a request has."""

    MULTI_RECORD = "MultiRecord"
    SINGLE_RECORD = "SingleRecord"


class AssembleWith(NamedEnum):
    """How results are put together."""

    NONE = "None"
    LINE = "Line"


class Mode(NamedEnum):
    """How many models a container has."""

    SINGLE_MODEL = "SingleModel"
    MULTI_MODEL = "MultiModel"


class MetricDefinition(Struct):
    """A metric that is read from the log of a training job."""

    name: str
    """Its name."""
    regex: str
    """The expression that finds its values."""


class AlgorithmSpecification(Struct):
    """What trains a model: an algorithm or an image."""

    algorithm_name: str | None = None
    """An algorithm of SageMaker or of the marketplace. Default: none."""
    metric_definitions: Nested[Sequence[MetricDefinition] | None] = nested()
    """Metrics that are read from the log. Default: none."""
    training_image: DockerImage | None = None
    """An image. Default: none."""
    training_input_mode: InputMode | None = None
    """How data comes to the containers. Default: FILE."""


class S3DataSource(Struct):
    """Data in S3."""

    s3_location: S3Location
    """Where."""
    attribute_names: Sequence[str] | None = None
    """Which attributes of an augmented manifest are used. Default: none."""
    s3_data_distribution_type: S3DataDistributionType | None = None
    """Which data each instance gets. Default: all."""
    s3_data_type: S3DataType | None = None
    """What the location is. Default: S3_PREFIX."""


class DataSource(Struct):
    """Where data comes from."""

    s3_data_source: Nested[S3DataSource]
    """S3."""


class ShuffleConfig(Struct):
    """How data is shuffled."""

    seed: int | float
    """What makes the order."""


class Channel(Struct):
    """Data with a name, for training."""

    channel_name: str
    """The name."""
    data_source: Nested[DataSource]
    """Where it comes from."""
    compression_type: CompressionType | None = None
    """How it is compressed. Default: not."""
    content_type: str | None = None
    """What kind of data it is. Default: nothing is said."""
    input_mode: InputMode | None = None
    """How it comes to the containers. Default: as the algorithm says."""
    record_wrapper_type: RecordWrapperType | None = None
    """What records are wrapped in. Default: nothing."""
    shuffle_config: Nested[ShuffleConfig | None] = nested()
    """Accepted; as in the peer, it is not passed on."""


class OutputDataConfig(Struct):
    """Where a trained model goes."""

    s3_output_location: S3Location
    """Where."""
    encryption_key: IKey | None = None
    """The key it is encrypted with. Default: the account's key for S3."""


class ResourceConfig(Struct):
    """What trains a model."""

    instance_count: int | float
    """How many instances."""
    instance_type: InstanceType
    """Their type."""
    volume_size: Size
    """Their volumes, whole GiB."""
    volume_encryption_key: IKey | None = None
    """The key that volumes are encrypted with. Default: a key of SageMaker."""


class StoppingCondition(Struct):
    """When a job is ended."""

    max_runtime: Duration | None = None
    """How long it may run. Default: 1 hour."""


class VpcConfig(Struct):
    """Where a job's instances are."""

    vpc: IVpc
    """The VPC."""
    subnets: Nested[SubnetSelection | None] = nested()
    """Which subnets. Default: private ones."""


class TransformS3DataSource(Struct):
    """Data in S3 that is transformed."""

    s3_uri: str
    """Where."""
    s3_data_type: S3DataType | None = None
    """What the location is. Default: S3_PREFIX."""


class TransformDataSource(Struct):
    """Where data comes from that is transformed."""

    s3_data_source: Nested[TransformS3DataSource]
    """S3."""


class TransformInput(Struct):
    """What is transformed."""

    transform_data_source: Nested[TransformDataSource]
    """Where it comes from."""
    compression_type: CompressionType | None = None
    """How it is compressed. Default: not."""
    content_type: str | None = None
    """What kind of data it is. Default: nothing is said."""
    split_type: SplitType | None = None
    """How files are split. Default: not."""


class TransformOutput(Struct):
    """Where results go."""

    s3_output_path: str
    """Where."""
    accept: str | None = None
    """What kind of data they are. Default: nothing is said."""
    assemble_with: AssembleWith | None = None
    """How they are put together. Default: not."""
    encryption_key: IKeyRef | None = None
    """The key they are encrypted with. Default: the account's key for S3."""


class TransformResources(Struct):
    """What transforms."""

    instance_count: int | float
    """How many instances."""
    instance_type: InstanceType
    """Their type."""
    volume_encryption_key: IKeyRef | None = None
    """The key that volumes are encrypted with. Default: none."""


class ModelClientOptions(Struct):
    """How a model is called."""

    invocations_max_retries: int | float | None = None
    """How often a call is tried again, 0 to 3. Default: 0."""
    invocations_timeout: Duration | None = None
    """How long a call may take, 1 minute to 1 hour. Default: 1 minute."""


class ISageMakerTask(IGrantable, Interface):
    """A task of SageMaker, which works with a role."""
