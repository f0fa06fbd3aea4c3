import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { CatalogItem, Page } from '@sunhall/shared/model';
import { Loaded, TYPES } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable } from './DataTable';

export default function Catalog() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const items = useQuery({ queryKey: ['catalog'], queryFn: () => get<Page<CatalogItem>>('/api/catalog/items'), refetchInterval: 15_000 });
  return (
    <>
      <h1>{t('权力事项', 'Catalog')}</h1>
      <div className="c-card"><Loaded query={items}>{(page) => (
        <DataTable name="catalog" rows={page.items} rowKey={(row) => row.code} columns={[
          { title: t('事项', 'Item'), value: (row) => text(row.name), draw: (row) => (row.inForce ?? row.pending) ? <Link to={`/review/${encodeURIComponent((row.inForce ?? row.pending)!.id)}`}><bdi>{text(row.name)}</bdi></Link> : <bdi>{text(row.name)}</bdi> },
          { title: t('编码', 'Code'), value: (row) => row.code },
          { title: t('类型', 'Type'), value: (row) => text(TYPES[row.type]) || row.type },
          { title: t('实施机关', 'Organisation'), value: (row) => row.implementingSubject },
          { title: t('现行版本', 'In force'), value: (row) => row.inForce ? `${row.inForce.number}` : '', draw: (row) => row.inForce ? t(`第 ${row.inForce.number} 版(${date(row.inForce.effectiveFrom)}起)`, `No. ${row.inForce.number} (since ${date(row.inForce.effectiveFrom)})`) : '—' },
          { title: t('待定版本', 'Pending'), value: (row) => row.pending ? `${row.pending.number}` : '', draw: (row) => row.pending ? <Link to={`/review/${encodeURIComponent(row.pending.id)}`}>{t(`第 ${row.pending.number} 版`, `No. ${row.pending.number}`)}</Link> : '—' },
        ]} />)}</Loaded></div>
    </>
  );
}
