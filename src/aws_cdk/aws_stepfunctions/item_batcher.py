"""How a distributed map puts items together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.core.struct import Struct, takes


class ItemBatcherProps(Struct):
    """Options of :class:`ItemBatcher`."""

    batch_input: Mapping[str, Any] | None = None
    """Data that each batch is given beside its items."""
    max_input_bytes_per_batch: int | float | None = None
    """The size of a batch at most, in bytes."""
    max_input_bytes_per_batch_path: str | None = None
    """A path that gives the size."""
    max_items_per_batch: int | float | None = None
    """How many items a batch has at most."""
    max_items_per_batch_path: str | None = None
    """A path that gives the number."""


class ItemBatcher:
    """Puts items together, so that one execution works on several."""

    @takes(ItemBatcherProps)
    def __init__(self, props: ItemBatcherProps) -> None:
        self._props = props

    def render(self) -> Any:
        """Return the batcher in the Amazon States Language."""
        props = self._props
        return present(
            {
                "MaxItemsPerBatch": props.max_items_per_batch,
                "MaxItemsPerBatchPath": props.max_items_per_batch_path,
                "MaxInputBytesPerBatch": props.max_input_bytes_per_batch,
                "MaxInputBytesPerBatchPath": props.max_input_bytes_per_batch_path,
                "BatchInput": props.batch_input,
            }
        )

    def validate_item_batcher(self) -> list[str]:
        """Return what is wrong with the batcher."""
        props = self._props
        errors = []
        if props.max_items_per_batch and props.max_items_per_batch_path:
            errors.append("Provide either `maxItemsPerBatch` or `maxItemsPerBatchPath`, but not both")
        if props.max_input_bytes_per_batch and props.max_input_bytes_per_batch_path:
            errors.append("Provide either `maxInputBytesPerBatch` or `maxInputBytesPerBatchPath`, but not both")
        if not (
            props.max_items_per_batch
            or props.max_items_per_batch_path
            or props.max_input_bytes_per_batch
            or props.max_input_bytes_per_batch_path
        ):
            errors.append("Provide at least one value to the ItemBatcher")
        return errors
