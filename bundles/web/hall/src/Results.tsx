import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '@sunhall/shared/api';
import { csv, download } from '@sunhall/shared/csv';
import { Empty, Loading, RESULTS, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { Ratings } from './Ratings';

/** Published decisions; names are masked by the platform before they come here. */
export default function Results() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const [filter, setFilter] = useState('');
  const [newest, setNewest] = useState(true);
  const results = useInfiniteQuery({ queryKey: ['results'], initialPageParam: '', queryFn: ({ pageParam }) => read('/api/disclosure/results', { query: { limit: 50, after: pageParam } }), getNextPageParam: (last) => last.next || undefined });
  const all = results.data?.pages.flatMap((page) => page.items);
  const rows = all?.filter((one) => !filter || [one.code, text(one.itemName), text(one.orgName), one.applicant, one.number].join(' ').includes(filter)).sort((a, b) => (newest ? -1 : 1) * a.decidedAt.localeCompare(b.decidedAt));
  const head = [t('监管码', 'Code'), t('事项', 'Item'), t('机关', 'Organisation'), t('当事人', 'Party'), t('结果', 'Result'), t('文号', 'Number'), t('决定日期', 'Decided')];
  return (
    <div className="wrap">
      <h1>{t('结果公示', 'Published results')}</h1>
      <div className="card">
        <div className="filters"><label>{t('筛选', 'Filter')}<input className="sh-input" type="search" value={filter} onChange={(event) => setFilter(event.target.value)} /></label><span><button type="button" className="sh-button" onClick={() => setNewest(!newest)}>{newest ? t('最新在前', 'Newest first') : t('最早在前', 'Oldest first')}</button> <button type="button" className="sh-button" disabled={!rows?.length} onClick={() => download('results.csv', csv([head, ...(rows ?? []).map((one) => [one.code, text(one.itemName), text(one.orgName), one.applicant, text(one.resultText ?? RESULTS[one.result] ?? { zh: one.result }), one.number, date(one.decidedAt)])]))}>{t('导出 CSV', 'Export CSV')}</button></span></div>
        {results.isError ? <Trouble error={results.error} retry={() => void results.refetch()} /> : !rows ? <Loading /> : rows.length === 0 ? <Empty>{t('没有公示的结果。', 'No published results.')}</Empty> : (
          <div className="sh-scroll" tabIndex={0} role="region" aria-label={t('结果公示', 'Published results')}><table className="sh-table"><thead><tr>{head.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead><tbody>{rows.map((one) => <tr key={one.code}><td className="sh-code">{one.code}</td><td><bdi>{text(one.itemName)}</bdi></td><td>{text(one.orgName)}</td><td className="sh-code"><bdi>{one.applicant}</bdi></td><td>{text(one.resultText ?? RESULTS[one.result] ?? { zh: one.result })}</td><td>{one.number}</td><td className="sh-code">{date(one.decidedAt)}</td></tr>)}</tbody></table></div>
        )}
        {results.hasNextPage && <button type="button" className="sh-button" onClick={() => void results.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
      </div>
      <section className="card" aria-labelledby="ratings"><h2 id="ratings">{t('办事人评价', 'How applicants rated the service')}</h2><Ratings /></section>
    </div>
  );
}
