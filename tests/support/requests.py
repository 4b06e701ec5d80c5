"""Requests compared with AWS's own description of its services, so that a fake refuses what the service would."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import botocore.session
from botocore.model import ServiceModel
from botocore.validate import ParamValidator


def check_request(service: str, operation: str, parameters: Mapping[str, Any]) -> None:
    """Fail if a request lacks a member, has an unknown one, or one of another type.

    Args:
        operation: Its name in the API, as in ``ChangeResourceRecordSets``.
    """
    shape = _model(service).operation_model(operation).input_shape
    assert shape is not None, f"{operation} takes nothing"
    report = ParamValidator().validate(dict(parameters), shape)
    assert not report.has_errors(), f"{service}: {operation}: {report.generate_report()}"


@cache
def _model(service: str) -> ServiceModel:
    description = botocore.session.get_session().get_component("data_loader").load_service_model(service, "service-2")
    return ServiceModel(description, service)
