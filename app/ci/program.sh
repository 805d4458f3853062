#!/usr/bin/env bash
# Prints the path of the hub to run, and makes it ready: built of these sources, which needs a JDK 21 or newer and Maven.
#
#   HUB           another program to run
#   HUB_VERSION   'source' or empty; once hub is released in packages, the version of one
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

case ${HUB_VERSION:-source} in
  source) ;;
  *)
    echo "hub: there is no packaged version $HUB_VERSION of hub: leave 'version' out, and name the commit of hub instead" >&2
    exit 2
    ;;
esac
program=${HUB:-$here/../bin/hub}
[ -n "${HUB:-}" ] || "$program" --version >&2
printf '%s\n' "$program"
