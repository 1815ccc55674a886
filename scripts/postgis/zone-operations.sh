#!/bin/sh
# Does a few hundred random operations on zones a second time in PostGIS and prints, for each kind, how far its areas and its
# ground are from those of src/spatial/editing. PostGIS is built on GEOS too, of another version (3.11 in Debian 12): this checks the way
# in and out, not the algorithm; polyclip-ts and our own kernel do that in tests/spatial/editing. Needs what recount.sh needs.
#
#   sh scripts/postgis/zone-operations.sh [count]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
work=$(mktemp -d)
node --import @oxc-node/core/register "$here/write-zone-cases.ts" "${1:-300}" >"$work/cases.tsv"
chown -R postgres "$work"
as_postgres() { su postgres -s /bin/sh -c "$1"; }
stop() {
  as_postgres "$bin/pg_ctl -D $work/data -m immediate stop" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT INT TERM
as_postgres "$bin/initdb -D $work/data -A trust --no-sync >/dev/null"
as_postgres "$bin/pg_ctl -D $work/data -w -l $work/log -o '-k $work -c listen_addresses= -c fsync=off' start >/dev/null"
cat >"$work/compare.sql" <<'SQL'
\set ON_ERROR_STOP on
CREATE EXTENSION postgis;
SELECT postgis_full_version();
CREATE TABLE cases (id int, operation text, a text, b text, ours text);
\copy cases FROM 'cases.tsv'
CREATE TABLE results AS
SELECT operation, ours, CASE operation
    WHEN 'union' THEN ST_Union(a::geometry, b::geometry)
    WHEN 'intersection' THEN ST_Intersection(a::geometry, b::geometry)
    WHEN 'difference' THEN ST_Difference(a::geometry, b::geometry)
    WHEN 'buffer' THEN ST_Buffer(a::geometry, b::float8, 'quad_segs=8')
    ELSE ST_Buffer(a::geometry, b::float8, 'join=mitre mitre_limit=5 quad_segs=8')
  END AS theirs
FROM (SELECT operation, ours::geometry AS ours, a, b FROM cases) AS given;
SELECT operation, count(*) AS cases, count(*) FILTER (WHERE NOT ST_IsValid(ours)) AS invalid,
  max(abs(ST_Area(ours) - ST_Area(theirs))) AS area_off_m2,
  max(ST_Area(ST_SymDifference(ours, theirs))) AS ground_off_m2,
  max(ST_Area(ours)) AS largest_m2
FROM results GROUP BY operation ORDER BY operation;
SQL
as_postgres "cd $work && psql -q -h $work -f compare.sql"
