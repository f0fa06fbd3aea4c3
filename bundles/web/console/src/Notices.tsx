import { useState } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { read, write, type Answered } from '@sunhall/shared/api';
import { Notices } from '@sunhall/shared/notices';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT } from '@sunhall/shared/text';
import { DataTable, everyPage } from './DataTable';
import { useMay } from './Shell';

type Delivery = Answered<'/api/notices/deliveries', 'get'>['items'][number];

/** What could not be sent, or waits to be tried again; an operator sends it off once more. */
function Deliveries() {
  const t = useT();
  const date = useDate();
  const client = useQueryClient();
  const [state, setState] = useState('failed');
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState('');
  const found = useInfiniteQuery({ queryKey: ['deliveries', state], initialPageParam: '', refetchInterval: 30_000, queryFn: ({ pageParam }) => read('/api/notices/deliveries', { query: { state, limit: 50, after: pageParam } }), getNextPageParam: (last) => last.next || undefined });
  const again = async (rows: Delivery[]) => {
    setError(null);
    setDone('');
    try {
      for (const row of rows) await write('post', '/api/notices/deliveries/{notice}/{channel}/retry', { path: { notice: row.notice, channel: row.channel } }, undefined);
      setDone(t(`${rows.length} 条通知将重新发送。`, `${rows.length} notices are sent off again.`));
    } catch (failure) {
      setError(failure);
    }
    await client.invalidateQueries({ queryKey: ['deliveries'] });
  };
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="c-card" aria-labelledby="deliveries">
      <h2 id="deliveries">{t('对外发送情况', 'What goes out')}</h2>
      <p className="sh-quiet">{t('邮件、短信等发送失败后会间隔重试八次;仍未送出的列在这里,排除故障后重新发送。收件人的地址不在此显示。', 'What a channel did not take is tried eight times with growing pauses; what is left stands here and is sent off again once the fault is mended. Addresses are not shown.')}</p>
      {error !== null && <Trouble error={error} />}
      {done && <p className="c-done" role="status">{done}</p>}
      {found.isError ? <Trouble error={found.error} retry={() => void found.refetch()} /> : !found.data ? <Loading /> : (
        <DataTable<Delivery> name="deliveries" {...(found.hasNextPage ? { more: () => everyPage((after, limit) => read('/api/notices/deliveries', { query: { state, limit, after } }), 50) } : {})} rows={rows} rowKey={(row) => row.id ?? `${row.notice}/${row.channel}`} empty={t('没有这种状态的通知。', 'There is none in this state.')}
          tools={<>
            <label><span className="sh-only-read">{t('状态', 'State')}</span><select className="sh-input" value={state} onChange={(event) => setState(event.target.value)}><option value="failed">{t('未能送出', 'given up')}</option><option value="waiting">{t('等待发送', 'waiting')}</option><option value="sent">{t('已送出', 'sent')}</option></select></label>
            {state === 'failed' && rows.length > 1 && <button type="button" className="sh-button c-small" onClick={() => void again(rows)}>{t('全部重新发送', 'Send all again')}</button>}
          </>}
          columns={[
            { title: t('渠道', 'Channel'), value: (row) => row.channel, choose: true },
            { title: t('次数', 'Tries'), line: true, value: (row) => row.tries },
            { title: t('原因', 'Why'), value: (row) => row.trouble ?? '' },
            { title: t('下次发送', 'Next try'), line: true, value: (row) => row.nextTryAt ?? '', word: (row) => date(row.nextTryAt, true), draw: (row) => date(row.nextTryAt, true) || '—' },
            { title: t('操作', 'Act'), acts: true, value: () => '', draw: (row) => (state === 'failed' ? <button type="button" className="sh-button c-small" onClick={() => void again([row])}>{t('重新发送', 'Send again')}</button> : null) },
          ]} />
      )}
      {found.hasNextPage && <button type="button" className="sh-button" onClick={() => void found.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
    </section>
  );
}

export default function MyNotices() {
  const t = useT();
  const may = useMay();
  return (
    <>
      <h1>{t('通知', 'Notices')}</h1>
      {may.operate && <Deliveries />}
      <Notices section="c-card" link={(id, words) => <Link to={`/cases/${encodeURIComponent(id)}`}>{words}</Link>} />
    </>
  );
}
