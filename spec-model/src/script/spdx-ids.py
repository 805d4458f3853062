#!/usr/bin/env python3
"""Writes spdx-ids.txt from the JSON of the SPDX licence list (licenses.json of its data repository).

    spdx-ids.py licenses.json > spec-model/src/main/resources/eu/riscale/hub/spec/value/spdx-ids.txt
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    listing = json.load(file)
print(f"# SPDX licence list {listing['licenseListVersion']}: one id per line")
for entry in sorted(listing["licenses"], key=lambda e: e["licenseId"]):
    print(entry["licenseId"] + (" deprecated" if entry["isDeprecatedLicenseId"] else ""))
