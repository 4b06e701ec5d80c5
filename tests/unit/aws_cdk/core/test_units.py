"""Durations, sizes, bitrates, expirations and time zones.

Conversions are compared with the official library in ``tests/parity/cases/core-units``; here is what is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_cdk import Bitrate, Duration, Expiration, Fn, Size, SizeRoundingBehavior, TimeZone, Token

TOKEN = Token.as_number(Fn.ref("N"))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Duration.days(-1), "cannot be negative. Received: -1"),
        (
            lambda: Duration.millis(1500).to_seconds(),
            "'1500 millis' cannot be converted into a whole number of seconds",
        ),
        (lambda: Duration.days(1.5).to_days(), "1.5 must be a whole number of days"),
        (lambda: Duration.seconds(TOKEN).to_minutes(), "must be specified as 'Duration.minutes()'"),
        (lambda: Duration.minutes(TOKEN).to_iso_string(), "must be specified as 'Duration.millis()'"),
        (lambda: Duration.minutes(1).minus(Duration.hours(1)), "cannot be negative"),
        (lambda: Size.bytes(-2), "cannot be negative. Received: -2"),
        (lambda: Size.kibibytes(1500).to_mebibytes(), "'1500 kibibytes' cannot be converted into a whole number"),
        (lambda: Size.mebibytes(TOKEN).to_gibibytes(), "must be specified as 'Size.gibibytes()'"),
        (lambda: Bitrate.bps(-1), "cannot be negative. Received: -1"),
        (lambda: Bitrate.mbps(TOKEN).to_bps(), "must be specified as 'Bitrate.bps()'"),
        (lambda: Expiration.from_string("garbage"), "not a date"),
        (lambda: Expiration.from_string("2021-13-01"), "not a date"),
    ],
)
def test_what_cannot_be_converted_is_refused(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(RuntimeError) as caught:
        call()
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1W", "P1M", "pt1s", "-PT1S", "PT1S1M", "PT1H1H", "PT1,5S", " PT1S", "P1"]
)
def test_text_in_another_notation_is_no_duration(text: str) -> None:
    with pytest.raises(RuntimeError, match="Not a valid ISO duration"):
        Duration.parse(text)


@pytest.mark.parametrize("value", ["1", None, True])
def test_amounts_are_numbers(value: Any) -> None:
    with pytest.raises(TypeError):
        Duration.minutes(value)


def test_a_date_needs_a_time_zone() -> None:
    with pytest.raises(TypeError, match="time zone"):
        Expiration.at_date(datetime(2021, 1, 1))
    assert Expiration.at_date(datetime(2021, 1, 1, tzinfo=timezone.utc)).to_epoch() == 1609459200


@given(st.integers(min_value=0, max_value=10**10))
def test_a_duration_is_read_back_from_its_iso_text(millis: int) -> None:
    assert Duration.parse(Duration.millis(millis).to_iso_string()).to_milliseconds(integral=False) == pytest.approx(
        millis
    )


@given(st.integers(min_value=0, max_value=2**40))
def test_rounding_a_size_down_loses_less_than_one(kibibytes: int) -> None:
    size = Size.kibibytes(kibibytes)

    floor = size.to_gibibytes(rounding=SizeRoundingBehavior.FLOOR)

    assert 0 <= size.to_gibibytes(rounding=SizeRoundingBehavior.NONE) - floor < 1


def test_time_zones_have_constants() -> None:
    assert TimeZone.EST5_EDT.timezone_name == "EST5EDT"
    assert TimeZone.AMERICA_PORT_MINUS_AU_MINUS_PRINCE.timezone_name == "America/Port-au-Prince"
    assert "ETC_GMT_PLUS_1" in dir(TimeZone)
    with pytest.raises(AttributeError, match=r"TimeZone\.of"):
        _ = TimeZone.NOWHERE


def test_whole_amounts_have_no_fraction_however_they_are_written() -> None:
    assert str(Duration.minutes(5.0).to_minutes()) == "5"
    assert str(Size.mebibytes(1e3).to_mebibytes()) == "1000"
    assert Duration.minutes(1.5).to_seconds() == 90
