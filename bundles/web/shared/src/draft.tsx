import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Trouble } from './pieces';
import { useReading, useT } from './text';
import { drop, Problem, readTagged, write } from './api';

export type Json = Record<string, unknown>;
export type SaveState = { is: 'clean' } | { is: 'saving' } | { is: 'saved'; at: Date } | { is: 'stale' } | { is: 'failed'; error: unknown };

const PAUSE = 2000;

/** A draft as it was found: its tag says which state of it this is. */
export interface Begun<C> { id: string; etag: string | null; content: C }

/** A draft that was kept; null when it was handed in or forgotten in the meantime. */
export async function begunBefore<C>(id: string, kept: (body: Json | undefined) => C): Promise<Begun<C> & { item: string } | null> {
  try {
    const { body, etag } = await readTagged('/api/cases/drafts/{draft}', { path: { draft: id } });
    return { id, etag, item: body.item, content: kept(body.body) };
  } catch (error) {
    if (error instanceof Problem && error.body.status === 404) return null;
    throw error;
  }
}

/** A draft kept by the platform: begun with the first change, saved two seconds after the last one and when the page is left. */
export function useDraft<C extends object>(item: string, from: Begun<C> | null, kept: (body: Json | undefined) => C) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<C>(from?.content ?? kept(undefined));
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
  const change = useCallback((next: Partial<C> | ((now: C) => Partial<C>)) => {
    latest.current = { ...latest.current, ...(typeof next === 'function' ? next(latest.current) : next) };
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
    latest.current = kept(body.body);
    dirty.current = false;
    setDraft(latest.current);
    setState({ is: 'clean' });
  }, []);
  return { draft, change, save, state, forget, takeOther };
}

/** How a draft stands; what to do when another window saved it, too. */
export function Saved({ state, save, takeOther }: { state: SaveState; save(force?: boolean): Promise<void>; takeOther(): Promise<void> }) {
  const t = useT();
  const { lang } = useReading();
  if (state.is === 'stale') {
    return (
      <div className="notice" role="alert">
        <p>{t('这份草稿在别处(另一个窗口或设备)又保存过。', 'This draft was saved elsewhere in the meantime.')}</p>
        <button type="button" className="sh-button" onClick={() => void takeOther()}>{t('打开那一份', 'Open that one')}</button> <button type="button" className="sh-button" onClick={() => void save(true)}>{t('保留本页内容', 'Keep what is here')}</button>
      </div>
    );
  }
  if (state.is === 'failed') return <Trouble error={state.error} retry={() => void save()} />;
  return (
    <span className="sh-quiet" role="status">
      {state.is === 'saving' ? t('正在保存…', 'Saving…') : state.is === 'saved' ? t(`草稿已保存(${state.at.toLocaleTimeString('zh-CN')}),可在任何设备登录后继续`, `Draft saved (${state.at.toLocaleTimeString(lang === 'en' ? 'en-GB' : 'zh-CN')}); go on wherever you sign in`) : ''}
    </span>
  );
}
