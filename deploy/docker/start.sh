#!/bin/sh
# Starts a service, or what its arguments name. Names in ORDERTRAIL_SECRETS that the environment does not set are taken from the file that
# `orderctl prepare` made; of its other secrets the service learns nothing.
set -eu

file=/ordertrail/secrets.properties
for name in ${ORDERTRAIL_SECRETS:-}; do
  eval "value=\${$name:-}"
  if [ -z "$value" ] && [ -r "$file" ]; then
    # Java's properties put a backslash before = and :
    value=$(sed -n "s/^$name=//p" "$file" | sed 's/\\//g')
  fi
  export "$name=$value"
done
# Java takes the place of this shell: SIGTERM reaches it, and it ends what it has begun.
[ $# -gt 0 ] || set -- -jar /app/quarkus-run.jar
exec java "$@"
