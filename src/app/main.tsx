import { proxy } from 'comlink';
import { createRoot } from 'react-dom/client';
import { createLanguage } from '../project/language/create-language.ts';
import { createProjectStore } from '../project/project-store.ts';
import { App } from './App.tsx';
import type { OpenWith } from './explore/use-open-city.ts';
import { keepChoices, savedChoices } from './saved-choices.ts';
import { loadFonts } from './styles/load-fonts.ts';
import './styles/main.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const store = createProjectStore(savedChoices());
keepChoices(store);

/** The city that is served with the page: `data/`, the sample city unless the site's owner put another there. */
const servedCity: OpenWith = ({ engine }, onProgress) =>
  engine
    .openPackage(
      new URL('./data/', document.baseURI).href,
      proxy((progress) => {
        loadFonts();
        onProgress(progress);
      }),
    )
    .finally(loadFonts);

createRoot(root).render(<App store={store} words={createLanguage()} first={servedCity} />);
