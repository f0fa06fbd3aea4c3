import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { newKey, post, read } from '@sunhall/shared/api';
import { Loaded, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, type Text } from '@sunhall/shared/text';
import { Act, Fields, useWords, type Values } from './Act';
import { DataTable } from './DataTable';
import { useInterval } from './live';
import { useMay } from './Shell';
import { PROCEEDING_KINDS, PROCEEDING_STATES } from './states';
import { useSending } from './sending';

interface Batch { id: string; jurisdiction: string; fileName: string; by: string; at: string; total: number; unchanged: number; proposed: number; items: Record<string, number>; effectiveFrom?: string; done: boolean; proceedings: { id: string; kind: string; state: string; itemName?: Text }[] }
interface Brought { items: number; unchanged: number; brought: number; repeated: boolean; trial: boolean; batch?: Batch }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Items come in by a spreadsheet: every fault is listed with its row, and nothing is taken while there is one. */
export function ImportItems() {
  const t = useT();
  const date = useDate();
  const { word } = useWords();
  const may = useMay();
  const every = useInterval();
  const { part, error, taken, faults, send: hand } = useSending<Brought>();
  const [chosen, setChosen] = useState<File | null>(null);
  const [values, setValues] = useState<Values>({});
  const batches = useQuery({ queryKey: ['proceedings', 'imports'], queryFn: () => read('/api/catalog/imports'), refetchInterval: every });
  const send = async (file: File, trial: boolean) => {
    const reason = String(values.reason ?? '').trim();
    const path = `/api/catalog/imports?name=${encodeURIComponent(file.name)}&trial=${trial}${reason ? `&reason=${encodeURIComponent(reason)}` : ''}`;
    const done = await hand(path, file, trial ? [] : ['catalog', 'proceedings', 'editions'], file.name.toLowerCase().endsWith('.json') ? 'application/json' : XLSX);
    if (done && !trial) setChosen(null);
  };
  return (
    <>
      <h2>{t('导出', 'Export')}</h2>
      <div className="c-tools"><a className="sh-button" href="/api/catalog/export/catalog.xlsx" download>XLSX</a><a className="sh-button" href="/api/catalog/export/catalog.json" download>JSON</a><a className="sh-button" href="/api/catalog/export/catalog.pdf" download>PDF</a><a className="sh-button" href="/api/catalog/export/template.xlsx" download>{t('导入模板', 'Template')}</a></div>
      <h2>{t('导入', 'Import')}</h2>
      <p className="sh-quiet">{t('逐行检查,有一处错误则全部不导入,并列出每一处。导入的事项按审核路线审核、公布后生效。', 'Every row is checked; with a single fault nothing is taken, and every fault is listed. What comes in is reviewed and published like everything else.')}</p>
      <div className="c-form">
        <label className="sh-button sh-file">{t('选择文件(.xlsx、.json)', 'Choose a file (.xlsx, .json)')}<input type="file" accept=".xlsx,.json" name="items" disabled={part !== null} onChange={(event) => { const file = event.target.files?.[0] ?? null; event.target.value = ''; setChosen(file); if (file) void send(file, true); }} /></label>
        {part !== null && <p role="status"><progress aria-label={t('上传进度', 'Progress')} value={part} max={1} /> {t('正在检查…', 'Checking…')}</p>}
        {taken && <p role="status">✓ {taken.trial ? t(`检查通过:共 ${taken.items} 个事项,${taken.unchanged} 个没有变化。`, `It passed: ${taken.items} items, ${taken.unchanged} unchanged.`) : taken.repeated ? t('相同内容已经导入过。', 'The same content was imported before.') : t(`已导入 ${taken.brought} 个事项,待审核。`, `${taken.brought} items imported, to be reviewed.`)}</p>}
        {chosen && taken?.trial && <><Fields fields={[{ name: 'reason', label: t('书面申请的理由', 'The written application'), kind: 'long', required: true }]} values={values} change={setValues} /><div className="c-tools"><button type="button" className="sh-button sh-main" disabled={part !== null || !String(values.reason ?? '').trim()} onClick={() => void send(chosen, false)}>{t(`导入“${chosen.name}”`, `Import “${chosen.name}”`)}</button></div></>}
        {error !== null && faults.length === 0 && <Trouble error={error} />}
      </div>
      {faults.length > 0 && <div role="alert"><h3>{t(`没有导入:${faults.length} 处错误`, `Nothing was taken: ${faults.length} faults`)}</h3><DataTable name="import-faults" rows={faults.map((one, index) => ({ ...one, index }))} rowKey={(row) => String(row.index)} columns={[{ title: t('位置', 'Place'), value: (row) => row.pointer }, { title: t('规则', 'Rule'), value: (row) => row.rule ?? '', choose: true }, { title: t('问题', 'What is wrong'), value: (row) => row.detail, draw: (row) => <span className="c-wrap">{row.detail}</span> }]} /></div>}
      <h2>{t('导入批次', 'Imports')}</h2>
      <Loaded query={batches}>{(page) => <DataTable name="imports" rows={page.items} rowKey={(row) => row.id} empty={t('还没有导入过。', 'Nothing was imported yet.')} columns={[
        { title: t('文件', 'File'), value: (row) => row.fileName },
        { title: t('时间', 'When'), line: true, value: (row) => row.at, word: (row) => date(row.at, true), draw: (row) => date(row.at, true) },
        { title: t('事项', 'Items'), line: true, value: (row) => row.total }, { title: t('没有变化', 'Unchanged'), line: true, value: (row) => row.unchanged }, { title: t('提出审核', 'Proposed'), line: true, value: (row) => row.proposed },
        { title: t('审核', 'Review'), value: (row) => row.proceedings.length, draw: (row) => <>{row.proceedings.slice(0, 5).map((one) => <div key={one.id}><Link to={`/proceedings/${encodeURIComponent(one.id)}`}>{word(PROCEEDING_KINDS, one.kind)}</Link> {word(PROCEEDING_STATES, one.state)}</div>)}{row.proceedings.length > 5 && <span className="sh-quiet">{t(`共 ${row.proceedings.length} 项`, `${row.proceedings.length} in all`)}</span>}</> },
        { title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row) => may.review && !row.done && row.proceedings.length > 0 && row.proceedings.every((one) => one.state !== 'OPEN') && <Act small main label={t('公布', 'Publish')} explain={t('公布该批次中审核通过的事项。', 'Publishes what was approved of this import.')} fields={[{ name: 'effectiveFrom', label: t('生效时间(不填则立即)', 'In force from (empty: at once)'), kind: 'time' }]} again={['proceedings', 'catalog', 'editions']} run={(body) => post(`/api/catalog/imports/${encodeURIComponent(row.id)}/publication`, body, { key: newKey() })} /> },
      ]} />}</Loaded>
    </>
  );
}
