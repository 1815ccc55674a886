import { createContext, type ReactNode, use, useState } from 'react';
import { LiveRegion } from '../controls/LiveRegion.tsx';

const AnnouncerContext = createContext<(message: string) => void>(() => undefined);

/** Says to screen readers what an action did, where nothing near the focus shows it. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  return (
    <AnnouncerContext value={setMessage}>
      {children}
      <LiveRegion message={message} />
    </AnnouncerContext>
  );
}

export const useAnnounce = (): ((message: string) => void) => use(AnnouncerContext);
