"""Writes a SAM template as CloudFormation's transform would: transform_sam.py TEMPLATE CODE_URI ARCHITECTURE."""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class ManagedPolicies:
    """None: the template makes its roles itself. The translator would ask IAM for the whole list otherwise."""

    def load(self):
        return {}


template_file, code_uri, architecture = sys.argv[1:]
with open(template_file) as file:
    template = yaml_parse(file)
for resource in template["Resources"].values():
    if "CodeUri" in resource.get("Properties", {}):
        resource["Properties"]["CodeUri"] = code_uri
json.dump(transform(template, {"Architecture": architecture}, ManagedPolicies()), sys.stdout, indent=1)
