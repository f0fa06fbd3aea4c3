import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, post, read, type Answered } from '@sunhall/shared/api';
import { Loaded, Trouble, TYPES, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Act, useWords } from './Act';
import { DataTable } from './DataTable';
import { limits } from './limits';
import { PACK_WORDS } from './pack-words';
import { useMay } from './Shell';
import { useSending } from './sending';

type Parameter = NonNullable<Answered<'/api/jurisdictions/packs/{pack}', 'get'>['parameters']>[number];

type LandedRules = Answered<'/api/plugins/rules', 'post'>;

const CERTAINTY: Record<string, Text> = { T: { zh: '已读原文', en: 'text read' }, S: { zh: '二手来源', en: 'secondary source' }, K: { zh: '待核实', en: 'to be confirmed' }, O: { zh: '本地自定', en: 'own choice' } };

/** What a place has laid down in numbers, each with where it comes from. */
export function Packs() {
  const t = useT();
  const { text, lang, word } = useWords();
  const may = useMay();
  const who = useWho();
  const [chosen, choose] = useState<string>();
  const packs = useQuery({ queryKey: ['packs'], queryFn: () => read('/api/jurisdictions/packs') });
  const id = chosen ?? packs.data?.find((one) => one.id === who.data?.jurisdiction)?.id ?? packs.data?.find((one) => one.division && one.parent)?.id ?? packs.data?.[0]?.id;
  const file = useQuery({ queryKey: ['packs', id], enabled: !!id, queryFn: () => read('/api/jurisdictions/packs/{pack}', { path: { pack: id! } }) });
  const said = (part: unknown) => text(TYPES[String(part)] ?? PACK_WORDS[String(part)]) || String(part ?? '');
  const plain = (one: Parameter) => {
    const value = one.value === true ? t('是', 'yes') : one.value === false ? t('否', 'no') : Array.isArray(one.value) ? one.value.map(said).join('、') : typeof one.value === 'object' && one.value !== null ? JSON.stringify(one.value) : said(one.value);
    const units: Record<string, [string, string]> = { wd: ['个工作日', 'working days'], d: ['日', 'days'], h: ['小时', 'hours'], month: ['个月', 'months'], year: ['年', 'years'], person: ['人', 'people'] };
    const unit = units[one.unit ?? ''];
    return limits(value, lang) + (unit ? ` ${lang === 'en' ? unit[1] : unit[0]}` : '');
  };
  return (
    <Loaded query={packs}>{(lines) => (
      <>
        <div className="c-tools"><label>{t('规则包', 'Pack')} <select className="sh-input" name="pack" value={id ?? ''} title={text(lines.find((one) => one.id === id)?.title)} onChange={(event) => choose(event.target.value)}>{lines.map((one) => <option key={one.id} value={one.id}>{text(one.title)}</option>)}</select></label></div>
        {may.operate && <LandRules />}
        <Loaded query={file}>{(pack) => (
          <>
            {(pack.reviewRoutes ?? []).map((route) => <section key={route.id + (route.from ?? '')}><h3>{t('审核路线', 'Review route')}</h3><p>{route.stages.map((stage) => `${text(stage.title)}${stage.basis ? `(${stage.basis})` : ''}`).join(' → ')}</p></section>)}
            <h3>{t('参数', 'Parameters')}</h3>
            <DataTable name={`pack-${pack.id}`} rows={pack.parameters ?? []} rowKey={(row) => `${row.name} ${row.from ?? ''} ${row.id ?? ''}`} columns={[
              { title: t('参数', 'Parameter'), value: (row) => text(row.title) || row.name, draw: (row) => <><bdi>{text(row.title) || row.name}</bdi><div className="sh-quiet">{row.id ?? row.name}</div></> },
              { title: t('值', 'Value'), value: plain, draw: (row) => <span className="c-wrap">{plain(row)}</span> },
              { title: t('依据', 'Basis'), value: (row) => row.basis ?? '', draw: (row) => <span className="c-wrap">{row.basis ?? '—'}</span> },
              { title: t('自', 'From'), line: true, value: (row) => row.from ?? '' },
              { title: t('至', 'To'), line: true, value: (row) => row.to ?? '' },
              { title: t('来源', 'Certainty'), value: (row) => word(CERTAINTY, row.certainty), choose: true },
            ]} />
          </>
        )}</Loaded>
      </>
    )}</Loaded>
  );
}

/** Packs and days off come signed by the information centre (R-021); an operator lands them as a file. */
function LandRules() {
  const t = useT();
  const { part, error, taken: landed, faults: findings, send: hand } = useSending<LandedRules>();
  const send = (file: File) => hand(`/api/plugins/rules?name=${encodeURIComponent(file.name)}`, file, ['packs', 'calendar', 'case']);
  return (
    <div className="c-form">
      <label className="sh-button sh-file">{t('部署信息中心签名的规则包、放假安排(.jar)', 'Land packs and days off signed by the information centre (.jar)')}<input type="file" accept=".jar" name="rules" disabled={part !== null} onChange={(event) => { const file = event.target.files?.[0]; if (file) void send(file); event.target.value = ''; }} /></label>
      {part !== null && <p role="status"><progress aria-label={t('上传进度', 'Progress')} value={part} max={1} /></p>}
      {landed && <p role="status">✓ {t(`第 ${landed.version} 版规则已生效`, `Version ${landed.version} of the rules serves`)}:{[...landed.packs, ...landed.years.map(String)].join('、') || t('内容与现行规则相同', 'it says what serves already')}({landed.signer})</p>}
      {error !== null && findings.length === 0 && <Trouble error={error} />}
      {findings.length > 0 && <div role="alert"><ul className="sh-errors"><li><strong>{t('没有生效,请改正后重新签名部署:', 'Nothing serves of it; mend it and sign it again:')}</strong></li>{findings.map((one, index) => <li key={index}><code>{one.pointer}</code> {one.detail}</li>)}</ul></div>}
    </div>
  );
}

