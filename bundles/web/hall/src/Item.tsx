import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { read } from '@sunhall/shared/api';
import type { Material } from '@sunhall/shared/model';
import { Loaded, Loading, MaterialFiles, TYPES, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Ratings } from './Ratings';

const FlowChart = lazy(() => import('@sunhall/shared/flow'));

/** The disclosure fields in the order a citizen reads them (R-220 … R-231). */
const FIELDS: [string, Text][] = [
  ['conditions', { zh: '办理条件', en: 'Conditions' }],
  ['kinds', { zh: '种类', en: 'Kinds' }],
  ['levyConditions', { zh: '征收条件', en: 'Conditions of the levy' }],
  ['levyStandard', { zh: '征收标准', en: 'Standard of the levy' }],
  ['discretion', { zh: '裁量基准', en: 'Discretion benchmark' }],
  ['procedure', { zh: '办理程序', en: 'Procedure' }],
  ['serviceGuide', { zh: '办事指南', en: 'Guide' }],
  ['way', { zh: '办理方式', en: 'Ways to apply' }],
  ['result', { zh: '办理结果', en: 'Result' }],
];
const AFTER: [string, Text][] = [
  ['legalBasis', { zh: '法律依据', en: 'Legal basis' }],
  ['faq', { zh: '常见问题', en: 'Questions and answers' }],
  ['dutyList', { zh: '责任清单', en: 'Duties' }],
  ['accountability', { zh: '追责情形', en: 'Accountability' }],
  ['remedies', { zh: '救济途径', en: 'Remedies' }],
];
const SHOWN = new Set([...FIELDS, ...AFTER].map(([name]) => name).concat('code', 'name', 'materials', 'flowchart', 'forms', 'fee', 'statutoryLimit', 'promisedLimit', 'department', 'place', 'officeHours', 'phone', 'supervisionPhone', 'complaintPhone', 'implementingSubject', 'onlineLink'));

/** The types of power that begin with somebody's application. */
const APPLIED_FOR = ['licence', 'confirmation', 'benefit', 'public-service', 'award', 'adjudication', 'other'];

/** A field is published with its title; the value is what is shown here. */
const bare = (field: unknown): unknown => (field && typeof field === 'object' && 'value' in field ? (field as { value: unknown }).value : field);
const titleOf = (field: unknown, name: string): Text => (field && typeof field === 'object' && 'title' in field ? (field as { title: Text }).title : { zh: name });

/** A value of the public field set, whatever shape its author gave it. */
function Value({ value }: { value: unknown }) {
  const t = useT();
  const text = useText();
  if (value === null || value === undefined || value === '') return <>—</>;
  if (typeof value === 'boolean') return <>{value ? t('是', 'Yes') : t('否', 'No')}</>;
  if (typeof value !== 'object') return <bdi>{String(value)}</bdi>;
  if (Array.isArray(value)) return value.length === 1 ? <Value value={value[0]} /> : <ol>{value.map((one, index) => <li key={index}><Value value={one} /></li>)}</ol>;
  const at = value as Record<string, unknown>;
  if (typeof at.zh === 'string') return <bdi>{text(at as unknown as Text)}</bdi>;
  if ('question' in at) return <details><summary><Value value={at.question} /></summary><p><Value value={at.answer} /></p></details>;
  if ('cite' in at) return <><bdi>{String(at.cite)}</bdi>{at.text ? <><br /><span className="sh-quiet"><bdi>{String(at.text)}</bdi></span></> : null}</>;
  if ('law' in at) return <>《<bdi>{String(at.law)}</bdi>》<bdi>{String(at.article ?? '')}</bdi>{at.text ? <><br /><span className="sh-quiet"><bdi>{String(at.text)}</bdi></span></> : null}</>;
  if ('limit' in at) return <><Limit value={at.limit} />{at.basis ? <span className="sh-quiet"> {String(at.basis)}</span> : null}</>;
  if ('charged' in at) return <>{at.charged ? <Value value={at.standard ?? t('收费', 'Charged')} /> : t('不收费', 'Free of charge')}</>;
  if ('reconsideration' in at || 'suit' in at) return <>{Object.values(at).map((one, index) => <p key={index}><Value value={one} /></p>)}</>;
  return <ul>{Object.entries(at).map(([name, one]) => <li key={name}><Value value={one} /></li>)}</ul>;
}

export function Limit({ value }: { value: unknown }) {
  const t = useT();
  const found = /^(\d+)(wd|d|h)$/.exec(String(value));
  if (!found) return <Value value={value} />;
  const [, amount, unit] = found;
  return <>{unit === 'wd' ? t(`${amount} 个工作日`, `${amount} working days`) : unit === 'd' ? t(`${amount} 日`, `${amount} days`) : t(`${amount} 小时`, `${amount} hours`)}</>;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return <section className="card"><h2>{title}</h2>{children}</section>;
}

export function Materials({ edition, materials }: { edition: string; materials: Material[] }) {
  const t = useT();
  const text = useText();
  return (
    <div className="sh-scroll" tabIndex={0} role="region" aria-label={t('材料清单', 'Materials')}>
      <table className="sh-table">
        <thead><tr><th scope="col">{t('材料', 'Material')}</th><th scope="col">{t('要求', 'Needed')}</th><th scope="col">{t('格式', 'Formats')}</th><th scope="col">{t('说明', 'Note')}</th></tr></thead>
        <tbody>{materials.map((one) => <tr key={one.key}><th scope="row"><bdi>{text(one.name)}</bdi></th><td>{one.when ? t('视情况', 'In some cases') : one.required ? t('必要', 'Yes') : t('可选', 'Optional')}</td><td>{one.formats.join(', ')}</td><td>{text(one.note)}{one.basis && <div className="sh-quiet">{one.basis}</div>}<MaterialFiles edition={edition} material={one} /></td></tr>)}</tbody>
      </table>
    </div>
  );
}

