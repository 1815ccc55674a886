/**
 * Every issue a reader or the city assembly can raise, with its message in both languages. Each says what is wrong and
 * what to do; file and place are shown in front of it. `{{name}}` is filled from `ImportIssue.values`.
 * Add a code here when a reader needs one; keep the list in alphabetical order.
 */
export const issueMessages = {
  'archive-encrypted': {
    ja: 'パスワード付きの書庫は開けません（{{entry}}）。パスワードを外して入れ直してください。',
    en: 'Password-protected archives cannot be opened ({{entry}}). Remove the password and add the file again.',
  },
  'archive-entry-damaged': {
    ja: '書庫内の {{entry}} が壊れています（{{reason}}）。ダウンロードし直してください。ほかのファイルは読み込みました。',
    en: '{{entry}} in the archive is damaged ({{reason}}). Download it again. The other files were read.',
  },
  'archive-limit': {
    ja: '書庫の展開を中止しました（{{limit}}）。必要なファイルだけを取り出して入れ直してください。',
    en: 'Unpacking the archive was stopped ({{limit}}). Take out the files you need and add those.',
  },
  'archive-unreadable': {
    ja: '書庫を開けません（{{reason}}）。途中で切れているか壊れています。ダウンロードし直してください。',
    en: 'The archive cannot be opened ({{reason}}): it is cut off or damaged. Download it again.',
  },
  'attribute-unreadable': {
    ja: '属性 {{attribute}} の値「{{found}}」が読み取れないため、不明として扱いました。',
    en: 'The value "{{found}}" of {{attribute}} cannot be read and is treated as missing.',
  },
  'axes-swapped': {
    ja: '座標が経度・緯度の順で書かれています。入れ替えて読み込みました。',
    en: 'Coordinates are written longitude first; they were swapped.',
  },
  'building-duplicate': {
    ja: '同じ建物 {{id}} などが繰り返されています。1 棟として数えました。',
    en: 'Building {{id}} (and maybe more) is given more than once. It is counted once.',
  },
  'building-id-repeated': {
    ja: '建物 {{id}} などの ID が、離れた位置の別の建物にも使われています。両方を数え、2 つ目以降の ID に「#2」を付けました。',
    en: 'Id {{id}} (and maybe more) is used for buildings at different places. Both are counted; the later ones got "#2" added to their id.',
  },
  'building-without-geometry': {
    ja: '建物 {{id}} の位置がわからないため地図と集計に含めていません。元データの形状を確認してください。',
    en: 'Building {{id}} has no usable geometry and is left out. Check its geometry in the source.',
  },
  'cell-unreadable': {
    ja: '列 {{column}} に読み取れない値（{{value}} など）があります。空欄（不明）として扱いました。数値かどうか確認してください。',
    en: 'Column {{column}} holds values that cannot be read ({{value}} …). They count as missing; check them in the source.',
  },
  'citygml-other-root': {
    ja: 'CityGML ではありません（ルート要素 {{found}}）。CityModel で始まるファイルを入れてください。',
    en: 'This is not CityGML (root element {{found}}). Add a file that begins with CityModel.',
  },
  'citygml-without-features': {
    ja: '地物が 1 つもありません。',
    en: 'The file holds no features.',
  },
  'column-missing': {
    ja: '指定した列 {{needed}} がありません。ファイルにある列：{{found}}。列の対応を選び直してください。',
    en: 'The chosen column {{needed}} does not exist. Columns found: {{found}}. Choose again.',
  },
  'columns-wrong': {
    ja: '必要な列（{{needed}} など）が見つかりません。ファイルにある列：{{found}}。見出しを直すか、取り込み画面・設定ファイルで列の対応を指定してください。',
    en: 'A needed column ({{needed}} …) was not found. Columns found: {{found}}. Correct the heads or say in the import dialog or settings file which column it is.',
  },
  'crs-guessed': {
    ja: '座標系の記載がないため {{crs}} と推定しました。ちがう場合は取り込み画面で選び直してください。',
    en: 'No coordinate system is given; {{crs}} was assumed. Choose another in the import dialog if this is wrong.',
  },
  'crs-missing': {
    ja: '座標系がわかりません。.prj（ラスタはワールドファイルも）を同じ名前で一緒に入れるか、取り込み画面・設定で座標系（例：EPSG:6677）を指定してください。',
    en: 'No coordinate system is given. Add a .prj of the same name (for rasters a world file too), or state it (such as EPSG:6677) in the import dialog or settings.',
  },
  'crs-unreadable': {
    ja: '座標系の記載（{{found}}）を読み取れません。取り込み画面・設定で EPSG コードを指定してください。',
    en: 'The coordinate system ({{found}}) is not understood. State its EPSG code in the import dialog or settings.',
  },
  'crs-unsupported': {
    ja: '座標系 {{crs}} には対応していません。平面直角座標系（EPSG:6669–6687）か緯度経度（EPSG:6668）に変換してください。',
    en: 'Coordinate system {{crs}} is not supported. Convert the file to a plane-rectangular system (EPSG:6669–6687) or to EPSG:6668.',
  },
  'csv-quote': {
    ja: '引用符（"）の対応が合わない行があります。その行の値がずれていないか確認してください。',
    en: 'A row has unbalanced quotation marks. Check that its values are not shifted.',
  },
  'csv-row-length': {
    ja: '列数が見出し（{{expected}} 列）と合わない行があります（{{found}} 列）。足りない値は不明として扱いました。',
    en: 'Some rows have {{found}} instead of {{expected}} columns. Missing values count as unknown.',
  },
  'daytime-missing-weekday': {
    ja: '人流データに平日昼がないため、{{used}} を昼間人口に使いました。',
    en: 'The people-flow data has no weekday noon; {{used}} was used for daytime people.',
  },
  'depth-class-spans': {
    ja: '浸水深の区分 {{class}} は標準ランクの複数にまたがるため、深い側のランクとしました。',
    en: 'Depth class {{class}} covers several standard ranks; the deeper one is used.',
  },
  'depth-implausible': {
    ja: '100 m を超える値があります（最大 {{max}}）。単位が m か、nodata の値が宣言されているか確認してください。',
    en: 'Some depths are over 100 m (up to {{max}}). Check that they are metres and that the nodata value is declared.',
  },
  'duration-without-depth': {
    ja: '{{hazard}} の浸水継続時間だけがあり、浸水深がないため、集計には使っていません。浸水深のデータも入れてください。',
    en: 'There is a duration of {{hazard}} but no depth, so it is in no table. Add the depths too.',
  },
  'extent-not-found': {
    ja: '調査範囲に指定したファイル {{extent}} が見つからないか、面データではありません。データの外接範囲を調査範囲としました。',
    en: 'The survey extent {{extent}} was not found or holds no polygons. The bounding box of the data is used.',
  },
  'feature-without-geometry': {
    ja: '{{class}} {{id}} に面の形状がないため含めていません。',
    en: '{{class}} {{id}} has no surface geometry and is left out.',
  },
  'features-left-out': {
    ja: '{{class}} はこのツールでは使わないため読み込んでいません。',
    en: '{{class}} is not used by this tool and was not read.',
  },
  'file-empty': {
    ja: 'ファイルが空です。ダウンロードし直してください。',
    en: 'The file is empty. Download it again.',
  },
  'file-ignored': {
    ja: 'データではないため使っていません（{{sort}}）。',
    en: 'Not data for this tool, left aside ({{sort}}).',
  },
  'file-repeated': {
    ja: '{{first}} と同じ内容のため、1 回だけ使いました。',
    en: 'Same content as {{first}}; it is used once.',
  },
  'file-unrecognised': {
    ja: 'このファイルの種類がわかりません（{{found}}）。種類を指定するか、対応形式（CityGML・Shapefile・GeoJSON・GeoTIFF・CSV・XLSX・3D Tiles）に変えてください。',
    en: 'This kind of file is not known ({{found}}). Say what it is, or convert it to CityGML, Shapefile, GeoJSON, GeoTIFF, CSV, XLSX or 3D Tiles.',
  },
  'footprint-without-area': {
    ja: '建物 {{id}} などの輪郭に面積がありません（線状、または自己交差）。面積は 0 m² です。元データを修正してください。',
    en: 'The outline of building {{id}} (and maybe more) has no area (flat, or crossing itself). Its area counts as 0 m²; correct it in the source.',
  },
  'geojson-invalid': {
    ja: 'GeoJSON として読めません。FeatureCollection・Feature・ジオメトリのいずれでもありません。出力し直してください。',
    en: 'This is no GeoJSON: neither a FeatureCollection nor a Feature nor a geometry. Export it again.',
  },
  'geometry-invalid': {
    ja: '形状が壊れている地物があります（座標が数値でない、頂点が足りないなど）。その地物は使っていません。元データを修正してください。',
    en: 'Some features have a broken geometry (no numbers, too few vertices). They are left out; correct them in the source.',
  },
  'geometry-left-out': {
    ja: '{{used}} 以外の形状（線・点など）は使っていません。',
    en: 'Geometries other than {{used}} are left out.',
  },
  'geometry-missing': {
    ja: '形状のない地物があります。その地物は使っていません。',
    en: 'Some features have no geometry and are left out.',
  },
  'geometry-needed': {
    ja: '面（{{needed}}）の形状が必要ですが、このファイルには形状がありません。Shapefile は .shp と .dbf を一緒に入れてください。',
    en: '{{needed}} geometry is needed, but this file has none. For a Shapefile add .shp and .dbf together.',
  },
  'geometry-type-unsupported': {
    ja: '対応していない種類の形状があります。点・線・面に変換してください。',
    en: 'Some geometries are of an unsupported type. Convert them to points, lines or polygons.',
  },
  'geopackage-layers-left-out': {
    ja: '複数のレイヤがあります。{{read}} だけを読み込みました。読み込まなかったレイヤ：{{layers}}（括弧内は件数）。1 レイヤずつ別のファイルに書き出してください。',
    en: 'There are several layers; only {{read}} was read. Left out (with rows): {{layers}}. Write each layer to a file of its own.',
  },
  'geotiff-damaged': {
    ja: 'GeoTIFF が壊れているか、対応していない形式です（{{reason}}）。出力し直してください。',
    en: 'The GeoTIFF is damaged or of an unsupported kind ({{reason}}). Export it again.',
  },
  'hazard-misses-buildings': {
    ja: '{{hazard}} のこのデータは、どの建物の位置も調べていません（範囲外）。座標系と対象の市町村を確認してください。',
    en: 'This data on {{hazard}} covers no building: all lie outside. Check its coordinate system and city.',
  },
  'hazard-rank-missing': {
    ja: '{{hazard}} の区域内にあるが浸水ランクも浸水深も読み取れない建物があります。「不明」として数えました。',
    en: 'Buildings lie inside {{hazard}} areas that carry neither rank nor depth. They are counted as unknown.',
  },
  'ids-made': {
    ja: 'ID の列がないため、行番号から ID を付けました。',
    en: 'There is no id column; ids were made from row numbers.',
  },
  'image-position-missing': {
    ja: '画像の位置がわかりません。ワールドファイル（.pgw・.jgw）を同じ名前で一緒に入れてください。',
    en: 'The position of the image is not known. Add a world file (.pgw, .jgw) of the same name.',
  },
  'json-cut-off': {
    ja: 'ファイルが途中で切れています。切れる前の {{rows}} 件を取り込みました。入れ直してください。',
    en: 'The file ends in the middle. The {{rows}} features before the end were read; add the whole file again.',
  },
  'json-syntax': {
    ja: 'JSON の書き方に誤りがあります（{{reason}}）。その前の {{rows}} 件を取り込みました。元データを修正してください。',
    en: 'The JSON is not valid ({{reason}}). The {{rows}} features before it were read; correct the source.',
  },
  'measure-approach-unknown': {
    ja: '区分「{{found}}」が読めません。リスク回避、リスク低減（ハード）、リスク低減（ソフト）のどれかにしてください。この行は取り込んでいません。',
    en: 'The approach "{{found}}" cannot be read: write リスク回避, リスク低減（ハード） or リスク低減（ソフト）. The row was not imported.',
  },
  'measure-effect-unreadable': {
    ja: '効果「{{found}}」が読めません。「浸水深を0.5m下げる：洪水L2」「3階以上にする」「人口の25%を移す」の形か、空欄（未計算）にしてください。この行は取り込んでいません。',
    en: 'The effect "{{found}}" cannot be read: write 浸水深を0.5m下げる：洪水L2, 3階以上にする or 人口の25%を移す, or leave it empty (not computed). The row was not imported.',
  },
  'measure-hazard-unknown': {
    ja: '対象災害「{{found}}」に読めない語があります。洪水、内水、高潮、津波、ため池、土砂、家屋倒壊等を「、」で区切ってください。この行は取り込んでいません。',
    en: 'A word of the hazards "{{found}}" cannot be read: write 洪水, 内水, 高潮, 津波, ため池, 土砂, 家屋倒壊等 with 、 between them. The row was not imported.',
  },
  'measure-name-missing': {
    ja: '取組名が空欄です。取組名を記入してください。この行は取り込んでいません。',
    en: 'The name of the measure is empty: fill it in. The row was not imported.',
  },
  'measure-number-unreadable': {
    ja: '{{column}}「{{found}}」が数値として読めません。数値だけを記入し、単位は「単位」の列に書いてください。この行は取り込んでいません。',
    en: '{{column}} "{{found}}" is no number: write the number alone and its unit in the column 単位. The row was not imported.',
  },
  'measure-place-unknown': {
    ja: '場所「{{found}}」が読めません。「市全域」「居住誘導区域：区域のID」「施設：施設のID」のどれかにしてください。描いた範囲は地図で描きます。この行は取り込んでいません。',
    en: 'The place "{{found}}" cannot be read: write 市全域, 居住誘導区域：zone ids or 施設：facility ids; ground is drawn on the map. The row was not imported.',
  },
  'measure-repeated': {
    ja: '同じ取組の行が上にもあります（管理番号 {{id}}）。新しい取組なら管理番号を空欄にしてください。この行は取り込んでいません。',
    en: 'A row above is the same measure (number {{id}}): leave the number empty if this is a new one. The row was not imported.',
  },
  'measure-term-unknown': {
    ja: '{{column}}「{{found}}」が読めません。実施する時期に ○ を、そうでなければ空欄にしてください。この行は取り込んでいません。',
    en: '{{column}} "{{found}}" cannot be read: put ○ where the measure is carried out, else leave it empty. The row was not imported.',
  },
  'measure-year-unreadable': {
    ja: '{{column}}「{{found}}」が年度として読めません。2025 または令和7年度の形にしてください。この行は取り込んでいません。',
    en: '{{column}} "{{found}}" is no year: write 2025 or 令和7年度. The row was not imported.',
  },
  'measures-columns-unknown': {
    ja: '取組一覧にない列は読んでいません：{{columns}}',
    en: 'Columns that the register does not have were not read: {{columns}}',
  },
  'measures-header-missing': {
    ja: '見出しの行が見つかりません。「取組名」と「区分」の列がある取組一覧を選んでください（ひな形は「取組一覧を書き出す」で作れます）。',
    en: 'No header was found: choose a register with the columns 取組名 and 区分 (an export of the register is a template).',
  },
  'mesh-code-invalid': {
    ja: '地域メッシュコードでない値（{{value}} など）があります。その行は使っていません。',
    en: 'Some values ({{value}} …) are no mesh codes of this level. Those rows are left out.',
  },
  'mesh-codes-missing': {
    ja: '列 {{column}} に地域メッシュコード（JIS X 0410）がありません。メッシュコードの列を指定してください。',
    en: 'Column {{column}} holds no mesh codes (JIS X 0410). Say which column does.',
  },
  'mesh-suppressed': {
    ja: '秘匿されたメッシュがあります。内訳は合算先のメッシュに含まれています。',
    en: 'Some meshes are suppressed; their details are included in another mesh.',
  },
  'name-column-guessed': {
    ja: '名称の列が見つからないため、列 {{column}} を名称としました。ちがう場合は列を指定してください。',
    en: 'No column of names is known; column {{column}} is used. Say which column it is if this is wrong.',
  },
  'name-column-missing': {
    ja: '名称の列が見つかりません（ファイルにある列：{{found}}）。名称は空欄です。',
    en: 'No column with names was found (columns: {{found}}). Names stay empty.',
  },
  'no-buildings': {
    ja: '建物データがありません。CityGML（bldg）または建物ポリゴンを追加してください。',
    en: 'There are no buildings. Add CityGML (bldg) or building polygons.',
  },
  'people-flow-summed': {
    ja: '総数の行がないため、{{columns}} の内訳を合計しました。',
    en: 'There are no total rows; the parts by {{columns}} were summed.',
  },
  'people-flow-weekdays': {
    ja: '日付から平日・休日に分けて平均しました（土日を休日とし、祝日は考慮していません）。',
    en: 'Days were averaged as weekdays and weekends by date; public holidays are not considered.',
  },
  'population-age-missing': {
    ja: '65 歳以上などの年齢別の列がありません。年齢別の値は不明になります。',
    en: 'There are no columns by age (65 and over …). Those figures stay unknown.',
  },
  'population-projection-only': {
    ja: '国勢調査などの現在人口がないため、将来推計人口の {{year}} 年を人口に使いました。',
    en: 'There is no census population; {{year}} of the projection is used as population.',
  },
  'population-differs': {
    ja: '単位 {{unit}} などの人口がファイルによって異なります。先のファイルの値を使いました。',
    en: 'Files give different people for unit {{unit}} (and maybe more); those of the first file are used.',
  },
  'population-by-footprint': {
    ja: '住宅のない単位（{{unit}} など）の人口は、建物の建築面積で配分しました。',
    en: 'Units without dwellings ({{unit}} …): their people are shared out by footprint area.',
  },
  'population-outside-units': {
    ja: '人口の単位の外にある建物には人口を配分していません。',
    en: 'Buildings outside all population units have no people shared out to them.',
  },
  'population-repeated': {
    ja: '単位 {{unit}} などの人口が同じ値で繰り返されています。1 回だけ数えました。',
    en: 'The people of unit {{unit}} (and maybe more) are given again with the same values. They are counted once.',
  },
  'population-several': {
    ja: '現在人口のデータが複数あります。{{used}} を使いました。',
    en: 'Several census populations are given; {{used}} is used.',
  },
  'population-summed': {
    ja: '単位 {{unit}} などが 1 つのファイルに複数行あります。値を合計しました。',
    en: 'Unit {{unit}} (and maybe more) has several rows in one file; their values are summed.',
  },
  'population-unplaced': {
    ja: '建物のない単位（{{unit}} など）の人口 {{people}} 人は、どの建物にも配分できません。',
    en: '{{people}} people live in units without a building ({{unit}} …): they are in no table by building.',
  },
  'population-units-overlap': {
    ja: '人口の単位どうしが重なる場所に建物があります。先に読んだ単位の人口を配分しました。',
    en: 'Buildings stand where units of population overlap. They share the people of the first unit.',
  },
  'population-withheld': {
    ja: '人口が秘匿または空欄で、合算先もない単位（{{unit}} など）に建物があります。その人口は集計に入っていません。',
    en: 'Buildings stand in units whose people are withheld or blank with no unit to hold them ({{unit}} …). Those people are missing from the tables.',
  },
  'position-missing': {
    ja: '緯度・経度がない、または日本の範囲外の行があります。その行は使っていません。',
    en: 'Some rows have no position in Japan and are left out.',
  },
  'rank-spans-classes': {
    ja: '独自ランク「{{label}}」は標準ランクの境界をまたぐため、深いほうのランクとして扱いました。',
    en: 'The rank "{{label}}" spans standard ranks; the deeper one is used.',
  },
  'question-failed': {
    ja: '集計「{{question}}」を計算できませんでした（{{reason}}）。ほかの表は出力しました。',
    en: 'The question "{{question}}" could not be answered ({{reason}}). The other tables were written.',
  },
  'question-lacks': {
    ja: '集計「{{question}}」は出力していません。{{reason}}。',
    en: 'The question "{{question}}" was not asked: {{reason}}.',
  },
  'rank-without-label': {
    ja: '独自ランク {{list}} の {{rank}} に対応するコードリストがなく、標準ランクにできません。コードリストも一緒に入れてください。',
    en: 'Rank {{rank}} of {{list}} has no code list and cannot become a standard rank. Add the code lists too.',
  },
  'raster-first-band': {
    ja: '{{bands}} バンドのうち最初のバンドを使いました。',
    en: 'The first of {{bands}} bands is used.',
  },
  'raster-negative': {
    ja: '負の値があります（最小 {{min}}）。未調査（不明）として扱いました。nodata の値を設定で指定できます。',
    en: 'There are negative values (lowest {{min}}). They are taken as not surveyed; state the nodata value in the settings if that is wrong.',
  },
  'raster-no-values': {
    ja: '値のあるセルがありません（すべて nodata）。',
    en: 'No cell holds a value (all nodata).',
  },
  'raster-position-missing': {
    ja: 'ラスタの位置がわかりません。位置情報つきの GeoTIFF で出力するか、ワールドファイル（.tfw）を一緒に入れてください。',
    en: 'The position of the raster is not known. Export it as GeoTIFF with position, or add a world file (.tfw).',
  },
  'raster-size': {
    ja: 'ラスタの大きさが正しくないか、大きすぎます（{{found}}）。必要な範囲に切り出してください。',
    en: "The raster's size is wrong or too large ({{found}}). Cut it to the area needed.",
  },
  'read-failed': {
    ja: '読み込めませんでした：{{reason}}。ファイルを確認して入れ直してください。',
    en: 'It could not be read: {{reason}}. Check the file and add it again.',
  },
  'residence-from-buildings': {
    ja: '居住誘導区域のポリゴンがないため、建物の属性（areaClassificationType 31・32）から区域内外を判定しました。',
    en: "There is no residence attraction area; inside and outside are taken from the buildings' areaClassificationType 31 and 32.",
  },
  'ring-closed': {
    ja: '始点と終点が合わない輪郭を閉じました。',
    en: 'Rings whose ends did not meet were closed.',
  },
  'role-form-mismatch': {
    ja: '{{role}} としては、この形式（{{form}}）を使えません。種類を選び直してください。',
    en: 'This kind of file ({{form}}) cannot be used as {{role}}. Choose another kind.',
  },
  'role-guessed': {
    ja: '内容を {{role}} と推定しました（確からしさ {{percent}}%）。ちがう場合は取り込み画面で選び直してください。',
    en: 'It was taken for {{role}} ({{percent}}% sure). Choose another kind in the import dialog if this is wrong.',
  },
  'role-unknown': {
    ja: '形式は {{form}} と読めましたが、何のデータかわかりません（列：{{found}}）。取り込み画面・設定・--as で種類を指定してください。',
    en: 'It was read as {{form}}, but what it shows is not clear (columns: {{found}}). Say what it is in the import dialog, the settings or --as.',
  },
  'settings-unused': {
    ja: '--as または設定ファイルの「{{name}}」に当たるファイルがありません。名前を確認してください。',
    en: 'No file fits "{{name}}" of --as or the settings file. Check the name.',
  },
  'shapefile-cut-off': {
    ja: 'ファイルが途中で切れています。{{rows}} 件を取り込みました。入れ直してください。',
    en: 'The file ends in the middle. {{rows}} records were read; add the whole file again.',
  },
  'shapefile-damaged': {
    ja: 'Shapefile が壊れています（{{reason}}）。.shp を入れ直してください。',
    en: 'The Shapefile is damaged ({{reason}}). Add the .shp again.',
  },
  'shapefile-dbf-damaged': {
    ja: '属性（.dbf）を読めません（{{reason}}）。属性なしで扱います。',
    en: 'The attributes (.dbf) cannot be read ({{reason}}); the shapes have none.',
  },
  'shapefile-dbf-missing': {
    ja: '属性ファイル（.dbf）がありません。.shp・.dbf・.shx・.prj を一緒に入れてください。',
    en: 'There is no .dbf. Add .shp, .dbf, .shx and .prj together.',
  },
  'shapefile-rows-differ': {
    ja: '図形（{{shapes}} 件）と属性（{{records}} 件）の数が合いません。先頭から対応させました。',
    en: 'Shapes ({{shapes}}) and attribute records ({{records}}) differ in number; they are paired from the first.',
  },
  'shapefile-shp-missing': {
    ja: '図形ファイル（.shp）がありません。.shp・.dbf・.shx・.prj を一緒に入れてください。',
    en: 'There is no .shp. Add .shp, .dbf, .shx and .prj together.',
  },
  'subject-failed': {
    ja: '一部の集計の準備に失敗しました（{{reason}}）。ほかの集計は使えます。元データを確認して取り込み直してください。',
    en: 'Part of the tables could not be prepared ({{reason}}). The others can be used. Check the source data and import them again.',
  },
  'surface-unreadable': {
    ja: '座標が読み取れない面があり、除きました（例：{{id}}）。',
    en: 'Some surfaces have unreadable coordinates and were left out (for example {{id}}).',
  },
  'table-check-failed': {
    ja: '表「{{table}}」は検算が一致しないため出力していません。開発者に知らせてください。',
    en: 'The table "{{table}}" breaks one of its laws and was not written. Please report it.',
  },
  'table-empty': {
    ja: '見出しだけで、データの行がありません（列：{{found}}）。',
    en: 'There are heads but no rows (columns: {{found}}).',
  },
  'tileset-partly-counted': {
    ja: '大きな 3D Tiles のため、{{megabytes}} MB まで読んだところで数えるのをやめました。件数は実際より少なくなります。表示には影響しません。',
    en: 'The tileset is large: counting stopped after {{megabytes}} MB, so counts are too low. What is shown is not affected.',
  },
  'tileset-repeats': {
    ja: '{{features}} 個の地物に {{buildings}} 棟があります。粗いタイルが細かいタイルの建物を繰り返すため、{{column}} で 1 棟ずつ数えました。',
    en: '{{features}} features hold {{buildings}} buildings: coarse tiles repeat those of fine ones, so each {{column}} counts once.',
  },
  'tileset-shown': {
    ja: '3D Tiles です。集計には使わず、地図にそのまま表示します。',
    en: 'A 3D Tiles tileset: shown on the map as it is, not used in tables.',
  },
  'tileset-tile-damaged': {
    ja: 'タイルが壊れています（{{reason}}）。ほかのタイルは読み込みました。ダウンロードし直してください。',
    en: 'The tile is damaged ({{reason}}). The other tiles were read. Download it again.',
  },
  'tileset-tile-missing': {
    ja: 'tileset.json にあるタイルが見つかりません。フォルダーごと入れ直してください。ほかのタイルは表示します。',
    en: 'The tileset names this tile, but it is not there. Add the whole folder. The other tiles are shown.',
  },
  'tileset-unreadable': {
    ja: '3D Tiles を開けません（{{reason}}）。tileset.json をフォルダーごと、または zip のまま入れてください。',
    en: 'The tileset cannot be opened ({{reason}}). Add tileset.json with its whole folder, or the zip as it is.',
  },
  'tileset-without-tiles': {
    ja: '読めるタイルが 1 つもありません（{{missing}} 個が見つかりません）。tileset.json をフォルダーごと入れてください。',
    en: 'No tile could be read ({{missing}} are not there). Add tileset.json with its whole folder.',
  },
  'xlsx-first-sheet': {
    ja: '{{sheets}} シートのうち「{{used}}」を使いました。',
    en: 'Sheet "{{used}}" of {{sheets}} is used.',
  },
  'xml-malformed': {
    ja: 'XML の書式が正しくありません（「{{found}}」）。この場所より前の地物は読み込みました。',
    en: 'The XML is not well-formed ("{{found}}"). Features before this place were read.',
  },
  'xml-not-utf8': {
    ja: 'UTF-8 でない文字があります（{{found}}）。文字コードを UTF-8 にするか、XML 宣言の encoding に実際の文字コードを書いてください。',
    en: 'There are bytes that are not UTF-8 ({{found}}). Save the file as UTF-8, or name its real encoding in the XML declaration.',
  },
  'xml-not-xml': {
    ja: 'XML ではありません（「{{found}}」で始まっています）。CityGML ファイルを入れてください。',
    en: 'This is not XML (it begins with "{{found}}"). Add a CityGML file.',
  },
  'xml-tag-mismatch': {
    ja: 'タグの対応が正しくありません（{{found}}）。この場所より前の地物は読み込みました。',
    en: 'Tags do not match ({{found}}). Features before this place were read.',
  },
  'xml-truncated': {
    ja: 'ファイルが途中で切れています。切れる前の地物は読み込みました。ダウンロードし直してください。',
    en: 'The file is cut off. Features before the cut were read. Download it again.',
  },
  'xml-unbound-prefix': {
    ja: '接頭辞「{{found}}」の名前空間が宣言されていません。この場所より前の地物は読み込みました。作成元に xmlns:{{found}} の追加を依頼してください。',
    en: 'The prefix "{{found}}" has no namespace. Features before this place were read. Ask the producer to declare xmlns:{{found}}.',
  },
  'zone-duplicate': {
    ja: '同じ区域 {{id}} などが繰り返されています。1 つとして数えました。',
    en: 'Zone {{id}} (and maybe more) is given more than once. It is counted once.',
  },
  'zone-id-repeated': {
    ja: '区域 {{id}} などの ID が別の区域にも使われています。2 つ目以降の ID に「#2」を付けました。',
    en: 'Id {{id}} (and maybe more) is used for several zones. The later ones got "#2" added to their id.',
  },
  'zone-outline-crosses': {
    ja: '{{zoneKind}} の区域 {{id}} などは輪郭が自己交差しているか、飛び地どうしが重なっています。囲まれた土地を偶奇で判定しました（座標法の面積との差 {{area}} m²）。元データを修正してください。',
    en: 'The outline of area {{id}} of {{zoneKind}} (and maybe more) crosses itself, or its parts overlap. Ground is taken by even-odd ({{area}} m² off the area by coordinates); correct the source.',
  },
  'zone-parts-joined': {
    ja: '同じ ID と名称の面は、飛び地として 1 つの区域にまとめました。',
    en: 'Polygons with the same id and name are detached parts of one area; they were joined.',
  },
  'zone-sliver': {
    ja: '{{zoneKind}} の区域 {{id}} などは面積がほとんどありません（{{limit}} m² 未満）。区域として数えますが、図面の誤差でないか確認してください。',
    en: 'Area {{id}} of {{zoneKind}} (and maybe more) has next to no ground (under {{limit}} m²). It is counted as an area; check that it is no slip in drawing.',
  },
  'zones-miss-buildings': {
    ja: '{{zoneKind}} の区域に入る建物が 1 棟もありません。座標系と対象の市町村を確認してください。',
    en: 'No building lies in any area of {{zoneKind}}. Check the coordinate system and city of the file.',
  },
  'zones-overlap': {
    ja: '{{zoneKind}} の区域どうしが重なる場所に建物があります。先に読んだ区域に含めました。',
    en: 'Buildings stand where areas of {{zoneKind}} overlap. They are counted in the first area.',
  },
  'zones-overlap-ground': {
    ja: '{{zoneKind}} の区域どうしが重なっています（{{id}} など、計 {{area}} m²）。重なる土地の面積は先に読んだ区域に含めました。',
    en: 'Areas of {{zoneKind}} overlap ({{id}} and maybe more, {{area}} m² in all). Ground in several is counted in the first.',
  },
} as const satisfies Record<string, { readonly ja: string; readonly en: string }>;

export type IssueCode = keyof typeof issueMessages;
