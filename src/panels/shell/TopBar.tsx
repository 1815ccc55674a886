import {
  Check,
  ChevronDown,
  CircleHelp,
  Database,
  Download,
  Eye,
  FileText,
  Globe,
  MonitorPlay,
  Spline,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { type Mode, modes } from '../../project/project-schema.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Menu, MenuChoice, MenuItem } from '../controls/Menu.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Tooltip } from '../controls/Tooltip.tsx';
import type { CityFacts, ExploreActions } from '../explore/explore-data.ts';
import { Brand } from './Brand.tsx';
import { useProject, useProjectActions } from './ProjectContext.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useWords } from './use-words.ts';

interface TopBarProps {
  readonly city: CityFacts;
  /** The city could not be opened. */
  readonly failed: boolean;
  readonly saved: boolean;
  readonly actions: ExploreActions;
  readonly onSql: () => void;
  readonly onHelp: () => void;
  /** Tools of the mode. */
  readonly tools?: ReactNode;
}

const modeIcons: Readonly<Record<Mode, typeof Eye>> = {
  explore: Eye,
  plan: Spline,
  export: FileText,
  present: MonitorPlay,
};

export function TopBar({ city, failed, saved, actions, onSql, onHelp, tools }: TopBarProps) {
  const { t } = useWords();
  return (
    <>
      <Brand />
      <CityMenu city={city} failed={failed} onImport={actions.openImport} />
      <SearchBox search={actions.search} onChoose={actions.goTo} />
      <ModeTabs />
      <div className="top-tools">
        {tools}
        {saved && (
          <Tooltip text={t('savedNote')}>
            <span className="saved optional">
              <Check size={16} aria-hidden />
              {t('saved')}
            </span>
          </Tooltip>
        )}
        <ViewSwitch onLookDown={actions.lookDown} />
        <LanguageMenu />
        <IconButton
          label={t('sqlConsole.title')}
          icon={<Database size={20} aria-hidden />}
          aria-haspopup="dialog"
          disabled={city.name === ''}
          onClick={onSql}
        />
        <IconButton label={`${t('app.help')}（?）`} icon={<CircleHelp size={20} aria-hidden />} onClick={onHelp} />
      </div>
    </>
  );
}

interface CityMenuProps {
  readonly city: CityFacts;
  readonly failed: boolean;
  readonly onImport: () => void;
}

function CityMenu({ city, failed, onImport }: CityMenuProps) {
  const { t } = useWords();
  return (
    <Menu
      trigger={
        <button type="button" className="city-button" aria-label={t('city.menu', { name: city.name })}>
          {city.name || <span className="caption">{t(failed ? 'city.none' : 'state.loading')}</span>}
          {city.fictional && (
            <Tooltip text={t('city.fictionalNote')}>
              <span className="chip">{t('city.fictional')}</span>
            </Tooltip>
          )}
          <ChevronDown size={16} aria-hidden />
        </button>
      }
    >
      <MenuItem icon={<Download size={16} aria-hidden />} onSelect={onImport}>
        {t('city.import')}
      </MenuItem>
    </Menu>
  );
}

function ModeTabs() {
  const { t } = useWords();
  const chosen = useProject((project) => project.mode);
  const { choose } = useProjectActions();
  return (
    <nav className="modes" aria-label={t('mode.label')}>
      {modes.map((mode) => {
        const Icon = modeIcons[mode];
        return (
          <button
            key={mode}
            type="button"
            className="mode"
            aria-current={mode === chosen ? 'page' : undefined}
            onClick={() => choose({ mode })}
          >
            <Icon size={20} aria-hidden />
            {t(`mode.${mode}`)}
          </button>
        );
      })}
    </nav>
  );
}

function ViewSwitch({ onLookDown }: { readonly onLookDown: () => void }) {
  const { t } = useWords();
  const view = useProject((project) => project.view);
  const { choose } = useProjectActions();
  return (
    <Segmented
      label={t('view.label')}
      value={view}
      options={[
        { value: '2D', label: t('view.2D') },
        { value: '3D', label: t('view.3D') },
      ]}
      onChange={(next) => {
        choose({ view: next });
        if (next === '2D') onLookDown();
      }}
    />
  );
}

function LanguageMenu() {
  const { t } = useWords();
  const language = useProject((project) => project.language);
  const { choose } = useProjectActions();
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="button button-quiet"
          aria-label={`${t('language.label')}：${t(`language.${language}`)}`}
        >
          <Globe size={20} aria-hidden />
          <span className="optional">{t(`language.${language}`)}</span>
          <ChevronDown size={16} aria-hidden />
        </button>
      }
    >
      <MenuChoice
        value={language}
        options={[
          { value: 'ja', label: t('language.ja') },
          { value: 'en', label: t('language.en') },
        ]}
        onChange={(next) => choose({ language: next })}
      />
    </Menu>
  );
}
