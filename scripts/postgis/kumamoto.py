"""Storm surge off Kumamoto by step, school district and depth class in PostGIS, against scripts/kumamoto's figures."""

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path

import numpy
import psycopg2
from osgeo import gdal, ogr, osr
from psycopg2.extras import execute_values

from recount import Report

EDGES = (0.3, 0.5, 1, 3, 5, 10, 20)
NAMES = ("under_0.3", "0.3-0.5", "0.5-1", "1-3", "3-5", "5-10", "10-20", "20_and_more")
STEPS = ("00000m", "00010m", "00020m")


def cells(path):
    """(class, WKT in degrees) of the connected cells of one class: 0 dry, 1 … 8 detailed class; without data left out."""
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    values, nodata = band.ReadAsArray(), band.GetNoDataValue()
    known = ~(numpy.isnan(values) | (values == nodata))
    classes = numpy.where(values > 0, 1 + sum((values >= numpy.float32(edge)).astype(int) for edge in EDGES), 0)
    target = gdal.GetDriverByName("MEM").Create("", dataset.RasterXSize, dataset.RasterYSize, 1, gdal.GDT_Byte)
    target.SetGeoTransform(dataset.GetGeoTransform())
    target.GetRasterBand(1).WriteArray(numpy.where(known, classes, 255).astype("uint8"))
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("cells", osr.SpatialReference())
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTInteger))
    gdal.Polygonize(target.GetRasterBand(1), None, layer, 0)
    return [(f.GetField("class"), f.GetGeometryRef().ExportToWkt()) for f in layer if f.GetField("class") != 255]


def districts(path):
    store = ogr.Open(str(path))  # kept: a layer does not keep its store alive
    return [(n, f.GetGeometryRef().ExportToWkt()) for n, f in enumerate(store.GetLayer(0), 1)]


def compare(report, db, data, ours):
    plane = "ST_Transform(ST_Segmentize(ST_SetSRID(ST_GeomFromText(%s),6668),0.0002),6670)"
    straight = "ST_Transform(ST_SetSRID(ST_GeomFromText(%s),6668),6670)"
    with db.cursor() as sql:
        sql.execute("CREATE TABLE district (number int, geom geometry); CREATE TABLE cell (step text, class int, geom geometry)")
        zones = districts(data / "vector/kumamoto-school-district/school_district.geojson")
        execute_values(sql, "INSERT INTO district VALUES %s", zones, template=f"(%s,{straight})")
        # Where districts overlap the first one counts, as everywhere.
        sql.execute(
            """UPDATE district d SET geom = ST_Difference(d.geom, (SELECT ST_Union(e.geom) FROM district e WHERE e.number < d.number))
               WHERE EXISTS (SELECT 1 FROM district e WHERE e.number < d.number AND ST_Area(ST_Intersection(d.geom, e.geom)) > 0)"""
        )
        for step in STEPS:
            rows = [(step, cls, wkt) for cls, wkt in cells(data / f"raster/kumamoto-hightide/hightide_BP001_{step}_depth_cog_DERIVED.tif")]
            execute_values(sql, "INSERT INTO cell VALUES %s", rows, template=f"(%s,%s,{plane})", page_size=200)
        sql.execute("CREATE INDEX ON cell USING gist(geom)")
        sql.execute(
            """SELECT c.step, d.number, c.class, sum(ST_Area(ST_Intersection(d.geom, c.geom)))
               FROM district d JOIN cell c ON ST_Intersects(d.geom, c.geom) GROUP BY 1, 2, 3"""
        )
        theirs = {(step, number, "none" if cls == 0 else NAMES[cls - 1]): area for step, number, cls, area in sql}
        sql.execute("SELECT number, ST_Area(geom) FROM district")
        whole = dict(sql.fetchall())
    for step in STEPS:
        keys = {key for key in {*theirs, *ours} if key[0] == step and key[2] != "unknown"}
        found = max(abs(ours.get(key, 0.0) - theirs.get(key, 0.0)) / whole[key[1]] for key in keys)
        flooded = sum(area for key, area in theirs.items() if key[0] == step and key[2] != "none") / 10_000
        report.add(f"Kumamoto, step {step}: {flooded:,.1f} ha flooded, of the district", f"{len(keys)} district × class", 1e-6, found)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--server", required=True)
    arguments.add_argument("data", type=Path, help="folder of real data")
    arguments.add_argument("figures", type=Path, help="what scripts/kumamoto wrote")
    given = arguments.parse_args()
    ours = defaultdict(float)
    with open(given.figures, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            ours[row["step"], int(row["zone_number"]), row["depth_class"]] += float(row["area_m2"])
    report = Report()
    compare(report, psycopg2.connect(host=given.server, user="postgres", dbname="postgres"), given.data, ours)
    print(report)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
