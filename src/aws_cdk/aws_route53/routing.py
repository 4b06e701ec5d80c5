"""Which of several records with one name answers a query."""

from __future__ import annotations

import re

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

_COUNTRY = re.compile(r"(\*|[A-Z]{2})\Z")
_SUBDIVISION = re.compile(r"[A-Z0-9]{1,3}\Z")
_COUNTRIES_WITH_SUBDIVISIONS = ("UA", "US")
_COLLECTION_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_LOCATION_NAME = re.compile(r"[0-9A-Za-z_\-*]{1,16}\Z")


class Continent(NamedEnum):
    """A continent."""

    AFRICA = "AF"
    ANTARCTICA = "AN"
    ASIA = "AS"
    EUROPE = "EU"
    OCEANIA = "OC"
    NORTH_AMERICA = "NA"
    SOUTH_AMERICA = "SA"


class Failover(NamedEnum):
    """Which of two records this one is."""

    PRIMARY = "PRIMARY"
    """The one that answers while its health check succeeds."""
    SECONDARY = "SECONDARY"
    """The other."""


class GeoLocation:
    """Where the queries come from that a record answers."""

    @checked
    def __init__(
        self, continent_code: Continent | None, country_code: str | None, subdivision_code: str | None
    ) -> None:
        self.continent_code = continent_code
        self.country_code = country_code
        self.subdivision_code = subdivision_code

    @staticmethod
    @checked
    def continent(continent_code: Continent) -> GeoLocation:
        """Return a continent."""
        return GeoLocation(continent_code, None, None)

    @staticmethod
    @checked
    def country(country_code: str) -> GeoLocation:
        """Return a country, by its two letters of ISO 3166-1.

        Raises:
            ValidationError: these are not two upper-case letters.
        """
        _check_country(country_code)
        return GeoLocation(None, country_code, None)

    @staticmethod
    @checked
    def subdivision(subdivision_code: str, country_code: str | None = None) -> GeoLocation:
        """Return a state or province. Default country: US.

        Raises:
            ValidationError: the country has no subdivisions at Route 53, or the code is no code.
        """
        country = country_code if country_code is not None else "US"
        if country not in _COUNTRIES_WITH_SUBDIVISIONS:
            raise ValidationError(
                f"Invalid country for subdivisions geolocation: {country}, only UA (Ukraine) and US (United States) are "
                "supported"
            )
        _check_country(country)
        if not _SUBDIVISION.match(subdivision_code):
            raise ValidationError(
                f"Invalid subdivision format for subdivision: {subdivision_code}, subdivision should be alphanumeric and "
                "between 1 and 3 characters"
            )
        return GeoLocation(None, country, subdivision_code)

    @staticmethod
    def default() -> GeoLocation:
        """Return the place of all queries that no other record answers."""
        return GeoLocation(None, "*", None)

    def _rendered(self) -> dict[str, str | None]:
        return {
            "continentCode": self.continent_code._value_ if self.continent_code else None,
            "countryCode": self.country_code,
            "subdivisionCode": self.subdivision_code,
        }

    def _identifier(self) -> str:
        if self.continent_code is not None:
            return f"GEO_CONTINENT_{self.continent_code._value_}"
        part = f"_SUBDIVISION_{self.subdivision_code}" if self.subdivision_code else ""
        return f"GEO_COUNTRY_{self.country_code}{part}"


def _check_country(code: str) -> None:
    if not _COUNTRY.match(code):
        raise ValidationError(
            f"Invalid country format for country: {code}, country should be two-letter and uppercase country ISO "
            "3166-1-alpha-2 code"
        )


class CidrRoutingConfigProps(Struct):
    """A location of a CIDR collection."""

    collection_id: str
    """The collection's id, a UUID."""
    location_name: str | None = None
    """The location, up to 16 letters, digits, ``_``, ``-``; ``*`` is the default location."""


class CidrRoutingConfig:
    """The addresses whose queries a record answers: a location of a CIDR collection."""

    @checked
    def __init__(self, collection_id: str, location_name: str) -> None:
        """Name a location.

        Raises:
            ValidationError: the id is no UUID, or the name cannot be one.
        """
        if not is_unresolved(collection_id) and not _COLLECTION_ID.match(collection_id):
            raise ValidationError(
                f"collectionId({collection_id}) is required and must be a valid UUID in the format: "
                "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx (8-4-4-4-12 hexadecimal digits)"
            )
        if not is_unresolved(location_name) and not _LOCATION_NAME.match(location_name or ""):
            raise ValidationError(
                f"locationName({location_name}) is required and must be 1-16 characters long, containing only letters, "
                "numbers, underscores, hyphens, or asterisks"
            )
        self.collection_id = collection_id
        self.location_name = location_name

    @staticmethod
    @takes(CidrRoutingConfigProps)
    def create(props: CidrRoutingConfigProps) -> CidrRoutingConfig:
        """Return a location of a collection."""
        return CidrRoutingConfig(props.collection_id, props.location_name or "")

    @staticmethod
    @checked
    def with_default_location_name(collection_id: str) -> CidrRoutingConfig:
        """Return the place of all addresses that are in no location of the collection."""
        return CidrRoutingConfig(collection_id, "*")


__all__ = ["CidrRoutingConfig", "CidrRoutingConfigProps", "Continent", "Failover", "GeoLocation"]
