"""Assessments of Amazon Inspector Classic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_inspector._l1 import CfnAssessmentTemplate
    from aws_cdk.interfaces.aws_inspector import AssessmentTemplateReference
    from constructs import Construct


class IAssessmentTemplate(IResource):
    """An assessment, as it is to be done."""

    if TYPE_CHECKING:

        @property
        def assessment_template_arn(self) -> str: ...
        @property
        def assessment_template_ref(self) -> AssessmentTemplateReference: ...


class AssessmentTemplateProps(Struct):
    """Options of an assessment; there are none yet, as with the peer."""


class AssessmentTemplate(Resource, IAssessmentTemplate):
    """An assessment; only ones made with L1 can be named."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-inspector.AssessmentTemplate"

    @staticmethod
    @checked
    def from_cfn_assessment_template(scope: Construct, id: str, template: CfnAssessmentTemplate) -> IAssessmentTemplate:
        """Return the assessment that an L1 makes."""
        return _FromResource(scope, id, template)


class _FromResource(Resource, IAssessmentTemplate):
    def __init__(self, scope: Construct, id: str, template: CfnAssessmentTemplate) -> None:
        super().__init__(scope, id)
        self.assessment_template_arn: str = template.attr_arn

    @property
    def assessment_template_ref(self) -> AssessmentTemplateReference:
        from aws_cdk.interfaces.aws_inspector import AssessmentTemplateReference

        return AssessmentTemplateReference(assessment_template_arn=self.assessment_template_arn)


__all__ = ["AssessmentTemplate", "AssessmentTemplateProps", "IAssessmentTemplate"]
