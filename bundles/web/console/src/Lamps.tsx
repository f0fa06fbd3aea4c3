import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { read } from '@sunhall/shared/api';
import { Lamp, Loading, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable, everyPage } from './DataTable';
import { lastDay } from './limits';
import { useInterval } from './live';

const RANK: Record<string, number> = { red: 0, yellow: 1, green: 2 };
const LAMPS = ['red', 'yellow', 'green'] as const;


/** The wall of lamps: numbers first, each leads to its rows; what is chosen stands in the address. */
export default function Lamps() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const every = useInterval();
  const [asked, ask] = useSearchParams();
  const [lamp, org] = [asked.get('lamp') ?? '', asked.get('org') ?? ''];
  const choose = (key: string, value: string) => {
    const next = new URLSearchParams(asked);
    if (next.get(key) === value) next.delete(key);
    else next.set(key, value);
    ask(next, { replace: true });
  };
  const counts = useQuery({ queryKey: ['lamp-counts'], queryFn: () => read('/api/supervision/counts'), refetchInterval: every });
  const query = { lamp: LAMPS.find((one) => one === lamp), org };
  const lamps = useInfiniteQuery({ queryKey: ['lamps', query], initialPageParam: '', queryFn: ({ pageParam }) => read('/api/supervision/lamps', { query: { ...query, limit: 200, after: pageParam } }), getNextPageParam: (last) => last.next || undefined, refetchInterval: every, placeholderData: (before) => before });
  const word = (name: string) => ({ red: t('红灯', 'Red'), yellow: t('黄灯', 'Yellow'), green: t('正常', 'Normal') })[name] ?? name;
  const lit = (counts.data?.items ?? []).filter((one) => one.kind === 'lamp');
  const orgs = [...new Map(lit.map((one) => [one.org, text(one.orgName)]))].map(([id, name]) => ({ id, name, of: (which: string) => lit.filter((one) => one.org === id && one.name === which).reduce((sum, one) => sum + one.number, 0) })).sort((a, b) => b.of('red') - a.of('red') || b.of('yellow') - a.of('yellow'));
  const rows = lamps.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <h1>{t('监察亮灯', 'Supervision')}</h1>
      {counts.isError ? <Trouble error={counts.error} retry={() => void counts.refetch()} /> : !counts.data ? <Loading /> : (
        <>
          <div className="c-wall" role="group" aria-label={t('按亮灯筛选', 'By lamp')}>{LAMPS.map((one) => <button key={one} type="button" aria-pressed={lamp === one} onClick={() => choose('lamp', one)}><Lamp lamp={one} /><b data-count={one}>{lit.filter((count) => count.name === one && (!org || count.org === org)).reduce((sum, count) => sum + count.number, 0)}</b></button>)}</div>
          {orgs.length > 0 && <section className="c-card"><h2>{t('按机关', 'By organisation')}</h2><div className="c-wall c-orgs" role="group" aria-label={t('按机关筛选', 'By organisation')}>{orgs.map((one) => <button key={one.id} type="button" aria-pressed={org === one.id} onClick={() => choose('org', one.id)}><bdi>{one.name}</bdi><span className="c-counts">{LAMPS.map((name) => <span key={name}><Lamp lamp={name} /> {one.of(name)}</span>)}</span></button>)}</div></section>}
        </>)}
      <div className="c-card">
        {(lamp || org) && <p role="status">{t('筛选', 'Shown')}:{[lamp && word(lamp), org && (orgs.find((one) => one.id === org)?.name ?? org)].filter(Boolean).join(' · ')} <button type="button" className="sh-button c-small" onClick={() => ask({}, { replace: true })}>{t('显示全部', 'Show all')}</button></p>}
        {lamps.isError ? <Trouble error={lamps.error} retry={() => void lamps.refetch()} /> : !lamps.data ? <Loading /> : (
          <DataTable name="lamps" {...(lamps.hasNextPage ? { more: () => everyPage((after, limit) => read('/api/supervision/lamps', { query: { ...query, limit, after } })) } : {})} rows={[...rows].sort((a, b) => (RANK[a.lamp] ?? 2) - (RANK[b.lamp] ?? 2) || a.due.localeCompare(b.due))} rowKey={(row) => row.case + row.clock} empty={t('没有运行中的时限。', 'No limit is running.')} columns={[
            { title: t('灯', 'Lamp'), line: true, value: (row) => RANK[row.lamp] ?? 2, word: (row) => word(row.lamp), draw: (row) => <Lamp lamp={row.lamp} /> },
            { title: t('编号', 'Reference'), value: (row) => row.code ?? row.receipt, draw: (row) => (/^[A-Za-z0-9-]+$/.test(row.case) && !row.kind.startsWith('review') && !row.kind.startsWith('declaration') ? <Link to={`/cases/${row.case}`}>{row.code ?? row.receipt}</Link> : <bdi>{row.code ?? row.receipt}</bdi>) },
            { title: t('事项', 'Item'), value: (row) => text(row.itemName), choose: true },
            { title: t('机关', 'Organisation'), value: (row) => text(row.orgName), choose: true },
            { title: t('环节', 'Step'), value: (row) => text(row.step) + (row.parked ? t('(暂停)', ' (parked)') : ''), choose: true },
            { title: t('时限', 'Limit'), value: (row) => text(row.title), choose: true },
            { title: t('剩余', 'Left'), value: (row) => text(row.remaining) },
            { title: t('到期', 'Due'), line: true, value: (row) => row.due, word: (row) => date(lastDay(row.due)), draw: (row) => date(lastDay(row.due)) },
          ]} />)}
        {lamps.hasNextPage && <button type="button" className="sh-button" disabled={lamps.isFetchingNextPage} onClick={() => void lamps.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
      </div>
    </>
  );
}
