import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { drop, read, write, type Answered } from './api';
import { Empty, Loading, Trouble } from './pieces';
import { spokenLang, useDate, useT, useText } from './text';

type Way = Answered<'/api/notices/channels', 'get'>['items'][number];

/** One way to be reached: put an address down, type the code that went there, take it back. */
function Reached({ way }: { way: Way }) {
  const t = useT();
  const text = useText();
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const at = { path: { channel: way.channel } };
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      setChanging(false);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['notice-channels'] });
    }
  };
  const word = (form: HTMLFormElement, name: string) => String(new FormData(form).get(name) ?? '').trim();
  const wanted = changing || !way.address;
  return (
    <li className="sh-way" data-channel={way.channel}>
      <div className="sh-way-head"><strong>{text(way.label)}</strong>{way.address && <span><bdi>{way.address}</bdi> <span className={`sh-mark${way.confirmed ? ' sh-mark-good' : ''}`}>{!way.available ? t('暂停服务', 'not available now') : way.confirmed ? t('已确认', 'confirmed') : t('待确认', 'to be confirmed')}</span></span>}</div>
      {error !== null && <Trouble error={error} />}
      {way.available && way.address && !way.confirmed && !changing && (
        <form className="sh-line" onSubmit={(event) => { event.preventDefault(); const form = event.currentTarget; void act(() => write('post', '/api/notices/channels/{channel}/confirmation', at, { code: word(form, 'code') })); }}>
          <label>{t('收到的 6 位验证码', 'The six digits that were sent')}<input className="sh-input" name="code" required pattern="[0-9]{6}" inputMode="numeric" autoComplete="one-time-code" maxLength={6} /></label>
          <button type="submit" className="sh-button sh-main" disabled={busy}>{t('确认', 'Confirm')}</button>
        </form>
      )}
      {way.available && wanted && (
        <form className="sh-line" onSubmit={(event) => { event.preventDefault(); const form = event.currentTarget; void act(() => write('put', '/api/notices/channels/{channel}', at, { address: word(form, 'address'), language: spokenLang().startsWith('en') ? 'en' : 'zh' })); }}>
          <label>{t(`${text(way.label)}地址或号码`, `Address for ${text(way.label)}`)}<input className="sh-input" name="address" required maxLength={254} autoComplete={way.channel === 'mail' ? 'email' : way.channel === 'sms' ? 'tel' : 'off'} /></label>
          <button type="submit" className="sh-button sh-main" disabled={busy}>{t('发送验证码', 'Send a code')}</button>
        </form>
      )}
      {way.address && <p className="sh-way-tools">
        {way.available && <button type="button" className="sh-button" disabled={busy} onClick={() => setChanging(!changing)}>{changing ? t('不修改', 'Keep it') : t('修改', 'Change')}</button>}
        <button type="button" className="sh-button" disabled={busy} onClick={() => void act(() => drop('/api/notices/channels/{channel}', at))}>{t('不再接收', 'Stop')}</button>
      </p>}
    </li>
  );
}

function Ways() {
  const t = useT();
  const ways = useQuery({ queryKey: ['notice-channels'], queryFn: () => read('/api/notices/channels') });
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t('同时发到', 'Also send them to')}</h2>
      {ways.isError ? <Trouble error={ways.error} retry={() => void ways.refetch()} /> : !ways.data ? <Loading /> : ways.data.items.length === 0
        ? <p className="sh-quiet">{t('本平台目前只在站内通知。', 'This platform tells you here only at the moment.')}</p>
        : <ul className="sh-ways">{ways.data.items.map((way) => <Reached key={way.channel} way={way} />)}</ul>}
    </section>
  );
}

/** What the platform told the reader, the latest first, and how else it may reach them. */
export function Notices({ section, link }: { section: string; link(caseId: string, words: ReactNode): ReactNode }) {
  const t = useT();
  const text = useText();
  const date = useDate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const notices = useInfiniteQuery({ queryKey: ['notices', 'list'], initialPageParam: '', refetchInterval: 60_000, queryFn: ({ pageParam }) => read('/api/notices', { query: { limit: 30, after: pageParam } }), getNextPageParam: (last) => last.next || undefined });
  const list = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const fresh = list.filter((one) => !one.readAt);
  const mark = async (ids: string[]) => {
    setError(null);
    try {
      for (const id of ids) await write('post', '/api/notices/{id}/read', { path: { id } }, undefined);
    } catch (failure) {
      setError(failure);
    }
    await client.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <>
      <section className={section} aria-labelledby="notices">
        <div className="sh-way-head"><h2 id="notices">{t('收到的通知', 'What you were told')}</h2>{fresh.length > 0 && <button type="button" className="sh-button" onClick={() => void mark(fresh.map((one) => one.id))}>{t('全部标为已读', 'Mark all as read')}</button>}</div>
        {error !== null && <Trouble error={error} />}
        {notices.isError ? <Trouble error={notices.error} retry={() => void notices.refetch()} /> : !notices.data ? <Loading /> : list.length === 0 ? <Empty>{t('还没有通知。办件有进展时会告诉您。', 'Nothing yet. You are told when something happens to a case.')}</Empty> : (
          <ul className="sh-notices">{list.map((one) => (
            <li key={one.id} className={one.readAt ? '' : 'sh-new'}>
              <div className="sh-way-head"><strong>{!one.readAt && <span className="sh-mark">{t('新', 'new')}</span>} <bdi>{text(one.title)}</bdi></strong><time className="sh-quiet" dateTime={one.createdAt}>{date(one.createdAt, true)}</time></div>
              <p><bdi>{text(one.body)}</bdi></p>
              <p className="sh-way-tools">{one.case && link(one.case, t('查看办件', 'Open the case'))}{!one.readAt && <button type="button" className="sh-button" onClick={() => void mark([one.id])}>{t('标为已读', 'Mark as read')}</button>}</p>
            </li>))}</ul>
        )}
        {notices.hasNextPage && <button type="button" className="sh-button" onClick={() => void notices.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
      </section>
      <div className={section}><Ways /></div>
    </>
  );
}
