"""Time zones, by their names in the IANA database."""

from __future__ import annotations

from aws_cdk.core.arguments import checked

# Names that have a constant, by their first part. Source: the constants of aws-cdk-lib 2.275.0.
_NAMES = {
    "Africa": (
        "Abidjan Algiers Bissau Cairo Casablanca Ceuta El_Aaiun Johannesburg Juba Khartoum Lagos Maputo "
        "Monrovia Nairobi Ndjamena Sao_Tome Tripoli Tunis Windhoek"
    ),
    "America": (
        "Adak Anchorage Araguaina Argentina/Buenos_Aires Argentina/Catamarca Argentina/Cordoba "
        "Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta "
        "Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman Argentina/Ushuaia Asuncion Bahia "
        "Bahia_Banderas Barbados Belem Belize Boa_Vista Bogota Boise Cambridge_Bay Campo_Grande Cancun "
        "Caracas Cayenne Chicago Chihuahua Ciudad_Juarez Costa_Rica Cuiaba Danmarkshavn Dawson Dawson_Creek "
        "Denver Detroit Edmonton Eirunepe El_Salvador Fort_Nelson Fortaleza Glace_Bay Goose_Bay Grand_Turk "
        "Guatemala Guayaquil Guyana Halifax Havana Hermosillo Indiana/Indianapolis Indiana/Knox "
        "Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac "
        "Inuvik Iqaluit Jamaica Juneau Kentucky/Louisville Kentucky/Monticello La_Paz Lima Los_Angeles Maceio "
        "Managua Manaus Martinique Matamoros Mazatlan Menominee Merida Metlakatla Mexico_City Miquelon "
        "Moncton Monterrey Montevideo New_York Nome Noronha North_Dakota/Beulah North_Dakota/Center "
        "North_Dakota/New_Salem Nuuk Ojinaga Panama Paramaribo Phoenix Port-au-Prince Porto_Velho Puerto_Rico "
        "Punta_Arenas Rankin_Inlet Recife Regina Resolute Rio_Branco Santarem Santiago Santo_Domingo "
        "Sao_Paulo Scoresbysund Sitka St_Johns Swift_Current Tegucigalpa Thule Tijuana Toronto Vancouver "
        "Whitehorse Winnipeg Yakutat Yellowknife"
    ),
    "Antarctica": ("Casey Davis Macquarie Mawson Palmer Rothera Troll"),
    "Asia": (
        "Almaty Amman Anadyr Aqtau Aqtobe Ashgabat Atyrau Baghdad Baku Bangkok Barnaul Beirut Bishkek Chita "
        "Choibalsan Colombo Damascus Dhaka Dili Dubai Dushanbe Famagusta Gaza Hebron Ho_Chi_Minh Hong_Kong "
        "Hovd Irkutsk Jakarta Jayapura Jerusalem Kabul Kamchatka Karachi Kathmandu Khandyga Kolkata "
        "Krasnoyarsk Kuching Macau Magadan Makassar Manila Nicosia Novokuznetsk Novosibirsk Omsk Oral "
        "Pontianak Pyongyang Qatar Qostanay Qyzylorda Riyadh Sakhalin Samarkand Seoul Shanghai Singapore "
        "Srednekolymsk Taipei Tashkent Tbilisi Tehran Thimphu Tokyo Tomsk Ulaanbaatar Urumqi Ust-Nera "
        "Vladivostok Yakutsk Yangon Yekaterinburg Yerevan"
    ),
    "Atlantic": ("Azores Bermuda Canary Cape_Verde Faroe Madeira South_Georgia Stanley"),
    "Australia": ("Adelaide Brisbane Broken_Hill Darwin Eucla Hobart Lindeman Lord_Howe Melbourne Perth Sydney"),
    "": ("CET CST6CDT EET EST EST5EDT Factory HST MET MST MST7MDT PST8PDT WET"),
    "Etc": (
        "GMT GMT+1 GMT+10 GMT+11 GMT+12 GMT+2 GMT+3 GMT+4 GMT+5 GMT+6 GMT+7 GMT+8 GMT+9 GMT-1 GMT-10 GMT-11 "
        "GMT-12 GMT-13 GMT-14 GMT-2 GMT-3 GMT-4 GMT-5 GMT-6 GMT-7 GMT-8 GMT-9 UTC"
    ),
    "Europe": (
        "Andorra Astrakhan Athens Belgrade Berlin Brussels Bucharest Budapest Chisinau Dublin Gibraltar "
        "Helsinki Istanbul Kaliningrad Kirov Kyiv Lisbon London Madrid Malta Minsk Moscow Paris Prague Riga "
        "Rome Samara Saratov Simferopol Sofia Tallinn Tirane Ulyanovsk Vienna Vilnius Volgograd Warsaw Zurich"
    ),
    "Indian": ("Chagos Maldives Mauritius"),
    "Pacific": (
        "Apia Auckland Bougainville Chatham Easter Efate Fakaofo Fiji Galapagos Gambier Guadalcanal Guam "
        "Honolulu Kanton Kiritimati Kosrae Kwajalein Marquesas Nauru Niue Norfolk Noumea Pago_Pago Palau "
        "Pitcairn Port_Moresby Rarotonga Tahiti Tarawa Tongatapu"
    ),
}


def _constant(area: str, place: str) -> str:
    name = f"{area}/{place}" if area else place
    name = name.upper().replace("/", "_").replace("-", "_MINUS_").replace("+", "_PLUS_")
    head, digit, tail = name[:-3], name[-4:-3], name[-3:]
    return f"{head}_{tail}" if digit.isdigit() and tail.isalpha() else name  # EST5_EDT


_BY_CONSTANT = {
    _constant(area, place): f"{area}/{place}" if area else place
    for area, places in _NAMES.items()
    for place in places.split()
}


class _Constants(type):
    """Makes constants such as ``TimeZone.EUROPE_BERLIN`` when they are first used."""

    def __getattr__(cls, name: str) -> TimeZone:
        if name not in _BY_CONSTANT:
            raise AttributeError(
                f"TimeZone has no constant {name!r}; use TimeZone.of() with a name of the IANA database"
            )
        zone = TimeZone(_BY_CONSTANT[name])
        setattr(cls, name, zone)
        return zone

    def __dir__(cls) -> list[str]:
        return sorted({*super().__dir__(), *_BY_CONSTANT})


class TimeZone(metaclass=_Constants):
    """A time zone; the constants are named after the IANA database (``TimeZone.EUROPE_BERLIN``)."""

    @checked
    def __init__(self, timezone_name: str) -> None:
        self._name = timezone_name

    @staticmethod
    @checked
    def of(timezone_name: str) -> TimeZone:
        """Return the time zone of any name of the IANA database."""
        return TimeZone(timezone_name)

    @property
    def timezone_name(self) -> str:
        """The name in the IANA database."""
        return self._name
