"""What data protection looks for: the identifiers that CloudWatch Logs knows, and custom ones."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.arguments import checked


class DataIdentifier:
    """Something that data protection looks for, by its name at CloudWatch Logs."""

    ADDRESS: ClassVar[DataIdentifier]
    AWSSECRETKEY: ClassVar[DataIdentifier]
    BANKACCOUNTNUMBER_DE: ClassVar[DataIdentifier]
    BANKACCOUNTNUMBER_ES: ClassVar[DataIdentifier]
    BANKACCOUNTNUMBER_FR: ClassVar[DataIdentifier]
    BANKACCOUNTNUMBER_GB: ClassVar[DataIdentifier]
    BANKACCOUNTNUMBER_IT: ClassVar[DataIdentifier]
    BANKACCOUNTNUMBER_US: ClassVar[DataIdentifier]
    CEPCODE_BR: ClassVar[DataIdentifier]
    CNPJ_BR: ClassVar[DataIdentifier]
    CPFCODE_BR: ClassVar[DataIdentifier]
    CREDITCARDEXPIRATION: ClassVar[DataIdentifier]
    CREDITCARDNUMBER: ClassVar[DataIdentifier]
    CREDITCARDSECURITYCODE: ClassVar[DataIdentifier]
    DRIVERSLICENSE_AT: ClassVar[DataIdentifier]
    DRIVERSLICENSE_AU: ClassVar[DataIdentifier]
    DRIVERSLICENSE_BE: ClassVar[DataIdentifier]
    DRIVERSLICENSE_BG: ClassVar[DataIdentifier]
    DRIVERSLICENSE_CA: ClassVar[DataIdentifier]
    DRIVERSLICENSE_CY: ClassVar[DataIdentifier]
    DRIVERSLICENSE_CZ: ClassVar[DataIdentifier]
    DRIVERSLICENSE_DE: ClassVar[DataIdentifier]
    DRIVERSLICENSE_DK: ClassVar[DataIdentifier]
    DRIVERSLICENSE_EE: ClassVar[DataIdentifier]
    DRIVERSLICENSE_ES: ClassVar[DataIdentifier]
    DRIVERSLICENSE_FI: ClassVar[DataIdentifier]
    DRIVERSLICENSE_FR: ClassVar[DataIdentifier]
    DRIVERSLICENSE_GB: ClassVar[DataIdentifier]
    DRIVERSLICENSE_GR: ClassVar[DataIdentifier]
    DRIVERSLICENSE_HR: ClassVar[DataIdentifier]
    DRIVERSLICENSE_HU: ClassVar[DataIdentifier]
    DRIVERSLICENSE_IE: ClassVar[DataIdentifier]
    DRIVERSLICENSE_IT: ClassVar[DataIdentifier]
    DRIVERSLICENSE_LT: ClassVar[DataIdentifier]
    DRIVERSLICENSE_LU: ClassVar[DataIdentifier]
    DRIVERSLICENSE_LV: ClassVar[DataIdentifier]
    DRIVERSLICENSE_MT: ClassVar[DataIdentifier]
    DRIVERSLICENSE_NL: ClassVar[DataIdentifier]
    DRIVERSLICENSE_PL: ClassVar[DataIdentifier]
    DRIVERSLICENSE_PT: ClassVar[DataIdentifier]
    DRIVERSLICENSE_RO: ClassVar[DataIdentifier]
    DRIVERSLICENSE_SE: ClassVar[DataIdentifier]
    DRIVERSLICENSE_SI: ClassVar[DataIdentifier]
    DRIVERSLICENSE_SK: ClassVar[DataIdentifier]
    DRIVERSLICENSE_US: ClassVar[DataIdentifier]
    DRUGENFORCEMENTAGENCYNUMBER_US: ClassVar[DataIdentifier]
    ELECTORALROLLNUMBER_GB: ClassVar[DataIdentifier]
    EMAILADDRESS: ClassVar[DataIdentifier]
    HEALTHCAREPROCEDURECODE_US: ClassVar[DataIdentifier]
    HEALTHINSURANCECARDNUMBER_EU: ClassVar[DataIdentifier]
    HEALTHINSURANCECLAIMNUMBER_US: ClassVar[DataIdentifier]
    HEALTHINSURANCENUMBER_FR: ClassVar[DataIdentifier]
    INDIVIDUALTAXIDENTIFICATIONNUMBER_US: ClassVar[DataIdentifier]
    INSEECODE_FR: ClassVar[DataIdentifier]
    IPADDRESS: ClassVar[DataIdentifier]
    LATLONG: ClassVar[DataIdentifier]
    MEDICAREBENEFICIARYNUMBER_US: ClassVar[DataIdentifier]
    NAME: ClassVar[DataIdentifier]
    NATIONALDRUGCODE_US: ClassVar[DataIdentifier]
    NATIONALIDENTIFICATIONNUMBER_DE: ClassVar[DataIdentifier]
    NATIONALIDENTIFICATIONNUMBER_ES: ClassVar[DataIdentifier]
    NATIONALIDENTIFICATIONNUMBER_IT: ClassVar[DataIdentifier]
    NATIONALINSURANCENUMBER_GB: ClassVar[DataIdentifier]
    NATIONALPROVIDERID_US: ClassVar[DataIdentifier]
    NHSNUMBER_GB: ClassVar[DataIdentifier]
    NIENUMBER_ES: ClassVar[DataIdentifier]
    NIFNUMBER_ES: ClassVar[DataIdentifier]
    OPENSSHPRIVATEKEY: ClassVar[DataIdentifier]
    PASSPORTNUMBER_CA: ClassVar[DataIdentifier]
    PASSPORTNUMBER_DE: ClassVar[DataIdentifier]
    PASSPORTNUMBER_ES: ClassVar[DataIdentifier]
    PASSPORTNUMBER_FR: ClassVar[DataIdentifier]
    PASSPORTNUMBER_GB: ClassVar[DataIdentifier]
    PASSPORTNUMBER_IT: ClassVar[DataIdentifier]
    PASSPORTNUMBER_US: ClassVar[DataIdentifier]
    PERMANENTRESIDENCENUMBER_CA: ClassVar[DataIdentifier]
    PERSONALHEALTHNUMBER_CA: ClassVar[DataIdentifier]
    PGPPRIVATEKEY: ClassVar[DataIdentifier]
    PHONENUMBER_BR: ClassVar[DataIdentifier]
    PHONENUMBER_DE: ClassVar[DataIdentifier]
    PHONENUMBER_ES: ClassVar[DataIdentifier]
    PHONENUMBER_FR: ClassVar[DataIdentifier]
    PHONENUMBER_GB: ClassVar[DataIdentifier]
    PHONENUMBER_IT: ClassVar[DataIdentifier]
    PHONENUMBER_US: ClassVar[DataIdentifier]
    PKCSPRIVATEKEY: ClassVar[DataIdentifier]
    POSTALCODE_CA: ClassVar[DataIdentifier]
    PUTTYPRIVATEKEY: ClassVar[DataIdentifier]
    RGNUMBER_BR: ClassVar[DataIdentifier]
    SOCIALINSURANCENUMBER_CA: ClassVar[DataIdentifier]
    SSN_ES: ClassVar[DataIdentifier]
    SSN_US: ClassVar[DataIdentifier]
    TAXID_DE: ClassVar[DataIdentifier]
    TAXID_ES: ClassVar[DataIdentifier]
    TAXID_FR: ClassVar[DataIdentifier]
    TAXID_GB: ClassVar[DataIdentifier]
    VEHICLEIDENTIFICATIONNUMBER: ClassVar[DataIdentifier]
    ZIPCODE_US: ClassVar[DataIdentifier]

    @checked
    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        """The identifier's name."""
        return self._name

    def to_string(self) -> str:
        """Return the identifier as people read it."""
        return self._name

    def __str__(self) -> str:
        return self.to_string()


