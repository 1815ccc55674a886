import { useState } from 'react';
import { hazardNames, hazardScales, hazards } from '../../domain/hazard.ts';
import { planeRectangularCrs, planeRectangularZones } from '../../domain/plane-rectangular.ts';
import { zoneKindNames, zoneKinds } from '../../domain/zone-kind.ts';
import { romanZone } from '../../project/language/roman-zone.ts';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../shell/use-words.ts';
import type { ImportCorrection, ImportFile } from './import-session.ts';
import { firstRoleChoice, type RoleChoice, type RoleKind, roleKinds, roleQuantities, roleText } from './role-choice.ts';

interface CorrectionFormProps {
  readonly file: ImportFile;
  readonly onCorrect: (correction: ImportCorrection) => void;
  readonly onCancel: () => void;
}

/** JGD2011, JGD2000, WGS 84 in degrees, then the plane-rectangular systems of JGD2011. */
const geographicSystems = [
  { code: 'EPSG:6668', name: 'JGD2011' },
  { code: 'EPSG:4612', name: 'JGD2000' },
  { code: 'EPSG:4326', name: 'WGS 84' },
  { code: 'EPSG:4301', name: 'Tokyo' },
] as const;

/** 「直す」: says what the file is and in which coordinates; it is then read again. */
export function CorrectionForm({ file, onCorrect, onCancel }: CorrectionFormProps) {
  const { t } = useWords();
  const [role, setRole] = useState<RoleChoice>(firstRoleChoice);
  const [crs, setCrs] = useState<string | null>(file.correction?.crs ?? null);
  return (
    <form
      className="correction"
      aria-label={t('importing.correction.title', { file: file.path })}
      onSubmit={(event) => {
        event.preventDefault();
        onCorrect({ as: roleText(role), crs });
      }}
    >
      <RoleFields role={role} onChange={(part) => setRole({ ...role, ...part })} />
      <Choice
        label={t('importing.correction.crs')}
        value={crs ?? AUTOMATIC}
        options={[
          [AUTOMATIC, t('importing.correction.crsAuto', { crs: file.datasets[0]?.crs ?? '—' })],
          ...geographicSystems.map(({ code, name }): [string, string] => [code, `${name}（${code}）`]),
          ...planeRectangularZones.map(({ zone }): [string, string] => {
            const code = planeRectangularCrs(zone);
            return [code, `${romanZone(code)}（${code}）`];
          }),
        ]}
        onChange={(next) => setCrs(next === AUTOMATIC ? null : next)}
      />
      <div className="correction-actions">
        <Button type="submit" look="secondary">
          {t('importing.correction.reread')}
        </Button>
        <Button look="neutral" onClick={onCancel}>
          {t('importing.correction.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface RoleFieldsProps {
  readonly role: RoleChoice;
  readonly onChange: (part: Partial<RoleChoice>) => void;
}

function RoleFields({ role, onChange }: RoleFieldsProps) {
  const { t, pick } = useWords();
  return (
    <>
      <Choice<RoleKind | typeof AUTOMATIC>
        label={t('importing.correction.kind')}
        value={role.kind ?? AUTOMATIC}
        options={[
          [AUTOMATIC, t('importing.correction.kindAuto')],
          ...roleKinds.map((kind): [RoleKind, string] => [kind, t(`importing.role.${kind}`)]),
        ]}
        onChange={(kind) => onChange({ kind: kind === AUTOMATIC ? null : kind })}
      />
      {role.kind === 'zone' && (
        <Choice
          label={t('importing.correction.zoneKind')}
          value={role.zoneKind}
          options={zoneKinds.map((kind) => [kind, pick(zoneKindNames[kind])])}
          onChange={(zoneKind) => onChange({ zoneKind })}
        />
      )}
      {role.kind === 'hazard' && (
        <>
          <Choice
            label={t('importing.correction.hazard')}
            value={role.hazard}
            options={hazards.map((hazard) => [hazard, pick(hazardNames[hazard])])}
            onChange={(hazard) => onChange({ hazard })}
          />
          <Choice
            label={t('importing.correction.scale')}
            value={role.scale}
            options={hazardScales.map((scale) => [scale, scale || t('strip.scaleNone')])}
            onChange={(scale) => onChange({ scale })}
          />
          <Choice
            label={t('importing.correction.quantity')}
            value={role.quantity}
            options={roleQuantities.map((quantity) => [quantity, t(`importing.quantity.${quantity}`)])}
            onChange={(quantity) => onChange({ quantity })}
          />
        </>
      )}
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

const AUTOMATIC = 'automatic';

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
