"""Reads the sample city's raw files with GDAL and the standard library only: nothing of src/ is used."""

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from osgeo import gdal, ogr

gdal.UseExceptions()
ogr.UseExceptions()


def unpack(folder: Path, into: Path) -> Path:
    """Copies a folder with all archives opened, also those within archives."""
    into.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.iterdir()):
        if path.suffix == ".zip":
            unzip(path.read_bytes(), into / path.stem)
        elif path.is_file():
            (into / path.name).write_bytes(path.read_bytes())
    return into


def unzip(content: bytes, into: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            target = into / entry.filename
            if entry.is_dir():
                continue
            if entry.filename.endswith(".zip"):
                unzip(archive.read(entry), target.with_suffix(""))
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(entry))


def local(element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def child_text(element, name: str) -> str:
    for child in element.iter():
        if local(child) == name:
            return (child.text or "").strip()
    return ""


def number(text: str) -> float:
    """Missing marks of PLATEAU (-9999, 9999) stay for the caller."""
    try:
        return float(text)
    except ValueError:
        return float("nan")


def rings_wkt(polygon) -> str:
    """gml:Polygon in lat lon height as WKT in lon lat."""
    rings = []
    for pos_list in (e for e in polygon.iter() if local(e) == "posList"):
        values = (pos_list.text or "").split()
        rings.append("(" + ",".join(f"{values[i + 1]} {values[i]}" for i in range(0, len(values), 3)) + ")")
    return "(" + ",".join(rings) + ")"


def multipolygon_wkt(element) -> str:
    polygons = [e for e in element.iter() if local(e) == "Polygon"]
    return "MULTIPOLYGON(" + ",".join(rings_wkt(p) for p in polygons) + ")"


def members(files, class_name: str):
    """Every element of a class in the files, in document order."""
    for path in files:
        for element in ElementTree.parse(path).iter():
            if local(element) == class_name:
                yield element


def heights(element) -> list[float]:
    return [
        float(value)
        for pos_list in element.iter()
        if local(pos_list) == "posList"
        for value in (pos_list.text or "").split()[2::3]
    ]


RISKS = {
    "RiverFloodingRiskAttribute": "river",
    "InlandFloodingRiskAttribute": "inland",
    "HighTideRiskAttribute": "storm_surge",
    "TsunamiRiskAttribute": "tsunami",
    "LandSlideRiskAttribute": "landslide",
}


def buildings(root: Path):
    """id, usage, structure, storeys, height, floor area, footprint WKT, [(hazard key, rank)]."""
    for element in members(sorted(root.glob("**/udx/bldg/*.gml")), "Building"):
        measured = number(child_text(element, "measuredHeight"))
        solid = next((e for e in element.iter() if local(e) == "lod1Solid"), None)
        if not measured > 0 and solid is not None:
            measured = max(heights(solid)) - min(heights(solid))
        footprint = next(e for e in element.iter() if local(e) == "lod0FootPrint")
        yield (
            child_text(element, "buildingID"),
            child_text(element, "usage"),
            child_text(element, "buildingStructureType"),
            number(child_text(element, "storeysAboveGround")),
            measured,
            number(child_text(element, "totalFloorArea")),
            multipolygon_wkt(footprint),
            [risk(e) for e in element.iter() if local(e) in RISKS],
        )


def risk(element):
    scale = child_text(element, "scale")
    area_type = child_text(element, "areaType")
    key = RISKS[local(element)] + ":" + ("L" + scale if scale else "")
    rank = (1 if int(area_type) % 2 == 1 else 2) if area_type else int(child_text(element, "rank"))
    return key, rank


def urf_zones(root: Path, class_name: str):
    """id, code, WKT."""
    for element in members(sorted(root.glob("**/udx/urf/*.gml")), class_name):
        zone_id = next(v for k, v in element.attrib.items() if k.endswith("}id"))
        yield zone_id, child_text(element, "function"), multipolygon_wkt(element)


def ogr_features(path: Path, id_field: str | None):
    """id, WKT in degrees; features without an id field are numbered from 1."""
    source = ogr.Open(str(path))
    for number_of, feature in enumerate(source.GetLayer(0), 1):
        yield (feature.GetField(id_field) if id_field else f"row-{number_of}"), feature.GetGeometryRef().ExportToWkt()


def water_areas(root: Path, scale: str):
    """rank, WKT of the flood polygons of one scale."""
    for element in members(sorted(root.glob(f"**/udx/fld/**/*_{scale}.gml")), "WaterBody"):
        yield int(child_text(element, "rank")), multipolygon_wkt(element)


def landslide_areas(root: Path):
    for element in members(sorted(root.glob("**/udx/lsld/*.gml")), "SedimentDisasterProneArea"):
        yield (1 if int(child_text(element, "areaType")) % 2 == 1 else 2), multipolygon_wkt(element)


def census(root: Path):
    """code, holder, people, 65+, 75+, households by mesh; None = withheld."""
    path = next(root.glob("**/tblT001142H5241.txt"))
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("cp932"))))
    labels = [label.strip() for label in rows[1]]
    wanted = ["人口（総数）", "６５歳以上人口　総数", "７５歳以上人口　総数", "世帯総数"]
    at = [labels.index(label) for label in wanted]
    for row in rows[2:]:
        if row:
            yield row[0], row[2] or row[0], *(None if row[i] == "*" else float(row[i]) for i in at)


def noon(root: Path):
    """People of weekday noons of the newest month by 1 km mesh."""
    path = sorted(root.glob("**/monthly_mdp_mesh1km.csv"))[-1]
    for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))):
        if row["dayflag"] == "1" and row["timezone"] == "0":
            yield row["mesh1kmid"], float(row["population"])


def rasters(root: Path):
    """hazard key → GDAL dataset."""
    patterns = {
        "river:L1": r"洪水浸水想定_.*_L1\.tif$",
        "river:L2": r"洪水浸水想定_.*_L2\.tif$",
        "inland:": r"内水浸水想定_.*\.tif$",
        "storm_surge:": r"高潮浸水想定_.*\.tif$",
        "tsunami:": r"津波浸水想定_.*\.tif$",
    }
    files = [p for p in root.iterdir() if p.suffix == ".tif"]
    return {key: gdal.Open(str(next(p for p in files if re.search(pattern, p.name)))) for key, pattern in patterns.items()}
