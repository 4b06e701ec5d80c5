"""Transformers: every processor with and without options, delimiters, vended logs; limits and missing options."""
import json

import aws_cdk as cdk
from aws_cdk import aws_logs as L
from constructs import Construct

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "Transformers")
group = L.LogGroup(s, "Group")
PP, PT, SM, ST, JM, JT, DC, DT, V = L.ParserProcessor, L.ParserProcessorType, L.StringMutatorProcessor, L.StringMutatorType, L.JsonMutatorProcessor, L.JsonMutatorType, L.DataConverterProcessor, L.DataConverterType, L.VendedLogParser
json_parser = PP(type=PT.JSON)


def make(name, *processors):
    L.Transformer(Construct(s, name), "T", log_group=group, transformer_name=name, transformer_config=list(processors))


parsers = [json_parser, PP(type=PT.JSON, json_options=L.ParseJSONProperty(source="s", destination="d")), PP(type=PT.KEY_VALUE), PP(type=PT.KEY_VALUE, key_value_options=L.ParseKeyValueProperty()), PP(type=PT.KEY_VALUE, key_value_options={"source": "s", "destination": "d", "field_delimiter": L.KeyValuePairDelimiter.SEMICOLON, "key_prefix": "kp", "key_value_delimiter": L.KeyValueDelimiter.COLON, "non_match_value": "n", "overwrite_if_exists": True}),
           PP(type=PT.CSV), PP(type=PT.CSV, csv_options=L.CsvProperty(columns=["a", "b"], delimiter=L.DelimiterCharacter.TAB, quote_character=L.QuoteCharacter.SINGLE_QUOTE, source="s")), PP(type=PT.GROK, grok_options=L.GrokProperty(match="%{X:y}", source="s")), PP(type=PT.GROK, grok_options={"match": "m"})]
parsers += [PP(type=PT.KEY_VALUE, key_value_options=L.ParseKeyValueProperty(field_delimiter=d)) for d in L.KeyValuePairDelimiter] + [PP(type=PT.CSV, csv_options=L.CsvProperty(delimiter=d, quote_character=q)) for d in L.DelimiterCharacter for q in L.QuoteCharacter]
parsers += [PP(type=PT.OCSF, parse_to_ocsf_options=L.ParseToOCSFProperty(event_source=x, ocsf_version=L.OCSFVersion.V1_1, **({"source": "s"} if i else {}))) for i, x in enumerate(L.OCSFSourceType)]
parsers += [V(log_type=x) for x in L.VendedLogType] + [V(log_type=L.VendedLogType.WAF, source="s")]
for i, parser in enumerate(parsers):
    make(f"Parser{i}", parser)
make("Strings", json_parser, SM(type=ST.LOWER_CASE, lower_case_keys=["a"]), SM(type=ST.UPPER_CASE, upper_case_keys=["a"]), SM(type=ST.TRIM, trim_keys=["a", "b"]), SM(type=ST.SPLIT, split_options=L.SplitStringProperty(entries=[L.SplitStringEntryProperty(delimiter=d, source="s") for d in L.DelimiterCharacter])), SM(type=ST.SUBSTITUTE, substitute_options=L.SubstituteStringProperty(entries=[L.SubstituteStringEntryProperty(from_="f", source="s", to="t")])))
copy = JM(type=JT.COPY_VALUE, copy_value_options=L.CopyValueProperty(entries=[L.CopyValueEntryProperty(source="s", target="t")]))
add = JM(type=JT.ADD_KEYS, add_keys_options=L.AddKeysProperty(entries=[L.AddKeyEntryProperty(key="k", value="v", overwrite_if_exists=True), L.AddKeyEntryProperty(key="k", value="v")]))
make("Fields", json_parser, add, JM(type=JT.DELETE_KEYS, delete_keys_options=L.ProcessorDeleteKeysProperty(with_keys=["a"])), JM(type=JT.MOVE_KEYS, move_keys_options=L.MoveKeysProperty(entries=[L.MoveKeyEntryProperty(source="s", target="t", overwrite_if_exists=False)])), JM(type=JT.RENAME_KEYS, rename_keys_options=L.RenameKeysProperty(entries=[L.RenameKeyEntryProperty(key="k", rename_to="r")])), copy,
     JM(type=JT.LIST_TO_MAP, list_to_map_options=L.ListToMapProperty(key="k", source="s", flatten=True, flattened_element="first", target="t", value_key="vk")), JM(type=JT.LIST_TO_MAP, list_to_map_options=L.ListToMapProperty(key="k", source="s")))
dates = dict(locale="en", match_patterns=["x"], source="s", target="t")
make("Values", V(log_type=L.VendedLogType.VPC), json_parser, DC(type=DT.TYPE_CONVERTER, type_converter_options=L.TypeConverterProperty(entries=[L.TypeConverterEntryProperty(key="k", type=x) for x in L.TypeConverterType])), DC(type=DT.DATETIME_CONVERTER, date_time_converter_options=L.DateTimeConverterProperty(**dates)), DC(type=DT.DATETIME_CONVERTER, date_time_converter_options=L.DateTimeConverterProperty(**dates, source_timezone="UTC", target_format="f", target_timezone="z")))
group.add_transformer("Own", transformer_name="x", transformer_config=[json_parser])
trim, grok, vpc = SM(type=ST.TRIM, trim_keys=["a"]), PP(type=PT.GROK, grok_options=L.GrokProperty(match="a")), V(log_type=L.VendedLogType.VPC)
wrong = dict(first=lambda: make("w1", trim), none=lambda: make("w2"), parsers=lambda: make("w3", *[json_parser] * 6), many=lambda: make("w4", json_parser, *[trim] * 20), vended=lambda: make("w5", json_parser, vpc), twice=lambda: make("w6", vpc, vpc), groks=lambda: make("w7", grok, grok), adds=lambda: make("w8", json_parser, add, add), copies=lambda: make("w9", json_parser, copy, copy), last=lambda: make("w10", trim, json_parser),
             grok=lambda: PP(type=PT.GROK), ocsf=lambda: PP(type=PT.OCSF), split=lambda: SM(type=ST.SPLIT), lower=lambda: SM(type=ST.LOWER_CASE, lower_case_keys=[]), keys=lambda: JM(type=JT.DELETE_KEYS), flat=lambda: JM(type=JT.LIST_TO_MAP, list_to_map_options=L.ListToMapProperty(key="k", source="s", flatten=True)), types=lambda: DC(type=DT.TYPE_CONVERTER), dates=lambda: DC(type=DT.DATETIME_CONVERTER), fine=lambda: make("w11", json_parser))
for name, probe in wrong.items():
    try:
        probe()
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except RuntimeError as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))
app.synth()
