"""Areas of zone × hazard × class by PostGIS, against the table `hazard_area` of the batch."""

import csv
from collections import defaultdict

import numpy
from osgeo import gdal, ogr, osr
from psycopg2.extras import execute_values

BOUNDS = (0.5, 3, 5, 10, 20)


def classes(dataset):
    """Class of every cell: 0 not hit, 1 … 6 rank, 255 no data."""
    band = dataset.GetRasterBand(1)
    values, nodata = band.ReadAsArray(), band.GetNoDataValue()
    unknown = numpy.isnan(values) | (values == nodata)
    out = numpy.where(values > 0, 1 + sum((values >= bound).astype(int) for bound in BOUNDS), 0)
    return numpy.where(unknown, 255, out).astype("uint8")


def polygonize(dataset):
    """(class, WKT) of the connected cells of one class, along their edges."""
    height, width = dataset.RasterYSize, dataset.RasterXSize
    target = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
    target.SetGeoTransform(dataset.GetGeoTransform())
    target.SetProjection(dataset.GetProjection())
    target.GetRasterBand(1).WriteArray(classes(dataset))
    store = ogr.GetDriverByName("Memory").CreateDataSource("")  # kept: a layer does not keep its store alive
    layer = store.CreateLayer("cells", osr.SpatialReference(dataset.GetProjection()))
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTInteger))
    gdal.Polygonize(target.GetRasterBand(1), None, layer, 0)
    for feature in layer:
        yield feature.GetField("class"), feature.GetGeometryRef().ExportToWkt()


def load_cells(db, rasters):
    with db.cursor() as sql:
        sql.execute("CREATE TABLE cells (hazard text, class int, geom geometry)")
        for hazard, dataset in rasters.items():
            rows = [(hazard, cls, wkt) for cls, wkt in polygonize(dataset)]
            execute_values(sql, "INSERT INTO cells VALUES %s", rows, template="(%s,%s,ST_SetSRID(ST_GeomFromText(%s),6677))", page_size=500)


def grounds(db):
    """Table `ground(hazard, least, geom)`: all ground of rank `least` or worse; `least` 0 = surveyed at all."""
    with db.cursor() as sql:
        sql.execute(
            """CREATE TABLE ground AS
               SELECT hazard, least, ST_UnaryUnion(ST_Collect(geom)) AS geom
               FROM (
                 SELECT hazard, class AS rank, geom FROM cells WHERE class <> 255
                 UNION ALL SELECT hazard, rank, geom FROM area WHERE NOT hazard = 'collapse:L2'
                 UNION ALL SELECT hazard, 0, ST_Transform(ST_Segmentize(ST_SetSRID(ST_Extent(ST_Transform(geom, 6668))::geometry, 6668), 0.00002), 6677)
                   FROM area WHERE hazard = 'landslide:' GROUP BY hazard
               ) parts, generate_series(0, 6) AS least
               WHERE rank >= least GROUP BY hazard, least"""
        )


def areas(db):
    """(zone kind, zone id, hazard, class) → m²."""
    with db.cursor() as sql:
        sql.execute(
            """SELECT z.kind, z.id, g.hazard, g.least, ST_Area(z.geom), ST_Area(ST_Intersection(z.geom, g.geom))
               FROM (SELECT kind, id, geom FROM zone) z JOIN ground g ON true"""
        )
        within, whole = defaultdict(lambda: [0.0] * 8), {}
        for kind, zone, hazard, least, zone_area, area in sql:
            within[kind, zone, hazard][least] = area
            whole[kind, zone] = zone_area
    out = {}
    for (kind, zone, hazard), least in within.items():
        for rank in range(7):
            name = "none" if rank == 0 else str(rank)
            out[kind, zone, hazard, name] = least[rank] - least[rank + 1]
        out[kind, zone, hazard, "unknown"] = whole[kind, zone] - least[0]
    return out, whole


NAMES = {"warning": "1", "special_warning": "2"}


def compare_areas(report, db, tables, rasters):
    path = tables / "hazard_area.csv"
    if not path.exists():
        return
    load_cells(db, rasters)
    grounds(db)
    theirs, whole = areas(db)
    ours = defaultdict(float)
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["zone_kind"], row["zone_id"], f"{row['hazard']}:{row['scale']}", NAMES.get(row["class"], row["class"]))
            ours[key] += float(row["area_ha"] or "nan") * 10_000
    hazards = sorted({key[2] for key in theirs})
    for hazard in hazards:
        keys = [key for key in theirs if key[2] == hazard]
        found = max(abs(ours.get(key, 0.0) - theirs[key]) / whole[key[0], key[1]] for key in keys)
        report.add(f"area by zone and class, of the zone: {hazard}", f"{len(keys):,}", 1e-6, found)
