import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Parts } from './Parts';
import { Link, useSearchParams } from 'react-router';
import { newKey, post, read } from '@sunhall/shared/api';
import { Loaded, TYPES } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { Act, type Field } from './Act';
import { DataTable } from './DataTable';
import { useInterval } from './live';
import { useOrgs } from './people';
import { useMay } from './Shell';
import { STANDINGS, TRIGGERS } from './states';
import { Codes } from './Codes';
import { ImportItems } from './Import';
import { Calendar, Packs } from './Rules';

export interface Standing { state?: string; since?: string; until?: string; exemption?: string }

function Items() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const every = useInterval();
  const org = useOrgs();
  const items = useQuery({ queryKey: ['catalog'], queryFn: () => read('/api/catalog/items'), refetchInterval: every });
  return (
    <Loaded query={items}>{(page) => (
      <DataTable name="catalog" rows={page.items} rowKey={(row) => row.code!} empty={t('还没有事项。上传插件并通过审核后,事项会出现在这里。', 'No items yet. They come with reviewed plug-ins.')} columns={[
        { title: t('事项', 'Item'), value: (row) => text(row.name), draw: (row) => <Link to={`/catalog/${encodeURIComponent(row.code!)}`}><bdi>{text(row.name)}</bdi></Link> },
        { title: t('编码', 'Code'), value: (row) => row.code! },
        { title: t('类型', 'Type'), value: (row) => text(TYPES[row.type ?? '']) || row.type || '', choose: true },
        { title: t('实施机关', 'Organisation'), value: (row) => org(row.implementingSubject), choose: true },
        { title: t('使用状态', 'Standing'), value: (row) => text(STANDINGS[(row.standing as Standing | undefined)?.state ?? 'ACTIVE']), choose: true },
        { title: t('现行版本', 'In force'), value: (row) => (row.inForce ? `${row.inForce.number}` : ''), draw: (row) => row.inForce ? <Link to={`/review/${encodeURIComponent(row.inForce.id!)}`}>{t(`第 ${row.inForce.number} 版(${date(row.inForce.effectiveFrom)}起)`, `No. ${row.inForce.number} (since ${date(row.inForce.effectiveFrom)})`)}</Link> : '—' },
        { title: t('待定版本', 'Pending'), value: (row) => (row.pending ? `${row.pending.number}` : ''), draw: (row) => row.pending ? <Link to={`/review/${encodeURIComponent(row.pending.id!)}`}>{t(`第 ${row.pending.number} 版`, `No. ${row.pending.number}`)}</Link> : '—' },
      ]} />)}</Loaded>
  );
}

function LawChanges() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const may = useMay();
  const every = useInterval();
  const found = useQuery({ queryKey: ['law-changes'], queryFn: () => read('/api/catalog/law-changes'), refetchInterval: every });
  const items = useQuery({ queryKey: ['catalog'], queryFn: () => read('/api/catalog/items') });
  const fields: Field[] = [
    { name: 'trigger', label: t('变更类型', 'Kind'), kind: 'choice', required: true, options: Object.entries(TRIGGERS).map(([value, word]) => ({ value, label: text(word) })) },
    { name: 'law', label: t('法律、法规、规章名称', 'Law'), when: (values) => values.trigger === 'LAW_CHANGE', required: true, help: t('按名称查出以它为依据的事项。', 'Items that rest on it are found by its name.') },
    { name: 'article', label: t('条款', 'Article'), when: (values) => values.trigger === 'LAW_CHANGE' },
    { name: 'items', label: t('受影响的事项', 'Items it touches'), kind: 'checks', when: (values) => !!values.trigger && values.trigger !== 'LAW_CHANGE', options: (items.data?.items ?? []).map((one) => ({ value: one.code!, label: text(one.name) })) },
    { name: 'happenedOn', label: t('发生日期', 'Happened on'), kind: 'date' },
    { name: 'publishedOn', label: t('公布日期', 'Published on'), kind: 'date' },
    { name: 'effectiveOn', label: t('施行日期', 'In force from'), kind: 'date' },
    { name: 'note', label: t('说明', 'Note'), kind: 'long', required: true },
  ];
  return (
    <Loaded query={found}>{(page) => (
      <DataTable name="law-changes" rows={page.items} rowKey={(row) => row.id} empty={t('没有登记过法律或者职能变更。', 'No change has been registered.')}
        tools={(may.review || may.upload) && <Act label={t('登记变更', 'Register a change')} main fields={fields} explain={t('登记后,列出受影响的事项并按规定期限计时申报。', 'Lists the items it touches and starts the time in which they have to be declared.')} again={['law-changes']} run={(body) => post('/api/catalog/law-changes', (body.items as string[] | undefined)?.length ? body : (({ items: _none, ...rest }) => rest)(body), { key: newKey() })} />}
        columns={[
          { title: t('变更', 'Change'), value: (row) => row.law ?? row.note, draw: (row) => <Link to={`/law-changes/${encodeURIComponent(row.id)}`}><bdi>{row.law ? `${row.law} ${row.article ?? ''}` : row.note}</bdi></Link> },
          { title: t('类型', 'Kind'), value: (row) => text(TRIGGERS[row.trigger]) || row.trigger, choose: true },
          { title: t('施行日期', 'In force from'), line: true, value: (row) => row.effectiveOn ?? '', word: (row) => date(row.effectiveOn), draw: (row) => date(row.effectiveOn) || '—' },
          { title: t('应申报事项', 'Declarations'), value: (row) => row.declarations?.length ?? 0 },
          { title: t('尚未申报', 'Still due'), value: (row) => row.declarations?.filter((one) => one.state === 'DUE').length ?? 0 },
          { title: t('登记时间', 'Registered'), line: true, value: (row) => row.at, word: (row) => date(row.at, true), draw: (row) => date(row.at, true) },
        ]} />)}</Loaded>
  );
}

