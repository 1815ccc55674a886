import { Cartesian3, Model, Scene, Transforms } from 'cesium';
import { describe, expect, it } from 'vitest';
import { makeSceneGlb } from '../../../src/map/gltf/scene-glb.ts';
import { createPolygons, createToyCity, TOY_ORIGIN } from '../create-toy-city.ts';

describe('a 3D scene as glTF in Cesium', () => {
  it('opens with its buildings as features that know their ids', async () => {
    const count = 9;
    const { input, city, sizeMeters } = createToyCity(count);
    const { x, y } = TOY_ORIGIN;
    const { glb } = await makeSceneGlb({
      cityName: '青瀬市',
      tiles: input,
      buildingId: Array.from({ length: count }, (_, row) => `bldg-${row}`),
      state: new Array<string>(count).fill('不明（未調査）'),
      colours: new Uint8Array(4 * count).fill(255),
      pointX: new Float64Array(count).fill(x + 1),
      pointY: new Float64Array(count).fill(y + 1),
      ...(city.terrain && { terrain: city.terrain }),
      zones: [
        {
          name: '区域',
          colour: '#0b5d3b',
          polygons: createPolygons([
            [
              [x + 10, y + 10],
              [x + 90, y + 10],
              [x + 90, y + 90],
            ],
          ]),
        },
      ],
      bounds: [x, y, x + sizeMeters, y + sizeMeters],
    });
    const canvas = document.body.appendChild(document.createElement('canvas'));
    Object.assign(canvas, { width: 256, height: 256 });
    const scene = new Scene({ canvas });
    try {
      const model = scene.primitives.add(
        await Model.fromGltfAsync({
          url: URL.createObjectURL(new Blob([glb])),
          modelMatrix: Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(140, 35)),
        }),
      ) as Model;
      const failures: unknown[] = [];
      model.errorEvent.addEventListener((error) => failures.push(error));
      await expect
        .poll(
          () => {
            scene.render();
            return model.ready || failures.length > 0;
          },
          { timeout: 20_000 },
        )
        .toBe(true);
      expect(failures).toEqual([]);
      expect(model.boundingSphere.radius).toBeGreaterThan(sizeMeters / 2);
      const { structuralMetadata } = model as unknown as {
        readonly structuralMetadata: {
          readonly propertyTables: readonly {
            readonly count: number;
            getProperty(row: number, name: string): unknown;
          }[];
        };
      };
      const [table] = structuralMetadata.propertyTables;
      expect(table!.count).toBe(count);
      expect(table!.getProperty(0, 'building_id')).toMatch(/^bldg-\d$/);
      expect(table!.getProperty(8, 'state')).toBe('不明（未調査）');
    } finally {
      scene.destroy();
      canvas.remove();
    }
  });
});
