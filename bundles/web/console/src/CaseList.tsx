import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { read } from '@sunhall/shared/api';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable, everyPage } from './DataTable';
import { useInterval } from './live';
import { CASE_STAGES } from './states';

const KEYS = ['stage', 'item', 'name', 'from', 'to', 'parked', 'copied'];

/** The search goes to the platform, and stands in the address. */
export default function CaseList() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const every = useInterval();
  const [asked, ask] = useSearchParams();
  const query = Object.fromEntries(KEYS.flatMap((key) => {
    const value = asked.get(key);
    const day = key === 'from' ? 'T00:00:00+08:00' : key === 'to' ? 'T23:59:59.999+08:00' : undefined;
    return value ? [[key, day ? new Date(value + day).toISOString() : value]] : [];
  }));
  const items = useQuery({ queryKey: ['catalog'], retry: false, queryFn: () => read('/api/catalog/items') });
  const cases = useInfiniteQuery({ queryKey: ['cases', query], initialPageParam: '', queryFn: ({ pageParam }) => read('/api/cases', { query: { ...query, limit: 100, after: pageParam } }), getNextPageParam: (last) => last.next || undefined, refetchInterval: every, placeholderData: (before) => before });
  const rows = cases.data?.pages.flatMap((page) => page.items);
  const submit = (form: FormData) => ask(Object.fromEntries(KEYS.map((key) => [key, String(form.get(key) ?? '').trim()]).filter(([, value]) => value)));
  return (
    <>
      <h1>{t('办件', 'Cases')}</h1>
      <form key={asked.toString()} className="c-card c-search" onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
        <label>{t('申请人', 'Applicant')}<input className="sh-input" name="name" maxLength={120} defaultValue={asked.get('name') ?? ''} /></label>
        <label>{t('事项', 'Item')}<select className="sh-input" name="item" defaultValue={asked.get('item') ?? ''}><option value="">{t('全部', 'all')}</option>{(items.data?.items ?? []).map((one) => <option key={one.code} value={one.code}>{text(one.name)}</option>)}</select></label>
        <label>{t('状态', 'Stage')}<select className="sh-input" name="stage" defaultValue={asked.get('stage') ?? ''}><option value="">{t('全部', 'all')}</option>{Object.entries(CASE_STAGES).map(([key, word]) => <option key={key} value={key}>{text(word)}</option>)}</select></label>
        <label>{t('提交自', 'Submitted from')}<input className="sh-input" type="date" name="from" defaultValue={asked.get('from') ?? ''} /></label>
        <label>{t('至', 'until')}<input className="sh-input" type="date" name="to" defaultValue={asked.get('to') ?? ''} /></label>
        <label>{t('暂停', 'Parked')}<select className="sh-input" name="parked" defaultValue={asked.get('parked') ?? ''}><option value="">{t('不限', 'any')}</option><option value="true">{t('仅暂停的', 'parked only')}</option><option value="false">{t('不含暂停的', 'not parked')}</option></select></label>
        <label>{t('范围', 'Which')}<select className="sh-input" name="copied" defaultValue={asked.get('copied') ?? ''}><option value="">{t('本单位的', 'our own')}</option><option value="true">{t('抄告本单位的', 'copied to us')}</option></select></label>
        <span className="c-tools"><button type="submit" className="sh-button sh-main">{t('查询', 'Search')}</button>{asked.size > 0 && <button type="button" className="sh-button" onClick={() => ask({})}>{t('清除条件', 'Clear')}</button>}</span>
      </form>
      <div className="c-card">
        {cases.isError ? <Trouble error={cases.error} retry={() => void cases.refetch()} /> : !rows ? <Loading /> : (
          <DataTable name="cases" rows={rows} {...(cases.hasNextPage ? { more: () => everyPage((after, limit) => read('/api/cases', { query: { ...query, limit, after } })) } : {})} rowKey={(row) => row.id} busy={cases.isFetching && !cases.isFetched} empty={t('没有符合条件的办件。', 'No case fits.')} columns={[
            { title: t('编号', 'Reference'), value: (row) => row.code ?? row.receipt, draw: (row) => <Link to={`/cases/${row.id}`}>{row.code ?? row.receipt}</Link> },
            { title: t('事项', 'Item'), value: (row) => text(row.itemName), choose: true },
            { title: t('状态', 'Stage'), value: (row) => text(row.stageTitle) + (row.parked ? t('(暂停)', ' (parked)') : ''), choose: true },
            { title: t('提交时间', 'Submitted'), line: true, value: (row) => row.submittedAt, word: (row) => date(row.submittedAt, true), draw: (row) => date(row.submittedAt, true) },
          ]} />)}
        {cases.hasNextPage && <button type="button" className="sh-button" disabled={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
      </div>
    </>
  );
}
