"""Counts the sample city in PostGIS from its raw files and compares with the tables that the batch wrote.

Prints a Markdown table of the differences; exit code 1 where one is larger than allowed. Rules are those of
docs/architecture.md (decision 4), docs/batch.md and src/domain/apportionment.ts, written out again; no code is shared.
"""

import argparse
import csv
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import psycopg2
from psycopg2.extras import execute_values

import raw_files as raw
from overlay import compare_areas

PLANE = 6677
RESIDENT = {"411": 1, "412": 1, "413": 0.5, "414": 0.5, "415": 0.5, "461": 0.5, "": 0.5}
NOON = {
    "401": 1, "402": 1, "403": 0.5, "404": 1, "411": 0.3, "412": 0.3, "413": 0.6, "414": 0.6, "415": 0.6,
    "421": 1, "422": 1, "431": 0.3, "441": 0.5, "452": 0.3, "454": 0.5, "461": 0.3, "": 0.3,
}  # fmt: skip


class Report:
    def __init__(self):
        self.lines = []
        self.failed = False

    def add(self, what, compared, allowed, found):
        """`found` a difference that must not exceed `allowed`, both numbers; 0 allowed = equal."""
        bad = not found <= allowed
        self.failed |= bad
        text = "equal" if found == 0 else f"{found:.1e}"
        self.lines.append(f"| {what} | {compared} | {'equal' if allowed == 0 else f'{allowed:g}'} | {text}{' **TOO LARGE**' if bad else ''} |")

    def __str__(self):
        return "\n".join(["| what | compared | allowed | found |", "|---|---|---|---|", *self.lines])


def load(db, root):
    """Tables of buildings, zones and hazard areas, all in the plane of the city."""
    with db.cursor() as sql:
        sql.execute(
            """CREATE TABLE building (id text PRIMARY KEY, usage text, structure text, storeys_given float, height float,
                 floor_given float, geom geometry);
               CREATE TABLE risk (building text, hazard text, rank int);
               CREATE TABLE zone (kind text, number serial, id text, geom geometry);
               CREATE TABLE area (hazard text, rank int, geom geometry)"""
        )
        rows, risks = [], []
        for *facts, wkt, found in raw.buildings(root):
            rows.append((*facts, wkt))
            risks += [(facts[0], key, rank) for key, rank in found]
        insert(sql, "building", rows, "(%s,%s,%s,%s,%s,%s," + plane("%s") + ")")
        execute_values(sql, "INSERT INTO risk VALUES %s", risks)
        for kind, zones in zone_sources(root).items():
            insert(sql, "zone(kind,id,geom)", [(kind, str(i), wkt) for i, wkt in zones], "(%s,%s," + plane("%s") + ")")
        for hazard, areas in area_sources(root).items():
            insert(sql, "area", [(hazard, rank, wkt) for rank, wkt in areas], "(%s,%s," + plane("%s") + ")")
        sql.execute("CREATE INDEX ON zone USING gist(geom); CREATE INDEX ON area USING gist(geom); ANALYZE")


def plane(wkt):
    return f"ST_Transform(ST_SetSRID(ST_GeomFromText({wkt}),6668),{PLANE})"


def insert(sql, table, rows, template):
    execute_values(sql, f"INSERT INTO {table} VALUES %s", rows, template=template, page_size=500)


def zone_sources(root):
    urf = lambda name: [(i, wkt) for i, _, wkt in raw.urf_zones(root, name)]
    return {
        "residence": urf("ResidenceAttractionArea"),
        "urban_function": urf("UrbanFunctionAttractionArea"),
        "use_district": urf("UseDistrict"),
        "area_classification": urf("AreaClassification"),
        "district": raw.ogr_features(next(root.glob("**/r2ka99201.shp")), "KEY_CODE"),
        "school_district": raw.ogr_features(next(root.glob("A27-21_99.geojson")), None),
        "disaster_risk_area": raw.ogr_features(next(root.glob("A48-21_99.geojson")), None),
    }


def area_sources(root):
    collapse = [
        (1 if "氾濫流" in str(path) else 2, wkt)
        for path in sorted(root.glob("A31a*/*/*.geojson"))
        if path.parent.name[:2] in ("41", "42")
        for _, wkt in raw.ogr_features(path, None)
    ]
    return {
        "river:L1": raw.water_areas(root, "l1"),
        "river:L2": raw.water_areas(root, "l2"),
        "landslide:": list(raw.landslide_areas(root)),
        "collapse:L2": collapse,
    }


