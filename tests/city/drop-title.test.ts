import { describe, expect, it } from 'vitest';
import { dropTitle, parseTitle } from '../../src/city/drop-title.ts';
import { blobSource } from '../../src/readers/source-file.ts';

describe('the name of a dropped city', () => {
  it('is read from README and metadata titles', () => {
    expect(parseTitle('# 3D都市モデル（Project PLATEAU形式）青瀬市（架空）（2024年度）\n\n架空の都市')).toEqual({
      name: '青瀬市',
      fictional: true,
    });
    expect(parseTitle('3D都市モデル(Project PLATEAU)[四日市市](2022年度)')).toEqual({
      name: '四日市市',
      fictional: false,
    });
    expect(parseTitle('<metadata><title>東京都23区 3D都市モデル</title></metadata>')).toMatchObject({
      name: '東京都23区',
    });
    expect(parseTitle('nothing of the kind')).toBeUndefined();
  });

  it('comes from the README before the metadata, whatever the order of the files', async () => {
    const file = (path: string, text: string) => blobSource(path, new Blob([text]));
    const files = [
      file('x/metadata/a.xml', '<title>乙町 3D都市モデル</title>'),
      file('x/README.md', '3D都市モデル(Project PLATEAU)甲市(2022年度)'),
      file('x/udx/bldg/a.gml', '3D都市モデル(Project PLATEAU)丙市(2022年度)'),
    ];
    expect(await dropTitle(files)).toMatchObject({ name: '甲市' });
    expect(await dropTitle(files.toReversed())).toMatchObject({ name: '甲市' });
    expect(await dropTitle([])).toBeUndefined();
  });
});
