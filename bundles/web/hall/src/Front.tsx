import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Problem, read } from '@sunhall/shared/api';
import { Empty, Loading, Trouble, TYPES } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { LIFE_EVENTS } from './life-events';
import { find, Marked, Search } from './Search';

/** A line of the list, from the published items or from the search among them. */
interface Line { code: string; name: Text; type: string; orgName: Text; jurisdiction: string; since: Text; standing?: Text | undefined }

const STANDINGS: Record<string, Text> = { HUNG: { zh: '暂停办理', en: 'Suspended' }, CANCELLED: { zh: '已取消', en: 'Cancelled' } };
const PAGE = 30;

/** The way in: search, types, life events, organisations, districts. */
export function Front() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const [asked, ask] = useSearchParams();
  const q = asked.get('q') ?? '';
  const type = asked.get('type') ?? '';
  const org = asked.get('org') ?? '';
  const district = asked.get('district') ?? '';
  const life = LIFE_EVENTS.find((one) => one.key === asked.get('life'));
  const orgs = useQuery({ queryKey: ['organisations'], queryFn: () => read('/api/identity/organisations'), staleTime: 300_000 });
  const searched = useInfiniteQuery({
    queryKey: ['search', q, type, org, district],
    enabled: q !== '',
    initialPageParam: 1,
    queryFn: ({ pageParam }) => find({ q, type, org, jurisdiction: district, page: pageParam, size: PAGE }),
    getNextPageParam: (last) => (last.page * last.size < last.total ? last.page + 1 : undefined),
    retry: false,
  });
  // Where no index is (yet), names are looked through.
  const byName = q === '' || (searched.error instanceof Problem && searched.error.body.status === 503);
  const published = useInfiniteQuery({
    queryKey: ['items', q, type, org],
    enabled: byName,
    initialPageParam: '',
    queryFn: ({ pageParam }) => read('/api/disclosure/items', { query: { q, type, org, after: pageParam, limit: PAGE } }),
    getNextPageParam: (last) => last.next || undefined,
  });
  const items = byName ? published : searched;
  const set = (name: string, value: string) => ask((old) => {
    const next = new URLSearchParams(old);
    if (value) next.set(name, value);
    else next.delete(name);
    return next;
  }, { replace: true });
  const narrowed = !!district || !!life;
  const { hasNextPage, isFetching, fetchNextPage } = items;
  // District and life event are looked for among all items, so all of them are read.
  useEffect(() => {
    if (narrowed && hasNextPage && !isFetching) void fetchNextPage();
  }, [narrowed, hasNextPage, isFetching, fetchNextPage]);
  const named = (id: string): Text => orgs.data?.find((one) => one.id === id)?.name ?? { zh: id };
  const lines: Line[] | undefined = byName
    ? published.data?.pages.flatMap((page) => page.items).map((one) => ({ ...one, since: { zh: `更新于${date(one.updatedAt)}`, en: `updated ${date(one.updatedAt)}` }, standing: one.standing?.words }))
    : searched.data?.pages.flatMap((page) => page.items).map((one) => ({ ...one, orgName: named(one.implementingSubject), since: one.inForce?.effectiveFrom ? { zh: `${date(one.inForce.effectiveFrom)}起施行`, en: `in force since ${date(one.inForce.effectiveFrom)}` } : { zh: '' }, standing: STANDINGS[one.standing.state ?? ''] }));
  const found = lines?.filter((item) => (!district || item.jurisdiction === district) && (!life || (life.types?.includes(item.type) ?? true) && life.words.test(`${item.name.zh} ${item.name.en}`)));
  const districts = new Map((orgs.data ?? []).map((one) => [one.jurisdiction, one.jurisdictionName]));
  return (
    <>
      <section className="hero">
        <div className="wrap">
          <h1>{t('阳光政务,一网通办', 'Public services, in the open')}</h1>
          <p>{t('查事项、办业务、看进度、验证书。每一步都有时限,每一步都看得见。', 'Find a service, apply, follow its progress, verify a paper. Every step has a limit, every step can be seen.')}</p>
          <Search q={q} onSearch={(words) => set('q', words)} />
        </div>
      </section>
      <div className="wrap">
        <h2>{t('按办事情形', 'By life event')}</h2>
        <ul className="tiles">
          {LIFE_EVENTS.map((one) => <li key={one.key}><button type="button" className="tile" aria-pressed={life?.key === one.key} onClick={() => set('life', life?.key === one.key ? '' : one.key)}><b>{text(one.name)}</b></button></li>)}
        </ul>
        <h2>{t('按权力类型', 'By type of power')}</h2>
        <ul className="tiles tiles-small">
          {Object.entries(TYPES).map(([key, name]) => (
            <li key={key}><button type="button" className="tile" aria-pressed={type === key} onClick={() => set('type', type === key ? '' : key)}><b>{text(name)}</b></button></li>
          ))}
        </ul>
        <div className="card" id="found">
          <div className="row"><h2>{t('公开事项', 'Published items')}</h2>{(q || type || org || district || life) && <button type="button" className="sh-button" onClick={() => ask({}, { replace: true })}>{t('清除条件', 'Clear filters')}</button>}</div>
          <div className="filters">
            <label>{t('实施机关', 'Organisation')}<select className="sh-input" value={org} onChange={(event) => set('org', event.target.value)}><option value="">{t('全部', 'All')}</option>{orgs.data?.map((one) => <option key={one.id} value={one.id}>{text(one.name)}</option>)}</select></label>
            <label>{t('地区', 'District')}<select className="sh-input" value={district} onChange={(event) => set('district', event.target.value)}><option value="">{t('全部', 'All')}</option>{[...districts].map(([id, name]) => <option key={id} value={id}>{text(name)}</option>)}</select></label>
          </div>
          {q !== '' && byName && <p className="notice" role="status">{t('搜索部件没有运行,现在只按事项名称查找。', 'The search is not running; only names are looked through.')}</p>}
          {items.isError ? <Trouble error={items.error} retry={() => void items.refetch()} /> : !found || (narrowed && hasNextPage) ? <Loading /> : found.length === 0 ? <Empty>{t('没有符合条件的事项,请换个词或清除条件。', 'No item fits; try another word or clear the filters.')}</Empty> : (
            <ul className="list">
              {found.map((item) => (
                <li key={item.code}>
                  <div className="row"><Link to={`/items/${encodeURIComponent(item.code)}`}><strong><Marked text={text(item.name)} typed={q} /></strong></Link><span><span className="tag">{text(TYPES[item.type]) || item.type}</span>{item.standing && <> <span className="tag bad">{text(item.standing)}</span></>}</span></div>
                  <div className="sh-quiet"><bdi>{text(item.orgName)}</bdi>{text(item.since) && <> · {text(item.since)}</>}</div>
                </li>
              ))}
            </ul>
          )}
          {hasNextPage && !narrowed && <button type="button" className="sh-button" disabled={isFetching} onClick={() => void fetchNextPage()}>{t('显示更多', 'Show more')}</button>}
        </div>
      </div>
    </>
  );
}