def derive(db):
    """Areas, storeys, floor areas and representative points of the buildings; a centroid outside is not decided here."""
    with db.cursor() as sql:
        # PostgreSQL takes NaN for larger than any number.
        sql.execute(
            """CREATE TABLE fact AS
               SELECT *, ST_Intersects(geom, point) AS point_inside,
                 CASE WHEN floor_given > 0 AND floor_given <> 'NaN' THEN floor_given ELSE footprint * greatest(1, storeys) END AS floor
               FROM (
                 SELECT id, usage, structure, geom, floor_given, ST_Area(geom) AS footprint, ST_Centroid(geom) AS point,
                   CASE WHEN storeys_given > 0 AND storeys_given <> 'NaN' AND storeys_given <> 9999 THEN storeys_given::int
                     WHEN height > 0 AND height <> 'NaN' THEN greatest(1, floor(height / 3 + 0.5))::int ELSE 0 END AS storeys
                 FROM building
               ) AS facts"""
        )
        sql.execute(
            """CREATE TABLE member AS
               SELECT f.id, k.kind, (SELECT z.id FROM zone z WHERE z.kind = k.kind AND ST_Intersects(z.geom, f.point)
                 ORDER BY z.number LIMIT 1) AS zone
               FROM fact f CROSS JOIN (SELECT DISTINCT kind FROM zone) k"""
        )


def states(db, root):
    """building → hazard key → 'unknown' | 'none' | rank."""
    with db.cursor() as sql:
        sql.execute("SELECT id, ST_X(point), ST_Y(point) FROM fact")
        points = sql.fetchall()
        sql.execute("SELECT building, hazard, rank FROM risk")
        hits = defaultdict(set)
        for building, hazard, rank in sql:
            hits[building, hazard].add(rank)
        sql.execute("SELECT f.id, a.hazard, a.rank FROM fact f JOIN area a ON ST_Intersects(a.geom, f.point)")
        for building, hazard, rank in sql:
            hits[building, hazard].add(rank)
        surveyed = defaultdict(set)
        for hazard in ("landslide:", "collapse:L2"):
            # Each file's bounding box in degrees is what it is taken to have surveyed.
            sql.execute(
                """SELECT f.id FROM fact f, (SELECT ST_SetSRID(ST_Extent(ST_Transform(geom, 6668))::geometry, 6668) AS box FROM area WHERE hazard = %s
                     GROUP BY CASE WHEN hazard = 'collapse:L2' THEN rank ELSE 0 END) AS extents
                   WHERE ST_Intersects(box, ST_Transform(f.point, 6668))""",
                (hazard,),
            )
            surveyed[hazard] = {building for (building,) in sql}
    sampled = {key: sample(dataset, points) for key, dataset in raw.rasters(root).items()}
    out = {}
    for building, *_ in points:
        says = {}
        for key in [*sampled, "landslide:", "collapse:L2"]:
            ranks = set(hits[building, key])
            value = sampled[key][building] if key in sampled else None
            if value is not None and value > 0:
                ranks.add(1 + sum(value >= bound for bound in (0.5, 3, 5, 10, 20)))
            if ranks:
                both = key.startswith("collapse") and {1, 2} <= ranks
                says[key] = "3" if both else str(max(ranks))
            else:
                says[key] = "none" if value is not None or building in surveyed[key] else "unknown"
        out[building] = says
    return out