class CustomDataIdentifier(DataIdentifier):
    """Something that data protection finds by a regular expression."""

    @checked
    def __init__(self, name: str, regex: str) -> None:
        super().__init__(name)
        self._regex = regex

    @property
    def regex(self) -> str:
        """The regular expression."""
        return self._regex

    def to_string(self) -> str:
        """Return the identifier as people read it."""
        return f"{self._name}: {self._regex}"


# Names of managed identifiers; their constants are these names in capitals.
# Source: the CloudWatch Logs user guide, types of data that can be protected.
_MANAGED = """
Address AwsSecretKey BankAccountNumber-DE BankAccountNumber-ES BankAccountNumber-FR BankAccountNumber-GB
BankAccountNumber-IT BankAccountNumber-US CepCode-BR Cnpj-BR CpfCode-BR CreditCardExpiration CreditCardNumber
CreditCardSecurityCode DriversLicense-AT DriversLicense-AU DriversLicense-BE DriversLicense-BG
DriversLicense-CA DriversLicense-CY DriversLicense-CZ DriversLicense-DE DriversLicense-DK DriversLicense-EE
DriversLicense-ES DriversLicense-FI DriversLicense-FR DriversLicense-GB DriversLicense-GR DriversLicense-HR
DriversLicense-HU DriversLicense-IE DriversLicense-IT DriversLicense-LT DriversLicense-LU DriversLicense-LV
DriversLicense-MT DriversLicense-NL DriversLicense-PL DriversLicense-PT DriversLicense-RO DriversLicense-SE
DriversLicense-SI DriversLicense-SK DriversLicense-US DrugEnforcementAgencyNumber-US ElectoralRollNumber-GB
EmailAddress HealthcareProcedureCode-US HealthInsuranceCardNumber-EU HealthInsuranceClaimNumber-US
HealthInsuranceNumber-FR IndividualTaxIdentificationNumber-US InseeCode-FR IpAddress LatLong
MedicareBeneficiaryNumber-US Name NationalDrugCode-US NationalIdentificationNumber-DE
NationalIdentificationNumber-ES NationalIdentificationNumber-IT NationalInsuranceNumber-GB
NationalProviderId-US NhsNumber-GB NieNumber-ES NifNumber-ES OpenSshPrivateKey PassportNumber-CA
PassportNumber-DE PassportNumber-ES PassportNumber-FR PassportNumber-GB PassportNumber-IT PassportNumber-US
PermanentResidenceNumber-CA PersonalHealthNumber-CA PgpPrivateKey PhoneNumber-BR PhoneNumber-DE PhoneNumber-ES
PhoneNumber-FR PhoneNumber-GB PhoneNumber-IT PhoneNumber-US PkcsPrivateKey PostalCode-CA PuttyPrivateKey
RgNumber-BR SocialInsuranceNumber-CA Ssn-ES Ssn-US TaxId-DE TaxId-ES TaxId-FR TaxId-GB
VehicleIdentificationNumber ZipCode-US
"""

for _name in _MANAGED.split():
    setattr(DataIdentifier, _name.upper().replace("-", "_"), DataIdentifier(_name))
