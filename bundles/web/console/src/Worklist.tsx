import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { Page, TaskRow } from '@sunhall/shared/model';
import { Lamp, Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable } from './DataTable';

const RANK: Record<string, number> = { RED: 0, YELLOW: 1, GREEN: 2 };

export default function Worklist() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const tasks = useQuery({ queryKey: ['tasks'], queryFn: () => get<Page<TaskRow>>('/api/cases/tasks?limit=200'), refetchInterval: 5_000 });
  return (
    <>
      <h1>{t('待办', 'Worklist')}</h1>
      <div className="c-card"><Loaded query={tasks}>{(page) => (
        <DataTable name="worklist" rowKey={(row) => row.caseId + row.task}
          rows={[...page.items].sort((a, b) => (RANK[a.lamp ?? 'GREEN'] ?? 2) - (RANK[b.lamp ?? 'GREEN'] ?? 2) || (a.due ?? a.openedAt).localeCompare(b.due ?? b.openedAt))}
          columns={[
            { title: t('灯', 'Lamp'), value: (row) => RANK[row.lamp ?? 'GREEN'] ?? 2, draw: (row) => <Lamp lamp={row.lamp ?? 'GREEN'} /> },
            { title: t('编号', 'Reference'), value: (row) => row.reference, draw: (row) => <Link to={`/cases/${row.caseId}`}>{row.reference}</Link> },
            { title: t('事项', 'Item'), value: (row) => text(row.itemName) },
            { title: t('环节', 'Step'), value: (row) => text(row.title) },
            { title: t('到期', 'Due'), value: (row) => row.due ?? '', draw: (row) => date(row.due) || '—' },
            { title: t('进入时间', 'Since'), value: (row) => row.openedAt, draw: (row) => date(row.openedAt, true) },
          ]} />)}</Loaded></div>
    </>
  );
}
