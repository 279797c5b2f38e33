"""Writes a SAM template as CloudFormation's transform would: transform_sam.py TEMPLATE CODE_URI ARCHITECTURE."""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class ManagedPolicies:
    """All that the translator attaches to roles here; it would ask IAM for the whole list otherwise."""

    def load(self):
        names = [
            "service-role/AWSLambdaBasicExecutionRole",
            "service-role/AWSLambdaSQSQueueExecutionRole",
            "AWSXRayDaemonWriteAccess",
        ]
        return {name.split("/")[-1]: "arn:aws:iam::aws:policy/" + name for name in names}


template_file, code_uri, architecture = sys.argv[1:]
with open(template_file) as file:
    template = yaml_parse(file)
template["Globals"]["Function"]["CodeUri"] = code_uri
json.dump(transform(template, {"Architecture": architecture}, ManagedPolicies()), sys.stdout, indent=1)
