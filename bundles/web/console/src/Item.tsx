import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { newKey, post, read } from '@sunhall/shared/api';
import { Loaded, TYPES } from '@sunhall/shared/pieces';
import { useDate, useT, type Text } from '@sunhall/shared/text';
import { Act, useWords, type Field } from './Act';
import type { Standing } from './Catalog';
import { DataTable } from './DataTable';
import { limits } from './limits';
import { useInterval } from './live';
import { useOrgs } from './people';
import { useMay } from './Shell';
import { EDITION_STATES, EXEMPTIONS, PROCEEDING_KINDS, PROCEEDING_STATES, STANDINGS } from './states';

const PARTS: Record<string, Text> = { cite: { zh: '条款', en: 'Provision' }, text: { zh: '内容', en: 'Text' }, limit: { zh: '期限', en: 'Limit' }, basis: { zh: '依据', en: 'Basis' }, name: { zh: '名称', en: 'Name' }, required: { zh: '是否必要', en: 'Needed' }, formats: { zh: '格式', en: 'Formats' }, note: { zh: '说明', en: 'Note' }, charged: { zh: '是否收费', en: 'Charged' }, question: { zh: '问', en: 'Question' }, answer: { zh: '答', en: 'Answer' }, reconsideration: { zh: '行政复议', en: 'Reconsideration' }, suit: { zh: '行政诉讼', en: 'Suit' }, when: { zh: '何种情形', en: 'When' }, sample: { zh: '样本', en: 'Sample' }, blank: { zh: '空白表', en: 'Blank form' }, amount: { zh: '金额', en: 'Amount' }, standard: { zh: '标准', en: 'Standard' } };

/** What is public, to be read: names of parts in words, keys that only programs need left out. */
function Value({ value }: { value: unknown }) {
  const { text, lang } = useWords();
  const t = useT();
  if (value === null || value === undefined || value === '') return <>—</>;
  if (typeof value === 'string') return <span className="c-wrap">{limits(value, lang)}</span>;
  if (typeof value === 'boolean') return <>{value ? t('是', 'Yes') : t('否', 'No')}</>;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' && one.length < 12)) return <>{value.join('、')}</>;
  if (Array.isArray(value)) return <ul className="c-plain">{value.map((one, index) => <li key={index}><Value value={one} /></li>)}</ul>;
  if (typeof value === 'object') return 'zh' in value ? <>{text(value as Text)}</> : <dl className="c-facts">{Object.entries(value).filter(([key]) => key !== 'key' && key !== 'id' && !(key === 'limit' && 'text' in value)).map(([key, one]) => <div key={key} className="c-pair"><dt>{text(PARTS[key]) || key}</dt><dd><Value value={one} /></dd></div>)}</dl>;
  return <>{String(value)}</>;
}

