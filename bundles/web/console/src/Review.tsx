import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { Edition, Page } from '@sunhall/shared/model';
import { Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable } from './DataTable';
import { EDITION_STATES } from './states';

export default function Review() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const editions = useQuery({ queryKey: ['editions'], queryFn: () => get<Page<Edition>>('/api/catalog/editions'), refetchInterval: 5_000 });
  return (
    <>
      <h1>{t('法制审核', 'Legal review')}</h1>
      <div className="c-card"><Loaded query={editions}>{(page) => (
        <DataTable name="review" rowKey={(row) => row.id} rows={[...page.items].sort((a, b) => Number(b.state === 'PROPOSED') - Number(a.state === 'PROPOSED') || b.proposedAt.localeCompare(a.proposedAt))} columns={[
          { title: t('事项', 'Item'), value: (row) => text(row.itemName), draw: (row) => <Link to={`/review/${encodeURIComponent(row.id)}`}><bdi>{text(row.itemName)}</bdi></Link> },
          { title: t('版次', 'No.'), value: (row) => row.number },
          { title: t('状态', 'State'), value: (row) => text(EDITION_STATES[row.state]) || row.state },
          { title: t('插件版本', 'Plug-in'), value: (row) => `${row.pluginId} ${row.pluginVersion}` },
          { title: t('提交时间', 'Proposed'), value: (row) => row.proposedAt, draw: (row) => date(row.proposedAt, true) },
          { title: t('生效日期', 'In force from'), value: (row) => row.effectiveFrom ?? '', draw: (row) => date(row.effectiveFrom) || '—' },
        ]} />)}</Loaded></div>
    </>
  );
}
