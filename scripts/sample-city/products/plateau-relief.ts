import { element, GmlFile, seededId } from '../formats/city-gml.ts';
import type { RawFile } from '../formats/zip.ts';
import { reliefTriangles, vertexAt } from '../world/relief-mesh.ts';
import { cityMesh } from './plateau-plans.ts';
import type { Sample } from './sample.ts';

/** `udx/dem`: the terrain as one TIN of the 10 km mesh. */
export function reliefFile({ city }: Sample): RawFile {
  const file = new GmlFile();
  const triangles = reliefTriangles(city.terrain).map((corners) => {
    const positions = [...corners, corners[0]].map((index) => {
      const [x, y] = vertexAt(index);
      return file.position(x, y, city.terrain.ground[index]!);
    });
    return `<gml:Triangle><gml:exterior><gml:LinearRing><gml:posList>${positions.join(' ')}</gml:posList></gml:LinearRing></gml:exterior></gml:Triangle>\n`;
  });
  const surface = `<gml:TriangulatedSurface srsName="http://www.opengis.net/def/crs/EPSG/0/6697" srsDimension="3"><gml:trianglePatches>\n${triangles.join('')}</gml:trianglePatches></gml:TriangulatedSurface>`;
  const relief = element(
    'dem:TINRelief',
    element('dem:lod', 1) + element('dem:tin', surface),
    `gml:id="${seededId('tin', city.seed, 'relief')}"`,
  );
  file.add(
    element(
      'dem:ReliefFeature',
      `${element('gml:name', '青瀬市（架空）地形')}${element('core:creationDate', '2024-04-01')}${element('dem:lod', 1)}${element('dem:reliefComponent', relief)}`,
      `gml:id="${seededId('dem', city.seed, 'relief')}"`,
    ),
  );
  return { path: `udx/dem/${cityMesh}_dem_6697_op.gml`, bytes: file.toBytes() };
}
