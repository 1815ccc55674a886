import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { SearchHit } from '../explore/explore-data.ts';
import { useWords } from './use-words.ts';

interface SearchBoxProps {
  readonly search: (query: string) => readonly SearchHit[];
  readonly onChoose: (hit: SearchHit) => void;
}

export const SEARCH_FIELD_ID = 'place-search';

/** A combo box: type, ↓ ↑ to a hit, Enter goes there. Everything is searched on this computer. */
export function SearchBox({ search, onChoose }: SearchBoxProps) {
  const { t } = useWords();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const hits = open && query.trim() !== '' ? search(query.trim()) : [];
  const choose = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return;
    setQuery(hit.name);
    setOpen(false);
    onChoose(hit);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setActive((active + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') choose(hits[active]);
    else if (event.key === 'Escape') setOpen(false);
  };
  const shown = open && query.trim() !== '';
  return (
    <div className="search">
      <Search size={20} aria-hidden />
      <input
        id={SEARCH_FIELD_ID}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hits[active] ? `${listId}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <kbd className="optional">Ctrl K</kbd>
      {shown && (
        <div className="search-list" id={listId} role="listbox" aria-label={t('search.results')}>
          {hits.length === 0 && <p className="search-none">{t('search.none', { query })}</p>}
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field (WAI-ARIA combobox pattern)
            <div
              key={hit.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              className="menu-item"
              onPointerDown={(event) => {
                event.preventDefault();
                choose(hit);
              }}
            >
              {hit.name}
              <span className="caption push">{hit.detail}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
