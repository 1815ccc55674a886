import { Eraser, House, ImageDown, Minus, MoveDown, PencilLine, Plus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { colourings } from '../../project/project-schema.ts';
import { lengthText, scaleBar } from '../../project/scale-bar.ts';
import { Checkbox } from '../controls/Checkbox.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { SelectMenu } from '../controls/SelectMenu.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { CameraState, ExploreActions, ExploreData, ReadableStore } from './explore-data.ts';
import { MapLegend } from './MapLegend.tsx';
import type { QuestionActions, QuestionsData } from './question-data.ts';

interface MapFurnitureProps {
  readonly data: ExploreData;
  readonly camera: ReadableStore<CameraState | null>;
  readonly actions: ExploreActions;
  readonly questions: Pick<QuestionsData, 'drawn' | 'drawing'>;
  readonly questionActions: Pick<QuestionActions, 'drawArea' | 'clearArea'>;
}

/** What floats over the map: colouring top left, compass and zoom top right, legend bottom left, scale bar bottom right. */
export function MapFurniture({ data, camera, actions, questions, questionActions }: MapFurnitureProps) {
  const { t } = useWords();
  return (
    <>
      {/* 3D Tiles have their own choice of colours, in their row. */}
      {data.city.buildings > 0 && <ColouringCard />}
      <div className="map-navigation" role="toolbar" aria-label={t('map.layersOfMap')} aria-orientation="vertical">
        <Compass camera={camera} onNorth={actions.northUp} />
        <div className="map-card map-buttons">
          <IconButton
            tooltipSide="left"
            label={t('map.zoomIn')}
            icon={<Plus size={20} aria-hidden />}
            onClick={actions.zoomIn}
          />
          <IconButton
            tooltipSide="left"
            label={t('map.zoomOut')}
            icon={<Minus size={20} aria-hidden />}
            onClick={actions.zoomOut}
          />
        </div>
        <div className="map-card map-buttons">
          <IconButton
            tooltipSide="left"
            label={t('map.home')}
            icon={<House size={20} aria-hidden />}
            onClick={actions.goHome}
          />
          <IconButton
            tooltipSide="left"
            label={t('map.top')}
            icon={<MoveDown size={20} aria-hidden />}
            onClick={actions.lookDown}
          />
          <IconButton
            tooltipSide="left"
            label={t('map.savePng')}
            icon={<ImageDown size={20} aria-hidden />}
            onClick={actions.saveFigure}
          />
        </div>
        {data.layers.length > 0 && (
          <div className="map-card map-buttons">
            <AreaButton questions={questions} questionActions={questionActions} />
          </div>
        )}
      </div>
      <MapLegend data={data} aside={questions.drawing} />
      {data.city.fictional && <p className="map-card fictional-note">{t('city.fictionalNote')}</p>}
      <ScaleBar camera={camera} />
    </>
  );
}

type AreaButtonProps = Pick<MapFurnitureProps, 'questions' | 'questionActions'>;

/** Draws an area to count in; while there is one, throws it away. */
function AreaButton({ questions, questionActions }: AreaButtonProps) {
  const { t } = useWords();
  const clears = questions.drawn !== null || questions.drawing;
  return (
    <IconButton
      tooltipSide="left"
      label={clears ? t('drawn.clear') : t('drawn.draw')}
      icon={clears ? <Eraser size={20} aria-hidden /> : <PencilLine size={20} aria-hidden />}
      aria-pressed={questions.drawing}
      onClick={clears ? questionActions.clearArea : questionActions.drawArea}
    />
  );
}

function ColouringCard() {
  const { t } = useWords();
  const colourBy = useProject((project) => project.colourBy);
  const colourVisionSafe = useProject((project) => project.colourVisionSafe);
  const { choose } = useProjectActions();
  return (
    <div className="map-card colouring-card">
      <span className="colouring-name">{t('colouring.label')}</span>
      <SelectMenu
        label={t('colouring.label')}
        value={colourBy}
        options={colourings.map((value) => ({ value, label: t(`colouring.${value}`) }))}
        onChange={(next) => choose({ colourBy: next })}
      />
      {colourBy === 'hazard' && (
        <Checkbox
          label={t('colouring.safe')}
          checked={colourVisionSafe}
          onChange={(next) => choose({ colourVisionSafe: next })}
        />
      )}
    </div>
  );
}

function Compass({ camera, onNorth }: { readonly camera: MapFurnitureProps['camera']; readonly onNorth: () => void }) {
  const { t } = useWords();
  const heading = useSyncExternalStore(camera.subscribe, () => Math.round(camera.getState()?.headingDegrees ?? 0));
  return (
    <div className="map-card map-buttons">
      <IconButton
        tooltipSide="left"
        label={t('map.north')}
        onClick={onNorth}
        icon={
          <svg width="28" height="32" viewBox="0 0 28 32" aria-hidden="true" style={{ rotate: `${-heading}deg` }}>
            <path d="M14 2 8 17h12z" fill="var(--c-err)" />
            <path d="M14 30 8 17h12z" fill="var(--g-300)" />
            <text x="14" y="15.5" fontSize="9" fontWeight="700" fill="#fff" textAnchor="middle">
              N
            </text>
          </svg>
        }
      />
    </div>
  );
}

/** Longest bar, px. */
const BAR_PIXELS = 160;

function ScaleBar({ camera }: Pick<MapFurnitureProps, 'camera'>) {
  const { t } = useWords();
  const metersPerPixel = useSyncExternalStore(camera.subscribe, () => camera.getState()?.metersPerPixel ?? Number.NaN);
  const { meters, pixels } = scaleBar(metersPerPixel, BAR_PIXELS);
  if (meters === 0) return null;
  return (
    <div className="map-card scale-bar" role="img" aria-label={t('map.scaleBar', { length: lengthText(meters) })}>
      <div className="scale-numbers" style={{ width: `${pixels}px` }} aria-hidden="true">
        <span>0</span>
        <span>{meters >= 1000 ? meters / 2000 : meters / 2}</span>
        <span>{lengthText(meters)}</span>
      </div>
      <div className="scale-stripes" style={{ width: `${pixels}px` }} />
    </div>
  );
}