def sample(dataset, points):
    band = dataset.GetRasterBand(1)
    values, nodata = band.ReadAsArray(), band.GetNoDataValue()
    x0, dx, _, y0, _, dy = dataset.GetGeoTransform()
    out = {}
    for building, x, y in points:
        column, row = int((x - x0) // dx), int((y - y0) // dy)
        inside = 0 <= column < dataset.RasterXSize and 0 <= row < dataset.RasterYSize
        value = float(values[row, column]) if inside else float("nan")
        out[building] = None if value != value or value == nodata else value
    return out


def mesh_code(lon, lat, halvings):
    """JIS X 0410."""
    north, east, code = lat * 1.5, lon - 100, ""
    for parts in (1, 8, 10):
        north, east = north * parts, east * parts
        code += f"{int(north)}{int(east)}"
        north, east = north % 1, east % 1
    for _ in range(halvings):
        north, east = north * 2, east * 2
        code += str(2 * int(north) + int(east) + 1)
        north, east = north % 1, east % 1
    return code


def people(db, root):
    """building → measure → people, by the shares that PostgreSQL computes."""
    with db.cursor() as sql:
        sql.execute("SELECT id, usage, floor, footprint, ST_X(p), ST_Y(p) FROM (SELECT *, ST_Transform(point, 6668) AS p FROM fact) f")
        rows = [
            (i, mesh_code(x, y, 2), mesh_code(x, y, 0), floor * RESIDENT.get(usage, 0), floor * NOON.get(usage, 0), footprint)
            for i, usage, floor, footprint, x, y in sql.fetchall()
        ]
        sql.execute("CREATE TABLE share (id text, mesh text, mesh1 text, home float, work float, footprint float)")
        execute_values(sql, "INSERT INTO share VALUES %s", rows)
        sql.execute("CREATE TABLE census (mesh text, holder text, population float, p65 float, p75 float, households float)")
        execute_values(sql, "INSERT INTO census VALUES %s", list(raw.census(root)))
        sql.execute("CREATE TABLE flow (mesh1 text, people float)")
        execute_values(sql, "INSERT INTO flow VALUES %s", list(raw.noon(root)))
        sql.execute(
            """CREATE TABLE people AS
               WITH home AS (
                 SELECT s.id, coalesce(c.holder, s.mesh) AS holder, home,
                   c.population * CASE WHEN sum(home) OVER m > 0 THEN home / sum(home) OVER m ELSE s.footprint / sum(s.footprint) OVER m END AS population,
                   c.households * CASE WHEN sum(home) OVER m > 0 THEN home / sum(home) OVER m ELSE s.footprint / sum(s.footprint) OVER m END AS households,
                   f.people * CASE WHEN sum(work) OVER n > 0 THEN work / sum(work) OVER n ELSE s.footprint / sum(s.footprint) OVER n END AS noon
                 FROM share s LEFT JOIN census c USING (mesh)
                   LEFT JOIN (SELECT mesh1, sum(people) AS people FROM flow GROUP BY mesh1) f USING (mesh1)
                 WINDOW m AS (PARTITION BY s.mesh), n AS (PARTITION BY s.mesh1)
               )
               SELECT h.id, h.people AS population, coalesce(h.households, 0) AS households, coalesce(noon, 0) AS population_day,
                 coalesce(d.p65 * part, 0) AS population_65, coalesce(d.p75 * part, 0) AS population_75
               FROM (
                 SELECT *, coalesce(population, 0) AS people,
                   CASE WHEN sum(coalesce(population, 0)) OVER g > 0 THEN coalesce(population, 0) / sum(coalesce(population, 0)) OVER g
                     ELSE home / nullif(sum(home) OVER g, 0) END AS part
                 FROM home WINDOW g AS (PARTITION BY holder)
               ) h LEFT JOIN census d ON d.mesh = h.holder"""
        )
        sql.execute("SELECT * FROM people")
        names = [column.name for column in sql.description]
        return {row[0]: dict(zip(names[1:], row[1:])) for row in sql}


def read_table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


MEASURES = ["population", "population_65", "population_75", "households", "population_day"]


def compare_buildings(report, db, tables, found_states, found_people):
    ours = {row["building_id"]: row for row in read_table(tables / "buildings.csv")}
    with db.cursor() as sql:
        sql.execute("SELECT id, storeys, footprint, floor, ST_X(point), ST_Y(point), point_inside FROM fact")
        facts = sql.fetchall()
        sql.execute("SELECT kind, id, coalesce(zone, '') FROM member")
        members = sql.fetchall()
    n = len(facts)
    report.add("buildings", f"{n:,}", 0, len(set(ours) ^ {f[0] for f in facts}))
    report.add("storeys", "every building", 0, sum(int(ours[i]["storeys"] or 0) != s for i, s, *_ in facts))
    report.add("footprint area, relative", "every building", 1e-6, max(rel(float(ours[i]["footprint_area_m2"]), a) for i, _, a, *_ in facts))
    report.add("floor area, relative", "every building", 1e-6, max(rel(float(ours[i]["floor_area_m2"]), a) for i, _, _, a, *_ in facts))
    inside = [f for f in facts if f[6]]
    report.add(
        f"representative point, m ({n - len(inside)} centroids outside)", f"{len(inside):,}", 1e-6,
        max(max(abs(float(ours[i]["x_m"]) - x), abs(float(ours[i]["y_m"]) - y)) for i, _, _, _, x, y, _ in inside),
    )  # fmt: skip
    kinds = sorted({kind for kind, *_ in members})
    for kind in kinds:
        report.add(f"zone: {kind}", "every building", 0, sum(ours[i]["zone_" + k] != z for k, i, z in members if k == kind))
    for key in next(iter(found_states.values())):
        column = key.replace(":", "_").rstrip("_") + "_rank"
        report.add(f"state: {key}", "every building", 0, sum(ours[i][column] != says[key] for i, says in found_states.items()))
    for measure in MEASURES:
        largest = max(float(row[measure]) for row in ours.values())
        found = max(abs(float(ours[i][measure]) - values[measure]) for i, values in found_people.items()) / largest
        report.add(f"{measure}, of the largest", "every building", 1e-9, found)


def compare_exposure(report, db, tables, found_states, found_people):
    """Every cell of exposure.csv, added up in PostgreSQL from our own columns of this run."""
    with db.cursor() as sql:
        sql.execute("CREATE TABLE state (id text, hazard text, rank text)")
        execute_values(sql, "INSERT INTO state VALUES %s", [(i, k, r) for i, says in found_states.items() for k, r in says.items()], page_size=5000)
        sql.execute(
            """SELECT kind, zone, residence, hazard, rank, count(*), sum(floor), sum(population), sum(population_65), sum(population_75), sum(households), sum(population_day)
               FROM (
                 SELECT m.kind, coalesce(m.zone, '') AS zone, CASE WHEN r.zone IS NULL THEN 'outside' ELSE 'inside' END AS residence, s.hazard, s.rank, f.floor, p.*
                 FROM (SELECT * FROM member UNION ALL SELECT id, 'city', 'city' FROM fact) m
                   JOIN fact f USING (id) JOIN people p USING (id) JOIN state s USING (id)
                   JOIN member r ON r.id = m.id AND r.kind = 'residence'
               ) cells GROUP BY 1, 2, 3, 4, 5"""
        )
        theirs = {row[:5]: row[5:] for row in sql}
    rows = read_table(tables / "exposure.csv")
    ours = {(r["zone_kind"], r["zone_id"], r["residence"], f"{r['hazard']}:{r['scale']}", r["depth_rank"]): r for r in rows}
    report.add("exposure table: rows", f"{len(rows):,}", 0, len(set(ours) ^ set(theirs)))
    both = set(ours) & set(theirs)
    report.add("exposure table: buildings", f"{len(both):,} cells", 0, sum(int(float(ours[k]["buildings"])) != theirs[k][0] for k in both))
    for i, name in enumerate(["floor_area_m2", "population", "population_65", "population_75", "households", "population_day"], 1):
        allowed = 1e-6 if i == 1 else 1e-9
        total = sum(float(ours[k][name]) for k in both if k[0] == "city" and k[3] == "river:L2")
        found = max(abs(float(ours[k][name]) - theirs[k][i]) for k in both) / total
        report.add(f"exposure table: {name}, of the city", f"{len(both):,} cells", allowed, found)


def rel(a, b):
    return abs(a - b) / max(abs(b), 1e-12)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--server", required=True, help="folder of the server's socket")
    arguments.add_argument("raw", type=Path, help="raw files of the sample city")
    arguments.add_argument("out", type=Path, help="folder that the batch wrote")
    given = arguments.parse_args()
    report = Report()
    db = psycopg2.connect(host=given.server, user="postgres", dbname="postgres")
    with tempfile.TemporaryDirectory() as scratch:
        root = raw.unpack(given.raw, Path(scratch) / "raw")
        tables = given.out / "tables"
        load(db, root)
        derive(db)
        found_states = states(db, root)
        found_people = people(db, root)
        compare_buildings(report, db, tables, found_states, found_people)
        compare_exposure(report, db, tables, found_states, found_people)
        compare_areas(report, db, tables, raw.rasters(root))
    print(report)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