export default function Item() {
  const { code = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const item = useQuery({ queryKey: ['item', code], queryFn: () => read('/api/disclosure/items/{code}', { path: { code } }) });
  const definition = useQuery({ queryKey: ['definition', item.data?.edition], enabled: !!item.data, staleTime: Infinity, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: item.data!.edition } }) });
  return (
    <div className="wrap"><Loaded query={item}>{(found) => {
      const fields: Record<string, unknown> = Object.fromEntries(Object.entries(found.fields ?? {}).map(([name, field]) => [name, bare(field)]));
      const limits = definition.data?.item.limits ?? {};
      const limit = (name: string, field: string) => limits[name] ? <Value value={limits[name]} /> : <Value value={fields[field]} />;
      const rest = Object.entries(fields).filter(([name]) => !SHOWN.has(name));
      return (
        <>
          <div className="card">
            <div className="row"><h1><bdi>{text(found.name)}</bdi></h1><span className="tag">{text(TYPES[found.type]) || found.type}</span></div>
            <dl className="facts">
              <dt>{t('实施机关', 'Organisation')}</dt><dd><bdi>{text(found.orgName)}</bdi></dd>
              <dt>{t('事项编码', 'Code')}</dt><dd>{found.code}</dd>
              <dt>{t('法定期限', 'Statutory limit')}</dt><dd>{limit('statutory', 'statutoryLimit')}</dd>
              {(limits.promised || fields.promisedLimit) ? <><dt>{t('承诺期限', 'Promised limit')}</dt><dd>{limit('promised', 'promisedLimit')}</dd></> : null}
              {fields.fee !== undefined && <><dt>{t('是否收费', 'Fee')}</dt><dd><Value value={fields.fee} /></dd></>}
              <dt>{t('版本', 'Edition')}</dt><dd>{t(`第 ${found.number} 版,${date(found.effectiveFrom)}起施行`, `No. ${found.number}, in force since ${date(found.effectiveFrom)}`)}</dd>
            </dl>
            {found.standing && <p className="notice" role="status">{text(found.standing.words)}{found.standing.until && t(`,至${date(found.standing.until)}`, `, until ${date(found.standing.until)}`)}</p>}
            {definition.data && !found.standing && APPLIED_FOR.includes(found.type) && <div className="actions"><Link className="sh-button sh-main" to={`/apply/${encodeURIComponent(code)}`}>{t('在线办理', 'Apply online')}</Link></div>}
          </div>
          <div className="cols">
            <div>
              {FIELDS.filter(([name]) => fields[name] !== undefined).map(([name, label]) => <Section key={name} title={text(label)}><Value value={fields[name]} /></Section>)}
              {(definition.data?.item.materials ?? []).length > 0 && <Section title={t('申请材料', 'Materials')}><Materials edition={found.edition} materials={definition.data?.item.materials ?? []} /></Section>}
              {definition.data && APPLIED_FOR.includes(found.type) && <Section title={t('空白表格和填写样例', 'Blank forms and samples')}><ul>
                <li><Link to={`/items/${encodeURIComponent(code)}/form`}>{t('空白表格(可打印、下载)', 'Blank form (print or download)')}</Link></li>
                {definition.data.samples.map((one, index) => <li key={index}><Link to={`/items/${encodeURIComponent(code)}/form?sample=${index + 1}`}>{t('填写样例', 'Sample')}:<bdi>{text(one.title)}</bdi></Link></li>)}
              </ul></Section>}
              {definition.data && <Section title={t('办理流程图', 'Flow chart')}><Suspense fallback={<Loading />}><FlowChart bpmn={definition.data.bpmn} label={t('办理流程图', 'Flow chart')} /></Suspense></Section>}
              {definition.isError && <Trouble error={definition.error} retry={() => void definition.refetch()} />}
              {AFTER.filter(([name]) => fields[name] !== undefined).map(([name, label]) => <Section key={name} title={text(label)}><Value value={fields[name]} /></Section>)}
              <Section title={t('办事人评价', 'How applicants rated it')}><Ratings item={code} /></Section>
              {rest.map(([name, value]) => <Section key={name} title={text(titleOf(found.fields?.[name], name))}><Value value={value} /></Section>)}
            </div>
            <aside className="card" aria-label={t('办理地点和电话', 'Place and telephone')}>
              <h2>{t('办理地点和电话', 'Place and telephone')}</h2>
              <dl className="facts" style={{ gridTemplateColumns: 'minmax(0,1fr)' }}>
                {([['department', t('办理处室', 'Department')], ['place', t('地点', 'Place')], ['officeHours', t('时间', 'Hours')], ['phone', t('咨询电话', 'Telephone')], ['supervisionPhone', t('监督电话', 'Supervision')], ['complaintPhone', t('投诉电话', 'Complaints')]] as const).filter(([name]) => fields[name] !== undefined).map(([name, label]) => <div key={name}><dt>{label}</dt><dd><Value value={fields[name]} /></dd></div>)}
                {found.contact.address && <div><dt>{t('机关地址', 'Office address')}</dt><dd>{found.contact.address}</dd></div>}
              </dl>
              <p><Link to={`/contact?org=${encodeURIComponent(found.org)}`}>{t('咨询、投诉和建议的渠道', 'Where to ask, complain and suggest')}</Link></p>
            </aside>
          </div>
        </>
      );
    }}</Loaded></div>
  );
}
