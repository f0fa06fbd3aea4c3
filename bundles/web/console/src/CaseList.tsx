import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { CaseSummary, Page } from '@sunhall/shared/model';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable } from './DataTable';

export default function CaseList() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const cases = useInfiniteQuery({ queryKey: ['cases'], initialPageParam: '', queryFn: ({ pageParam }) => get<Page<CaseSummary>>(`/api/cases?limit=100${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ''}`), getNextPageParam: (last) => last.next || undefined, refetchInterval: 15_000 });
  const rows = cases.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <h1>{t('办件', 'Cases')}</h1>
      <div className="c-card">
        {cases.isError ? <Trouble error={cases.error} retry={() => void cases.refetch()} /> : !rows ? <Loading /> : (
          <DataTable name="cases" rows={rows} rowKey={(row) => row.id} columns={[
            { title: t('编号', 'Reference'), value: (row) => row.code ?? row.receipt, draw: (row) => <Link to={`/cases/${row.id}`}>{row.code ?? row.receipt}</Link> },
            { title: t('事项', 'Item'), value: (row) => text(row.itemName) },
            { title: t('状态', 'Stage'), value: (row) => text(row.stageTitle) + (row.parked ? t('(暂停)', ' (parked)') : '') },
            { title: t('提交时间', 'Submitted'), value: (row) => row.submittedAt, draw: (row) => date(row.submittedAt, true) },
          ]} />)}
        {cases.hasNextPage && <button type="button" className="sh-button" onClick={() => void cases.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
      </div>
    </>
  );
}
