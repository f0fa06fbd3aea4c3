import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { Organisation, Page, PublishedItem } from '@sunhall/shared/model';
import { Empty, Loading, Trouble, TYPES } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';

/** The way in: search, types, organisations, districts. */
export function Front() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const [asked, ask] = useSearchParams();
  const q = asked.get('q') ?? '';
  const type = asked.get('type') ?? '';
  const org = asked.get('org') ?? '';
  const district = asked.get('district') ?? '';
  const [words, setWords] = useState(q);
  const orgs = useQuery({ queryKey: ['organisations'], queryFn: () => get<Organisation[]>('/api/identity/organisations'), staleTime: 300_000 });
  const items = useInfiniteQuery({
    queryKey: ['items', q, type, org],
    initialPageParam: '',
    queryFn: ({ pageParam }) => get<Page<PublishedItem>>(`/api/disclosure/items?${new URLSearchParams(Object.entries({ q, type, org, after: pageParam, limit: '30' }).filter(([, value]) => value))}`),
    getNextPageParam: (last) => last.next || undefined,
  });
  const set = (name: string, value: string) => ask((old) => {
    const next = new URLSearchParams(old);
    if (value) next.set(name, value);
    else next.delete(name);
    return next;
  }, { replace: true });
  const found = items.data?.pages.flatMap((page) => page.items).filter((item) => !district || item.jurisdiction === district);
  const districts = [...new Set((orgs.data ?? []).map((one) => one.jurisdiction))];
  return (
    <>
      <section className="hero">
        <div className="wrap">
          <h1>{t('阳光政务,一网通办', 'Public services, in the open')}</h1>
          <p>{t('查事项、办业务、看进度、验证书。每一步都有时限,每一步都看得见。', 'Find a service, apply, follow its progress, verify a paper. Every step has a limit, every step can be seen.')}</p>
          <form className="search" role="search" onSubmit={(event) => { event.preventDefault(); set('q', words.trim()); }}>
            <label className="sh-only-read" htmlFor="q">{t('搜索事项', 'Search services')}</label>
            <input id="q" type="search" maxLength={100} value={words} onChange={(event) => setWords(event.target.value)} placeholder={t('输入事项名称,如“食品经营许可”', 'Name of a service, such as “food”')} />
            <button type="submit">{t('搜索', 'Search')}</button>
          </form>
        </div>
      </section>
      <div className="wrap">
        <h2>{t('按权力类型', 'By type of power')}</h2>
        <ul className="tiles">
          {Object.entries(TYPES).map(([key, name]) => (
            <li key={key}><button type="button" className="tile" aria-pressed={type === key} onClick={() => set('type', type === key ? '' : key)}><b>{text(name)}</b></button></li>
          ))}
        </ul>
        <div className="card">
          <div className="row"><h2>{t('公开事项', 'Published items')}</h2>{(q || type || org || district) && <button type="button" className="sh-button" onClick={() => { setWords(''); ask({}, { replace: true }); }}>{t('清除条件', 'Clear filters')}</button>}</div>
          <div className="filters">
            <label>{t('实施机关', 'Organisation')}<select className="sh-input" value={org} onChange={(event) => set('org', event.target.value)}><option value="">{t('全部', 'All')}</option>{orgs.data?.map((one) => <option key={one.id} value={one.id}>{text(one.name)}</option>)}</select></label>
            <label>{t('地区', 'District')}<select className="sh-input" value={district} onChange={(event) => set('district', event.target.value)}><option value="">{t('全部', 'All')}</option>{districts.map((one) => <option key={one} value={one}>{one === 'sunshine' ? t('阳光市', 'Sunshine City') : one}</option>)}</select></label>
          </div>
          {items.isError ? <Trouble error={items.error} retry={() => void items.refetch()} /> : !found ? <Loading /> : found.length === 0 ? <Empty>{t('没有符合条件的事项,请换个词或清除条件。', 'No item fits; try another word or clear the filters.')}</Empty> : (
            <ul className="list">
              {found.map((item) => (
                <li key={item.code}>
                  <div className="row"><Link to={`/items/${encodeURIComponent(item.code)}`}><strong><bdi>{text(item.name)}</bdi></strong></Link><span className="tag">{text(TYPES[item.type]) || item.type}</span></div>
                  <div className="sh-quiet"><bdi>{text(item.orgName)}</bdi> · {t('更新于', 'updated')} {date(item.updatedAt)}</div>
                </li>
              ))}
            </ul>
          )}
          {items.hasNextPage && <button type="button" className="sh-button" onClick={() => void items.fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
        </div>
      </div>
    </>
  );
}
