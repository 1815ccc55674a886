#!/bin/sh
# Counts the sample city a second time in PostGIS and GDAL, and compares with the tables of the batch; docs/verification.md
# holds the result. Needs Debian's packages postgresql-15-postgis-3, python3-gdal and python3-psycopg2, and root (the server
# runs as the user postgres, in a folder of its own that is removed at the end).
#
#   sh scripts/postgis/recount.sh <folder of raw files> <folder that the batch wrote> [recount.py's options …]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
work=$(mktemp -d)
chown postgres "$work"
as_postgres() { su postgres -s /bin/sh -c "$1"; }
stop() {
  as_postgres "$bin/pg_ctl -D $work/data -m immediate stop" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT INT TERM
as_postgres "$bin/initdb -D $work/data -A trust --no-sync >/dev/null"
as_postgres "$bin/pg_ctl -D $work/data -w -l $work/log -o '-k $work -c listen_addresses= -c fsync=off -c shared_buffers=256MB -c work_mem=256MB' start >/dev/null"
as_postgres "psql -q -h $work -c 'CREATE EXTENSION postgis'"
script=${RECOUNT:-recount.py}
/usr/bin/python3 "$here/$script" --server "$work" "$@"
