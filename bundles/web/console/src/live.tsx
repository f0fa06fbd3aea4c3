import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

/** What is read again when the platform says that a topic has changed; the first word of the query's key. */
export const TOPICS: Record<string, string[]> = {
  cases: ['tasks', 'cases', 'case', 'timeline', 'case-counts', 'migration', 'case-clocks', 'notices'],
  lamps: ['lamps', 'lamp-counts', 'case-clocks'],
  catalog: ['editions', 'edition', 'catalog', 'catalog-item', 'proceedings', 'law-changes', 'items', 'migration'],
  plugins: ['plugins', 'refusals', 'incidents', 'publishers'],
  organisations: ['organisations', 'organisation', 'people', 'posts', 'delegations', 'certificates', 'staff-changes', 'who'],
};
const NAMED = new Set(['case', 'timeline', 'case-clocks']);

export interface Change {
  topics: string[];
  cases?: string[];
}

/** Whether what was read under this key may be different now. */
export function concerns(key: readonly unknown[], change: Change): boolean {
  const [first, id] = key;
  return change.topics.some((topic) => {
    if (!TOPICS[topic]?.includes(String(first))) return false;
    return topic !== 'cases' || !change.cases || !NAMED.has(String(first)) || change.cases.includes(String(id));
  });
}

function tell(client: QueryClient, change: Change) {
  void client.invalidateQueries({ predicate: (query) => concerns(query.queryKey, change) });
}

const GIVE_UP_AFTER = 20 * 60_000;
const LiveContext = createContext(false);

/** How often a page asks by itself: rarely while it is told of changes, more often when it is not. */
export const useInterval = () => (useContext(LiveContext) ? 120_000 : 20_000);
export const useLive = () => useContext(LiveContext);

/**
 * One stream of hints for all pages of this window. A browser opens few connections to a host, so a hidden window has none; and
 * nobody's session is kept open by a page that nobody has touched for long.
 */
export function LiveProvider({ who, children }: { who: string | undefined; children: ReactNode }) {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (!who) return undefined;
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let touched = Date.now();
    let greeted = false;
    let pause = 2_000;
    const close = () => {
      clearTimeout(again);
      again = undefined;
      source?.close();
      source = undefined;
      setLive(false);
    };
    const open = () => {
      if (source || document.hidden) return;
      const made = new EventSource('/api/events');
      source = made;
      made.addEventListener('hello', () => {
        setLive(true);
        pause = 2_000;
        // What changed while nobody listened is not told again.
        if (greeted) tell(client, { topics: Object.keys(TOPICS) });
        greeted = true;
      });
      made.addEventListener('changed', (event) => {
        tell(client, JSON.parse((event as MessageEvent<string>).data) as Change);
        if (Date.now() - touched > GIVE_UP_AFTER) close();
      });
      made.onerror = () => {
        setLive(false);
        // The browser connects again by itself unless it was refused.
        if (made.readyState === EventSource.CLOSED && source === made) {
          source = undefined;
          again = setTimeout(open, pause);
          pause = Math.min(pause * 2, 60_000);
        }
      };
    };
    const look = () => (document.hidden ? close() : open());
    const touch = () => {
      touched = Date.now();
      if (!source && !again) open();
    };
    open();
    document.addEventListener('visibilitychange', look);
    document.addEventListener('pointerdown', touch);
    document.addEventListener('keydown', touch);
    return () => {
      document.removeEventListener('visibilitychange', look);
      document.removeEventListener('pointerdown', touch);
      document.removeEventListener('keydown', touch);
      close();
    };
  }, [who, client]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}
