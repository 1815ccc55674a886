import { useId, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../shell/use-words.ts';
import type { AddressProblem, ImportActions } from './import-session.ts';

interface TilesetAddressProps {
  readonly onAdd: ImportActions['addTilesetAddress'];
  /** Whole addresses that this build may connect to besides its own server. */
  readonly allowedOrigins: readonly string[];
}

/** 3D Tiles by address: the one part of an import that connects to a server, and it says so. */
export function TilesetAddress({ onAdd, allowedOrigins }: TilesetAddressProps) {
  const { t, language } = useWords();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<AddressProblem | null>(null);
  const [fieldId, hintId] = [useId(), useId()];
  return (
    <form
      className="tileset-address"
      onSubmit={(event) => {
        event.preventDefault();
        const found = onAdd(text);
        setProblem(found);
        if (found === null) setText('');
      }}
    >
      <label htmlFor={fieldId}>{t('importing.address.label')}</label>
      <input
        id={fieldId}
        type="text"
        inputMode="url"
        value={text}
        placeholder="https://…/tileset.json"
        aria-describedby={hintId}
        aria-invalid={problem !== null}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
        }}
      />
      <Button type="submit" look="neutral" disabled={text.trim() === ''}>
        {t('importing.address.add')}
      </Button>
      <p
        id={hintId}
        className={problem === null ? 'caption' : 'address-problem'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem === null
          ? `${t('importing.address.hint')}${language === 'en' ? ' ' : ''}${allowedOrigins.length === 0 ? t('importing.address.own') : ''}`
          : t(`importing.address.${problem}`, { origin: originOf(text) })}
      </p>
    </form>
  );
}

function originOf(text: string): string {
  try {
    return new URL(text).origin;
  } catch {
    return text;
  }
}