/** Articles that end by a day, each with the items that stand on it. */
function EndingBases() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const org = useOrgs();
  const [until, setUntil] = useState('');
  const found = useQuery({ queryKey: ['ending', until], queryFn: () => read('/api/catalog/law-changes/ending', { query: { until: until || undefined } }) });
  return (
    <>
      <h2>{t('到期、废止的法律依据', 'Legal bases that end')}</h2>
      <div className="c-tools"><label>{t('截至', 'Until')} <input className="sh-input" type="date" name="until" value={until} onChange={(event) => setUntil(event.target.value)} /></label></div>
      <Loaded query={found}>{(page) => (
        <DataTable name="ending" rows={page.items} rowKey={(row) => `${row.item} ${row.basis}`} empty={t('截至这一天没有到期或者废止的依据。', 'None of them ends by that day.')} columns={[
          { title: t('依据', 'Legal basis'), value: (row) => row.basis, draw: (row) => <span className="c-wrap">{row.basis}</span> },
          { title: t('事项', 'Item'), value: (row) => text(row.itemName), draw: (row) => <Link to={`/catalog/${encodeURIComponent(row.item)}`}><bdi>{text(row.itemName)}</bdi></Link> },
          { title: t('实施机关', 'Organisation'), value: (row) => org(row.org), choose: true },
          { title: t('废止日期', 'Ends on'), line: true, value: (row) => row.to, draw: (row) => date(row.to) },
          { title: t('状态', 'State'), value: (row) => (row.repealed ? t('已废止', 'repealed') : t('即将废止', 'will be')), choose: true },
        ]} />)}</Loaded>
    </>
  );
}

function Suggestions() {
  const t = useT();
  const text = useText();
  const found = useQuery({ queryKey: ['proceedings', 'suggestions'], retry: false, queryFn: () => read('/api/catalog/proceedings/suggestions') });
  if (!found.data || found.data.items.length === 0) return null;
  return <div className="c-notice"><strong>{t('多年未使用、建议挂起的事项', 'Unused for years; hanging is suggested')}</strong><ul>{found.data.items.map((one) => <li key={one.item}><Link to={`/catalog/${encodeURIComponent(one.item)}`}>{text(one.itemName) || one.item}</Link></li>)}</ul></div>;
}

export default function Catalog() {
  const t = useT();
  const may = useMay();
  const [at, go] = useSearchParams();
  const tabs = [
    { key: 'items', label: t('事项', 'Items'), children: <>{(may.upload || may.review) && <Suggestions />}<Items /></> },
    ...(may.official ? [{ key: 'law', label: t('法律与职能变更', 'Changes of law'), children: <><LawChanges /><EndingBases /></> }] : []),
    ...(may.upload || may.review ? [{ key: 'import', label: t('导入导出', 'Import and export'), children: <ImportItems /> }] : []),
    { key: 'codes', label: t('编码', 'Codes'), children: <Codes /> },
    { key: 'packs', label: t('规则包', 'Packs'), children: <Packs /> },
    { key: 'calendar', label: t('工作日历', 'Working days'), children: <Calendar /> },
  ];
  return (
    <>
      <h1>{t('权力事项', 'Catalog')}</h1>
      <div className="c-card"><Parts activeKey={at.get('tab') ?? 'items'} onChange={(key) => go(key === 'items' ? {} : { tab: key }, { replace: true })} items={tabs} /></div>
    </>
  );
}
