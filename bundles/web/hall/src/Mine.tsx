import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Navigate } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { CaseSummary, Page } from '@sunhall/shared/model';
import { Empty, Loading, Trouble, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';

export default function Mine() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const who = useWho();
  const cases = useInfiniteQuery({ queryKey: ['mine'], enabled: who.data?.signedIn === true, initialPageParam: '', queryFn: ({ pageParam }) => get<Page<CaseSummary>>(`/api/cases?limit=30${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ''}`), getNextPageParam: (last) => last.next || undefined, refetchInterval: 20_000 });
  if (who.data && !who.data.signedIn) return <Navigate to="/sign-in?next=/mine" replace />;
  const found = cases.data?.pages.flatMap((page) => page.items);
  return (
    <div className="wrap">
      <h1>{t('我的办件', 'My cases')}</h1>
      <div className="card">
        {cases.isError || who.isError ? <Trouble error={cases.error ?? who.error} retry={() => void cases.refetch()} /> : !found ? <Loading /> : found.length === 0 ? <Empty>{t('您还没有办件。', 'You have no cases yet.')} <Link to="/">{t('去办事', 'Find a service')}</Link></Empty> : (
          <ul className="list">{found.map((one) => (
            <li key={one.id}>
              <div className="row"><Link to={`/mine/${one.id}`}><strong><bdi>{text(one.itemName)}</bdi></strong></Link><span className="tag">{text(one.stageTitle)}</span></div>
              <div className="sh-quiet">{one.code ? `${t('监管码', 'Code')} ${one.code}` : `${t('查询号', 'Receipt')} ${one.receipt}`} · {t('提交于', 'submitted')} {date(one.submittedAt, true)}</div>
            </li>))}</ul>
        )}
        {cases.hasNextPage && <button type="button" className="sh-button" onClick={() => void cases.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
      </div>
    </div>
  );
}