/** How far the working days are known, and the next year's notice. */
const DAY_KINDS: Record<string, Text> = { holiday: { zh: '放假', en: 'Holiday' }, 'in-lieu': { zh: '调休放假', en: 'Day off in exchange' }, 'make-up': { zh: '调休上班', en: 'Worked in exchange' }, working: { zh: '工作日', en: 'Working day' }, weekend: { zh: '休息日', en: 'Weekend' } };

/** The days of a year that do not follow their weekday. */
function Year({ from, until }: { from: number; until: number }) {
  const t = useT();
  const text = useText();
  const [year, setYear] = useState(until);
  const found = useQuery({ queryKey: ['calendar', year], queryFn: () => read('/api/jurisdictions/calendar/{year}', { path: { year } }) });
  const weekday = (day: string) => ['日', '一', '二', '三', '四', '五', '六'].map((zh, at) => t(`星期${zh}`, ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][at] ?? ''))[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return (
    <Loaded query={found}>{(days) => (
      <DataTable name={`calendar-${year}`} rows={days.days} rowKey={(row) => row.date} empty={t('这一年没有放假调休安排。', 'No notice names a day of this year.')}
        tools={<label><span className="sh-only-read">{t('年份', 'Year')}</span><select className="sh-input" name="year" value={year} onChange={(event) => setYear(Number(event.target.value))}>{Array.from({ length: until - from + 1 }, (_, at) => until - at).map((one) => <option key={one} value={one}>{one}</option>)}</select></label>}
        columns={[
          { title: t('日期', 'Date'), line: true, value: (row) => row.date },
          { title: t('星期', 'Weekday'), value: (row) => weekday(row.date) },
          { title: t('安排', 'What it is'), value: (row) => text(DAY_KINDS[row.kind] ?? { zh: row.kind }), choose: true },
          { title: t('节日', 'Holiday'), value: (row) => text(row.name), choose: true },
        ]} />
    )}</Loaded>
  );
}

export function Calendar() {
  const t = useT();
  const date = useDate();
  const may = useMay();
  const found = useQuery({ queryKey: ['calendar'], queryFn: () => read('/api/jurisdictions/calendar') });
  const health = useQuery({ queryKey: ['health'], retry: false, staleTime: 60_000, queryFn: () => read('/api/health') });
  const unsigned = health.data?.parts?.calendar?.unsigned === 'allowed';
  const notice = (body: Record<string, unknown>) => {
    const days = String(body.days).split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
      const [day = '', kind = '', zh = '', en = ''] = line.split(/[\s,,]+/);
      return { date: day, kind: ({ 放假: 'holiday', 调休: 'in-lieu', 补班: 'make-up' } as Record<string, string>)[kind] ?? kind, zh, en: en || zh };
    });
    return { year: Number(body.year), source: body.source, days };
  };
  return (
    <Loaded query={found}>{(days) => (
      <>
        <dl className="c-facts"><dt>{t('已知起始', 'Known from')}</dt><dd>{date(days.knownFrom)}</dd><dt>{t('已知至', 'Known until')}</dt><dd>{date(days.knownUntil)}</dd></dl>
        <Year from={Number(days.knownFrom.slice(0, 4))} until={Number(days.knownUntil.slice(0, 4))} />
        {days.alarm && <p className="c-notice" role="status">{t('下一年度的放假安排尚未导入:超过该日期的到期日为暂定,导入后自动重算。', 'Next year’s notice is not here yet: due dates beyond are provisional and worked out anew when it comes.')}</p>}
        {may.operate && <LandRules />}
        {may.operate && unsigned && <Act label={t('导入放假安排', 'Import a year’s notice')} explain={t('按国务院办公厅通知逐行填写:日期、类别(放假、调休、补班)、名称。', 'One line a day, from the State Council’s notice: date, kind (holiday, in-lieu, make-up), name.')} again={['calendar', 'case']} fields={[{ name: 'year', label: t('年份', 'Year'), required: true, most: 4 }, { name: 'source', label: t('文号', 'Document number'), required: true }, { name: 'days', label: t('日期', 'Days'), kind: 'long', required: true, most: 20_000, help: t('例:2027-01-01 放假 元旦', 'For example: 2027-01-01 holiday 元旦 New-Year') }]} run={(body) => post('/api/jurisdictions/calendar', notice(body), { key: newKey() })} />}
      </>
    )}</Loaded>
  );
}
