import { Combine, Hand, MousePointer2, PenLine, Ruler, Scissors, Spline, SquareDashed } from 'lucide-react';
import { type PlanTool, planTools } from '../../../project/plan/plan-view.ts';
import { Tooltip } from '../../controls/Tooltip.tsx';
import { useWords } from '../../shell/use-words.ts';
import { usePlan, usePlanActions } from '../PlanContext.tsx';
import { toolKeys } from './tool-keys.ts';

const toolIcons: Readonly<Record<PlanTool, typeof Hand>> = {
  select: MousePointer2,
  pan: Hand,
  draw: PenLine,
  vertex: Spline,
  split: Scissors,
  cut: SquareDashed,
  merge: Combine,
  measure: Ruler,
};

/** The tools over the map, each with its key. */
export function ToolRail() {
  const { t } = useWords();
  const chosen = usePlan(({ view }) => view.tool);
  const { look } = usePlanActions();
  return (
    <div className="map-card tool-rail" role="toolbar" aria-label={t('plan.tool.label')} aria-orientation="vertical">
      {planTools.map((tool) => {
        const Icon = toolIcons[tool];
        const name = t('plan.tool.withKey', { name: t(`plan.tool.${tool}`), key: toolKeys[tool] });
        return (
          <Tooltip key={tool} side="right" text={name}>
            <button
              type="button"
              className={`tool ${tool === 'measure' ? 'tool-apart' : ''}`}
              aria-label={name}
              aria-pressed={tool === chosen}
              onClick={() => look({ tool })}
            >
              <Icon size={22} aria-hidden />
              <kbd aria-hidden>{toolKeys[tool]}</kbd>
              <span aria-hidden>{t(`plan.tool.${tool}`)}</span>
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
