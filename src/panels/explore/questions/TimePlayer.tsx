import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../../controls/IconButton.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { useMediaQuery } from '../../shell/use-media-query.ts';
import { useWords } from '../../shell/use-words.ts';

interface TimePlayerProps {
  readonly label: string;
  /** One text a step. */
  readonly steps: readonly string[];
  readonly index: number;
  /** The answer to the last step is not there yet. */
  readonly stale: boolean;
  readonly onChange: (index: number) => void;
}

/** While the slider is dragged, only the step that it rests at is asked for. */
const WAIT_MILLISECONDS = 60;
const secondsPerStep = { slow: 2, normal: 1, fast: 0.4 } as const;
type Speed = keyof typeof secondsPerStep;

/**
 * A slider over times that plays by itself. Steps that follow each other fast are not queued: the last one wins, and the
 * next one waits until its answer is there. With reduced motion nothing plays; the arrows step.
 */
export function TimePlayer({ label, steps, index, stale, onChange }: TimePlayerProps) {
  const { t } = useWords();
  const [shown, setShown] = useState(index);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('normal');
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  }, [onChange]);
  useEffect(() => setShown(index), [index]);
  useEffect(() => {
    if (shown === index) return;
    const timer = setTimeout(() => latest.current(shown), WAIT_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [shown, index]);
  const plays = playing && !still && steps.length > 1;
  useEffect(() => {
    if (!plays || stale) return;
    // Each step that is shown sets the clock for the next one.
    const next = (shown + 1) % steps.length;
    const timer = setTimeout(() => setShown(next), secondsPerStep[speed] * 1000);
    return () => clearTimeout(timer);
  }, [plays, stale, speed, steps.length, shown]);
  const step = (way: number): void => {
    setPlaying(false);
    setShown((shown + way + steps.length) % steps.length);
  };
  return (
    <fieldset className="time-player" aria-label={label}>
      <IconButton
        label={t('time.back')}
        icon={<SkipBack size={16} aria-hidden />}
        onClick={() => step(-1)}
        disabled={steps.length < 2}
      />
      {!still && (
        <IconButton
          label={plays ? t('time.pause') : t('time.play')}
          icon={plays ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
          onClick={() => setPlaying(!playing)}
          disabled={steps.length < 2}
          className="play-button"
        />
      )}
      <IconButton
        label={t('time.forward')}
        icon={<SkipForward size={16} aria-hidden />}
        onClick={() => step(1)}
        disabled={steps.length < 2}
      />
      <Slider
        label={label}
        value={shown}
        min={0}
        max={Math.max(0, steps.length - 1)}
        step={1}
        valueText={steps[shown] ?? '—'}
        disabled={steps.length < 2}
        onChange={(next) => {
          setPlaying(false);
          setShown(next);
        }}
      />
      <output className="time-value">{steps[shown] ?? '—'}</output>
      {!still && steps.length > 2 && (
        <SelectMenu
          label={t('time.speed')}
          value={speed}
          options={(Object.keys(secondsPerStep) as Speed[]).map((value) => ({
            value,
            label: t(`time.speeds.${value}`),
          }))}
          onChange={setSpeed}
        />
      )}
    </fieldset>
  );
}
