"""The smallest app: what importing and an empty synthesis cost."""

import aws_cdk as cdk

cdk.App().synth()