/** One power item: what is public of it, its editions, and what may be done with it as a whole. */
export default function Item() {
  const { code = '' } = useParams();
  const t = useT();
  const date = useDate();
  const { text, word } = useWords();
  const may = useMay();
  const org = useOrgs();
  const every = useInterval();
  const path = `/api/catalog/items/${encodeURIComponent(code)}`;
  const found = useQuery({ queryKey: ['catalog-item', code], queryFn: () => read('/api/catalog/items/{code}', { path: { code } }), refetchInterval: every });
  const editions = useQuery({ queryKey: ['editions', code], queryFn: () => read('/api/catalog/editions', { query: { item: code } }) });
  const proceedings = useQuery({ queryKey: ['proceedings'], retry: false, enabled: may.official, queryFn: () => read('/api/catalog/proceedings') });
  const tables = useQuery({ queryKey: ['benchmarks', code], retry: false, queryFn: () => read('/api/catalog/benchmarks/{item}', { path: { item: code } }) });
  const fields = useQuery({ queryKey: ['field-titles'], staleTime: Infinity, queryFn: () => read('/api/jurisdictions/packs/{pack}', { path: { pack: 'national' } }) });
  const titleOf = (name: string) => {
    const at = fields.data?.disclosureFields?.[name];
    return at ? text(at) : name;
  };
  const reason: Field = { name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true };
  const asked = (kind: string, more: Field[] = [], explain = '') => <Act key={kind} label={text(PROCEEDING_KINDS[kind])} danger={kind === 'CANCEL'} explain={explain} fields={[...more, reason]} again={['proceedings', 'catalog-item', 'catalog']} run={(body) => post('/api/catalog/proceedings', { ...body, item: code, kind }, { key: newKey() })} />;
  return (
    <Loaded query={found}>{(item) => {
      const standing = (item.standing as Standing | undefined) ?? {};
      const state = standing.state ?? 'ACTIVE';
      const own = (proceedings.data?.items ?? []).filter((one) => one.item === code && !one.edition);
      const cells = tables.data?.tables ?? [];
      return (
        <>
          <p><Link to="/catalog">{t('← 权力事项', '← Catalog')}</Link></p>
          <div className="c-card">
            <div className="c-row"><h1><bdi>{text(item.name as Text)}</bdi></h1><strong className="c-stage">{word(STANDINGS, state)}</strong></div>
            <dl className="c-facts"><dt>{t('编码', 'Code')}</dt><dd>{item.code}</dd><dt>{t('类型', 'Type')}</dt><dd>{word(TYPES, item.type)}</dd><dt>{t('行使主体', 'Power subject')}</dt><dd>{org(item.powerSubject)}</dd><dt>{t('实施机关', 'Organisation')}</dt><dd>{org(item.implementingSubject)}</dd>{standing.since && <><dt>{t('自', 'Since')}</dt><dd>{date(standing.since)}</dd></>}{standing.until && <><dt>{t('至', 'Until')}</dt><dd>{date(standing.until)}</dd></>}{standing.exemption && <><dt>{t('不予公开的情形', 'Ground of exemption')}</dt><dd>{word(EXEMPTIONS, standing.exemption)}</dd></>}</dl>
            {may.upload && <div className="c-tools c-operations" role="group" aria-label={t('事项操作', 'What may be done')}>
              {state === 'ACTIVE' && asked('HANG', [{ name: 'until', label: t('挂起至(可不填)', 'Until (may be left out)'), kind: 'time' }], t('提出申请,按规定的审核路线审核;通过后不再接收新的申请,在办件期限暂停。', 'Applies along the review route; when agreed, nothing new is taken and the time of running cases stands still.'))}
              {state === 'HUNG' && asked('UNHANG')}
              {state === 'ACTIVE' && asked('EXEMPT', [{ name: 'exemption', label: t('情形', 'Ground'), kind: 'choice', required: true, options: Object.entries(EXEMPTIONS).map(([value, one]) => ({ value, label: text(one) })) }])}
              {state !== 'CANCELLED' && asked('CANCEL', [], t('取消后不可恢复;在办件按原版本办结。', 'There is no way back; running cases finish under their edition.'))}
              {item.disclosure && <Act label={t('更正公开信息', 'Correct what is public')} explain={t('只能更正地址、电话、办公时间等静态信息,不产生新版本。', 'Only static information such as address, telephone, office hours; makes no new edition.')} fields={[{ name: 'field', label: t('哪一项', 'Which'), kind: 'choice', required: true, options: Object.entries(item.disclosure).filter(([, one]) => typeof one === 'string' || (one && typeof one === 'object' && 'zh' in one)).map(([value]) => ({ value, label: titleOf(value) })) }, { name: 'value', label: t('正确的内容', 'What is right'), kind: 'long', required: true }, { name: 'en', label: t('英文(可不填)', 'In English (may be left out)') }, reason]} again={['catalog-item', 'catalog']} run={(body) => post(`${path}/corrections`, { reason: body.reason, fields: { [String(body.field)]: typeof item.disclosure?.[String(body.field)] === 'string' ? body.value : { zh: body.value, en: body.en ?? '' } } }, { key: newKey() })} />}
            </div>}
          </div>
          {own.length > 0 && <section className="c-card"><h2>{t('申请与审核', 'Requests')}</h2><ul className="c-files">{own.map((one) => <li key={one.id}><Link to={`/proceedings/${encodeURIComponent(one.id)}`}>{word(PROCEEDING_KINDS, one.kind)}</Link> · {word(PROCEEDING_STATES, one.state)} <span className="sh-quiet">{date(one.openedAt, true)}</span></li>)}</ul></section>}
          <section className="c-card"><h2>{t('版本', 'Editions')}</h2><Loaded query={editions}>{(page) => <DataTable name={`editions-${code}`} rows={page.items} rowKey={(row) => row.id!} columns={[
            { title: t('版次', 'No.'), line: true, value: (row) => row.number ?? 0, draw: (row) => <Link to={`/review/${encodeURIComponent(row.id!)}`}>{t(`第 ${row.number} 版`, `No. ${row.number}`)}</Link> },
            { title: t('状态', 'State'), value: (row) => word(EDITION_STATES, row.state), choose: true },
            { title: t('插件版本', 'Plug-in'), value: (row) => `${row.pluginId} ${row.pluginVersion}` },
            { title: t('生效', 'From'), line: true, value: (row) => row.effectiveFrom ?? '', word: (row) => date(row.effectiveFrom), draw: (row) => date(row.effectiveFrom) || '—' },
          ]} />}</Loaded></section>
          {cells.length > 0 && <section className="c-card"><h2>{t('裁量基准', 'Discretion benchmarks')}</h2>{cells.map((table) => <div key={table.key}><h3>{text(table.title)}</h3><div className="sh-scroll" tabIndex={0} role="region" aria-label={text(table.title)}><table className="sh-table"><thead><tr><th scope="col">{t('情形', 'Situation')}</th><th scope="col">{t('基准', 'Benchmark')}</th><th scope="col">{t('依据', 'Basis')}</th></tr></thead><tbody>{table.cells.map((cell) => <tr key={cell.id}><th scope="row">{text(cell.title)}</th><td>{text(cell.text)} {`${cell.range.from}${cell.range.to === undefined ? t(' 以上', ' and more') : `–${cell.range.to}`} ${text(table.measure.unit)}`}</td><td>{table.basis}</td></tr>)}</tbody></table></div></div>)}</section>}
          {item.disclosure && <section className="c-card"><h2>{t('公开内容', 'What is public')}</h2><dl className="sh-data">{Object.entries(item.disclosure).map(([name, value]) => <div key={name} className={value && typeof value === 'object' && !('zh' in value) ? 'sh-nested' : ''}><dt>{titleOf(name)}</dt><dd><Value value={value} /></dd></div>)}</dl></section>}
        </>
      );
    }}</Loaded>
  );
}
