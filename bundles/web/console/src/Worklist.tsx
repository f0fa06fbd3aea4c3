import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { read } from '@sunhall/shared/api';
import type { TaskRow } from '@sunhall/shared/model';
import { Lamp, Loaded, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable, everyPage } from './DataTable';
import { lastDay } from './limits';
import { useInterval } from './live';

export const RANK: Record<string, number> = { RED: 0, YELLOW: 1, GREEN: 2 };
const LAMPS = ['RED', 'YELLOW', 'GREEN'];

export default function Worklist() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const who = useWho();
  const every = useInterval();
  const [lamp, setLamp] = useState('');
  const tasks = useQuery({ queryKey: ['tasks', 'all'], queryFn: () => read('/api/cases/tasks', { query: { limit: 200 } }), refetchInterval: every });
  const lampWord = (row: TaskRow) => ({ RED: t('红灯', 'Red'), YELLOW: t('黄灯', 'Yellow') } as Record<string, string>)[row.lamp ?? ''] ?? t('正常', 'Normal');
  return (
    <>
      <h1>{t('待办', 'Worklist')}</h1>
      <Loaded query={tasks}>{(page) => (
        <>
          <div className="c-wall" role="group" aria-label={t('按亮灯筛选', 'By lamp')}>{LAMPS.map((one) => <button key={one} type="button" aria-pressed={lamp === one} onClick={() => setLamp(lamp === one ? '' : one)}><Lamp lamp={one} /><b>{page.items.filter((row) => (row.lamp ?? 'GREEN') === one).length}</b></button>)}</div>
          <div className="c-card">
            <DataTable name="worklist" {...(page.next ? { more: async () => { const found = await everyPage((after, limit) => read('/api/cases/tasks', { query: { limit, after } })); return { ...found, rows: found.rows.filter((row) => !lamp || (row.lamp ?? 'GREEN') === lamp) }; } } : {})} rowKey={(row) => row.caseId + row.task} empty={t('没有待办。有新的办件时会自动出现在这里。', 'Nothing to do. New work shows up here by itself.')}
              rows={page.items.filter((row) => !lamp || (row.lamp ?? 'GREEN') === lamp).sort((a, b) => (RANK[a.lamp ?? 'GREEN'] ?? 2) - (RANK[b.lamp ?? 'GREEN'] ?? 2) || (a.due ?? a.openedAt).localeCompare(b.due ?? b.openedAt))}
              columns={[
                { title: t('灯', 'Lamp'), line: true, value: (row) => RANK[row.lamp ?? 'GREEN'] ?? 2, word: lampWord, draw: (row) => <Lamp lamp={row.lamp ?? 'GREEN'} /> },
                { title: t('编号', 'Reference'), value: (row) => row.reference, draw: (row) => <Link to={`/cases/${row.caseId}`}>{row.reference}</Link> },
                { title: t('事项', 'Item'), value: (row) => text(row.itemName), choose: true },
                { title: t('环节', 'Step'), value: (row) => text(row.title) + (row.parked ? t('(暂停)', ' (parked)') : ''), choose: true },
                { title: t('领办', 'Claimed'), value: (row) => (!row.claimedBy ? t('未领办', 'by nobody') : row.claimedBy === who.data?.person ? t('本人', 'by me') : t('他人', 'by another')), choose: true },
                { title: t('到期', 'Due'), line: true, value: (row) => row.due ?? '', word: (row) => date(lastDay(row.due)), draw: (row) => date(lastDay(row.due)) || '—' },
                { title: t('进入时间', 'Since'), line: true, value: (row) => row.openedAt, word: (row) => date(row.openedAt, true), draw: (row) => date(row.openedAt, true) },
              ]} />
            {page.next && <p className="sh-quiet">{t('只显示最先到期的 200 条,办理后其余的会依次出现。', 'The 200 that are due first; the others follow as these are done.')}</p>}
          </div>
        </>)}</Loaded>
    </>
  );
}
