"""The plugin by which pods use accelerators of the Neuron family."""

from __future__ import annotations

from typing import Any

_NAME = "neuron-device-plugin"
_FOLDER = "/var/lib/kubelet/device-plugins"
_IMAGE = f"790709498068.dkr.ecr.us-west-2.amazonaws.com/{_NAME}:1.0.9043.0"
_INSTANCES = [
    *(f"inf1.{size}" for size in ("xlarge", "2xlarge", "6xlarge", "24xlarge")),
    *(f"inf2.{size}" for size in ("xlarge", "8xlarge", "24xlarge", "48xlarge")),
]


def neuron_plugin() -> dict[str, Any]:
    """Return the object that runs the plugin on each node that has such accelerators.

    Source: values observed on aws-cdk-lib 2.275.0; fields are those of ``apps/v1`` ``DaemonSet``.
    """
    selector = {"name": f"{_NAME}-ds"}

    def on_our_instances(label: str) -> dict[str, Any]:
        return {"matchExpressions": [{"key": label, "operator": "In", "values": _INSTANCES}]}

    # The label's name before and since Kubernetes 1.17.
    terms = [on_our_instances(f"{prefix}kubernetes.io/instance-type") for prefix in ("beta.", "node.")]
    container = {
        "image": _IMAGE,
        "imagePullPolicy": "Always",
        "name": f"k8s-{_NAME}-ctr",
        "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
        "volumeMounts": [{"name": "device-plugin", "mountPath": _FOLDER}],
    }
    pod = {
        "tolerations": [
            {"key": "CriticalAddonsOnly", "operator": "Exists"},
            {"key": "aws.amazon.com/neuron", "operator": "Exists", "effect": "NoSchedule"},
        ],
        "priorityClassName": "system-node-critical",
        "affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}},
        "containers": [container],
        "volumes": [{"name": "device-plugin", "hostPath": {"path": _FOLDER}}],
    }
    return {
        "apiVersion": "apps/v1",
        "kind": "DaemonSet",
        "metadata": {"name": f"{_NAME}-daemonset", "namespace": "kube-system"},
        "spec": {
            "selector": {"matchLabels": selector},
            "updateStrategy": {"type": "RollingUpdate"},
            "template": {
                "metadata": {
                    "annotations": {"scheduler.alpha.kubernetes.io/critical-pod": ""},
                    "labels": selector,
                },
                "spec": pod,
            },
        },
    }
