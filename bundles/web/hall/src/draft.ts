import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { drop, Problem, readTagged, write } from '@sunhall/shared/api';
import type { Kept } from './Uploads';

export type Json = Record<string, unknown>;
export interface Content { form: Json; files: Record<string, Kept[]> }
export type SaveState = { is: 'clean' } | { is: 'saving' } | { is: 'saved'; at: Date } | { is: 'stale' } | { is: 'failed'; error: unknown };

const PAUSE = 2000;

/** What was kept, as far as it has the right shape. */
export function content(body: Json | undefined): Content {
  const files: Record<string, Kept[]> = {};
  for (const [key, list] of Object.entries((body?.files ?? {}) as Record<string, unknown>)) {
    if (Array.isArray(list)) files[key] = list.filter((one): one is Kept => typeof one?.id === 'string' && typeof one?.name === 'string');
  }
  const form = body?.form;
  return { form: form && typeof form === 'object' && !Array.isArray(form) ? (form as Json) : {}, files };
}

/** A draft kept by the platform: begun with the first change, saved two seconds after the last one and when the page is left. */
export function useDraft(item: string, from: { id: string; etag: string | null; content: Content } | null) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<Content>(from?.content ?? { form: {}, files: {} });
  const [state, setState] = useState<SaveState>({ is: 'clean' });
  const known = useRef(from ? { id: from.id, etag: from.etag } : null);
  const latest = useRef(draft);
  const dirty = useRef(false);
  const gone = useRef(false);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const store = useCallback(async (force: boolean): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    if (!dirty.current || gone.current) return;
    dirty.current = false;
    setState({ is: 'saving' });
    const body = latest.current as unknown as Json;
    running.current = (async () => {
      try {
        if (known.current) {
          const { etag } = await write('put', '/api/cases/drafts/{draft}', { path: { draft: known.current.id } }, body, { etag: force ? null : known.current.etag });
          known.current.etag = etag;
        } else {
          const begun = await write('post', '/api/cases/drafts', {}, { item, body });
          known.current = { id: begun.body.id, etag: begun.etag };
          history.replaceState(history.state, '', `?draft=${encodeURIComponent(begun.body.id)}`);
        }
        setState({ is: 'saved', at: new Date() });
        void client.invalidateQueries({ queryKey: ['drafts'] });
      } catch (error) {
        dirty.current = true;
        setState(error instanceof Problem && error.body.status === 412 ? { is: 'stale' } : { is: 'failed', error });
      } finally {
        running.current = null;
      }
    })();
    await running.current;
  }, [client, item]);
  const change = useCallback((next: Partial<Content>) => {
    latest.current = { ...latest.current, ...next };
    dirty.current = true;
    setDraft(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void store(false), PAUSE);
  }, [store]);
  useEffect(() => {
    const leave = () => void store(false);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [store]);
  const save = useCallback(async (force = false) => {
    dirty.current = true;
    await store(force);
  }, [store]);
  /** It was handed in: nothing is left to keep. */
  const forget = useCallback(async () => {
    gone.current = true;
    clearTimeout(timer.current);
    if (running.current) await running.current;
    if (known.current) await drop('/api/cases/drafts/{draft}', { path: { draft: known.current.id } }).catch(() => {});
    void client.invalidateQueries({ queryKey: ['drafts'] });
  }, [client]);
  /** Takes what another page saved instead. */
  const takeOther = useCallback(async () => {
    if (!known.current) return;
    const { body, etag } = await readTagged('/api/cases/drafts/{draft}', { path: { draft: known.current.id } });
    known.current.etag = etag;
    latest.current = content(body.body);
    dirty.current = false;
    setDraft(latest.current);
    setState({ is: 'clean' });
  }, []);
  return { draft, change, save, state, forget, takeOther };
}
