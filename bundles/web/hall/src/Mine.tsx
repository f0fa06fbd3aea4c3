import { useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { drop, read } from '@sunhall/shared/api';
import { Empty, Loading, Trouble, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';

/** Stages in which the office still has work to do; after all others the applicant may rate the service. */
const OPEN = ['submitted', 'supplementing', 'handling', 'decided'];
/** Of the newest ended cases it is asked whether they wait for a rating. */
const MOST_REMINDERS = 10;

/** What somebody began and did not hand in; it is kept by the platform, so that it opens in any browser. */
function Drafts() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => read('/api/cases/drafts') });
  const list = drafts.data?.items ?? [];
  const names = useQuery({
    queryKey: ['draft-items', list.map((one) => one.item).join(' ')], enabled: list.length > 0,
    queryFn: async () => Object.fromEntries(await Promise.all([...new Set(list.map((one) => one.item))].map(async (code) => [code, await read('/api/disclosure/items/{code}', { path: { code } }).then((item) => item.name, () => ({ zh: code }))] as const))),
  });
  const discard = async (draft: string) => {
    if (!confirm(t('删除这份草稿?删除后不能恢复。', 'Delete this draft? It cannot be brought back.'))) return;
    setError(null);
    await drop('/api/cases/drafts/{draft}', { path: { draft } }).catch(setError);
    await client.invalidateQueries({ queryKey: ['drafts'] });
  };
  if (drafts.isError) return <Trouble error={drafts.error} retry={() => void drafts.refetch()} />;
  if (list.length === 0) return null;
  return (
    <section className="card" aria-labelledby="drafts">
      <h2 id="drafts">{t('未提交的草稿', 'Drafts')}</h2>
      {error !== null && <Trouble error={error} />}
      <ul className="list">{list.map((one) => (
        <li key={one.id}>
          <div className="row"><Link to={`/apply/${encodeURIComponent(one.item)}?draft=${encodeURIComponent(one.id)}`}><strong><bdi>{text(names.data?.[one.item]) || one.item}</bdi></strong></Link><button type="button" className="sh-button sh-danger" onClick={() => void discard(one.id)}>{t('删除', 'Delete')}</button></div>
          <div className="sh-quiet">{t(`保存于${date(one.savedAt, true)},${date(one.expiresAt)}前有效`, `saved on ${date(one.savedAt, true)}, kept until ${date(one.expiresAt)}`)}</div>
        </li>))}</ul>
    </section>
  );
}

export default function Mine() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const who = useWho();
  const signedIn = who.data?.signedIn === true;
  const cases = useInfiniteQuery({ queryKey: ['mine'], enabled: signedIn, initialPageParam: '', queryFn: ({ pageParam }) => read('/api/cases', { query: { limit: 30, after: pageParam } }), getNextPageParam: (last) => last.next || undefined, refetchInterval: 20_000 });
  const ended = (cases.data?.pages.flatMap((page) => page.items) ?? []).filter((one) => !OPEN.includes(one.stage.toLowerCase())).slice(0, MOST_REMINDERS);
  const unrated = useQueries({
    queries: ended.map((one) => ({ queryKey: ['case', one.id, 'rate', one.version], staleTime: 300_000, retry: false, queryFn: async () => (await read('/api/cases/{id}', { path: { id: one.id } })).operations.some((may) => may.name === 'rate') })),
    combine: (answers) => new Set(ended.filter((_one, index) => answers[index]?.data === true).map((one) => one.id)),
  });
  if (who.data && !signedIn) return <Navigate to="/sign-in?next=/mine" replace />;
  const found = cases.data?.pages.flatMap((page) => page.items);
  return (
    <div className="wrap">
      <h1>{t('我的办件', 'My cases')}</h1>
      {signedIn && <Drafts />}
      {unrated.size > 0 && <p className="notice" role="status">{t(`有 ${unrated.size} 件已办结的办件等待您评价。`, `${unrated.size} ended cases wait for your rating.`)}</p>}
      <div className="card">
        <h2>{t('已提交', 'Submitted')}</h2>
        {cases.isError || who.isError ? <Trouble error={cases.error ?? who.error} retry={() => void cases.refetch()} /> : !found ? <Loading /> : found.length === 0 ? <Empty>{t('您还没有办件。', 'You have no cases yet.')} <Link to="/">{t('去办事', 'Find a service')}</Link></Empty> : (
          <ul className="list">{found.map((one) => (
            <li key={one.id}>
              <div className="row"><Link to={`/mine/${one.id}`}><strong><bdi>{text(one.itemName)}</bdi></strong></Link><span className="tag">{text(one.stageTitle)}</span></div>
              <div className="sh-quiet">{one.code ? `${t('监管码', 'Code')} ${one.code}` : `${t('查询号', 'Receipt')} ${one.receipt}`} · {t('提交于', 'submitted')} {date(one.submittedAt, true)}</div>
              {unrated.has(one.id) && <div><Link to={`/mine/${one.id}#rate`}>{t('去评价', 'Rate the service')}<span className="sh-only-read">:{text(one.itemName)}</span></Link></div>}
            </li>))}</ul>
        )}
        {cases.hasNextPage && <button type="button" className="sh-button" onClick={() => void cases.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
      </div>
    </div>
  );
}
