import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Parts } from './Parts';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { getText, newKey, post, read, readTagged } from '@sunhall/shared/api';
import { FormData as Filled } from '@sunhall/shared/data';
import type { CaseView, Definition, TaskRow, TimelineEntry } from '@sunhall/shared/model';
import { Clocks, Empty, EVENTS, Lamp, Loaded, Loading, RESULTS, Trouble, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Act } from './Act';
import { useInterval } from './live';
import { Operation } from './Operation';
import { useNames } from './people';
import { useMay } from './Shell';
import { MORE_EVENTS } from './states';
import { Viewer, type Shown } from './Viewer';

const FlowChart = lazy(() => import('@sunhall/shared/flow'));


/** One open step: outcome, opinion, and what a negative outcome must say. */
function StepForm({ view, task, definition, etag, done }: { view: CaseView; task: TaskRow; definition?: Definition; etag: string | null; done(): void }) {
  const t = useT();
  const text = useText();
  const [outcome, setOutcome] = useState('');
  const [opinion, setOpinion] = useState('');
  const [reasons, setReasons] = useState('');
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const chosen = task.outcomes.find((one) => one.name === outcome);
  const supplement = outcome === 'supplement';
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      await post(`/api/cases/${view.summary.id}/tasks/${encodeURIComponent(task.task)}`, {
        outcome, opinion,
        ...(chosen?.negative && reasons.trim() ? { reasons: reasons.split('\n').map((one) => one.trim()).filter(Boolean) } : {}),
        ...(supplement ? { missing: Object.entries(missing).map(([what, note]) => ({ what, note })) } : {}),
      }, { key: newKey(), etag });
      done();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="c-form" onSubmit={(event) => { event.preventDefault(); void send(); }} data-step={task.step}>
      <fieldset className="c-field c-choices"><legend>{t('办理结果', 'Outcome')}</legend>
        {task.outcomes.map((one) => <label key={one.name} className="c-inline"><input type="radio" name={`outcome-${task.task}`} value={one.name} checked={outcome === one.name} onChange={() => setOutcome(one.name)} required />{text(one.label)}</label>)}
      </fieldset>
      {supplement && <fieldset className="c-field c-choices"><legend>{t('一次告知需要补正的全部内容', 'Everything that is missing, told once')}</legend>
        {(definition?.item.materials ?? []).map((one) => <div key={one.key}><label className="c-inline"><input type="checkbox" name={`missing-${one.key}`} checked={missing[one.key] !== undefined} onChange={(event) => setMissing(({ [one.key]: _old, ...rest }) => event.target.checked ? { ...rest, [one.key]: t('请补交。', 'Please supply.') } : rest)} />{text(one.name)}{view.lacking.includes(one.key) && <span className="sh-quiet">({t('尚未提交', 'not there yet')})</span>}</label>{missing[one.key] !== undefined && <input className="sh-input" aria-label={t('补正说明', 'What is needed')} value={missing[one.key]} onChange={(event) => setMissing({ ...missing, [one.key]: event.target.value })} />}</div>)}
      </fieldset>}
      {chosen?.negative && !supplement && <label>{t('理由(每行一条)', 'Reasons (one a line)')}<textarea className="sh-input" required value={reasons} onChange={(event) => setReasons(event.target.value)} /></label>}
      <label>{t('意见', 'Opinion')}<textarea className="sh-input" name="opinion" value={opinion} maxLength={2000} required onChange={(event) => setOpinion(event.target.value)} /></label>
      {error !== null && <Trouble error={error} />}
      <button type="submit" className="sh-button sh-main" disabled={busy || !outcome}>{t('签署提交', 'Sign and submit')}</button>
    </form>
  );
}

/** What was said and signed, apart from everything else that happened. */
export function Opinions({ entries, name }: { entries: TimelineEntry[]; name(actor: string): string }) {
  const t = useT();
  const text = useText();
  const date = useDate();
  const said = entries.filter((one) => ['case.step-signed', 'case.step-completed', 'case.decided', 'case.extension-requested', 'case.extension-approved', 'case.extension-refused'].includes(one.type) && Object.values(one.words ?? {}).some(Boolean));
  if (said.length === 0) return <Empty>{t('还没有签署意见。', 'No opinions yet.')}</Empty>;
  return <div className="sh-scroll" tabIndex={0} role="region" aria-label={t('意见', 'Opinions')}><table className="sh-table"><thead><tr><th scope="col">{t('环节', 'Step')}</th><th scope="col">{t('结果', 'Outcome')}</th><th scope="col">{t('意见', 'Opinion')}</th><th scope="col">{t('人员', 'By')}</th><th scope="col">{t('时间', 'When')}</th></tr></thead><tbody>{said.map((one) => <tr key={one.sequence}><td>{text(one.data.title as Text | undefined) || text(EVENTS[one.type] ?? MORE_EVENTS[one.type])}</td><td>{text(one.data.outcomeLabel as Text | undefined) || '—'}</td><td><bdi>{Object.values(one.words ?? {}).filter(Boolean).join(';')}</bdi></td><td><bdi>{name(one.actor)}</bdi></td><td>{date(one.at, true)}</td></tr>)}</tbody></table></div>;
}

export function Timeline({ entries, name }: { entries: TimelineEntry[]; name(actor: string): string }) {
  const t = useT();
  const text = useText();
  const date = useDate();
  const [clocks, setClocks] = useState(false);
  const isClock = (one: TimelineEntry) => one.type.startsWith('case.clock');
  const shown = entries.filter((one) => clocks || !isClock(one));
  return (
    <>
      {entries.some(isClock) && <label className="c-inline"><input type="checkbox" checked={clocks} onChange={(event) => setClocks(event.target.checked)} />{t('同时显示期限变化', 'Show changes of limits, too')}</label>}
      <ol className="c-time">{shown.map((one) => {
        const what = (one.data.title ?? (one.data.clock as { terms?: { title?: Text } } | undefined)?.terms?.title) as Text | undefined;
        const words = Object.values(one.words ?? {}).filter(Boolean);
        return <li key={one.sequence}><strong>{text(EVENTS[one.type] ?? MORE_EVENTS[one.type]) || one.type}{what ? `:${text(what)}` : ''}{one.data.outcomeLabel ? ` — ${text(one.data.outcomeLabel as Text)}` : ''}</strong>{words.length > 0 && <bdi>{words.join(';')}</bdi>}<div className="sh-quiet">{date(one.at, true)} · <bdi>{name(one.actor)}</bdi></div></li>;
      })}</ol>
    </>
  );
}

export default function Case() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const client = useQueryClient();
  const who = useWho();
  const may = useMay();
  const every = useInterval();
  const [shown, setShown] = useState<Shown | null>(null);
  const found = useQuery({ queryKey: ['case', id], queryFn: () => readTagged('/api/cases/{id}', { path: { id } }), refetchInterval: every });
  const version = found.data?.body.summary.version;
  const timeline = useQuery({ queryKey: ['timeline', id, version], enabled: !!found.data, placeholderData: (before) => before, queryFn: () => read('/api/cases/{id}/timeline', { path: { id } }) });
  const mine = useQuery({ queryKey: ['tasks', 'mine'], retry: false, enabled: may.handle, queryFn: () => read('/api/cases/tasks', { query: { limit: 200 } }), refetchInterval: every });
  const item = found.data?.body.summary.item;
  const entry = useQuery({ queryKey: ['catalog-item', item], enabled: !!item && !found.data?.body.summary.edition, queryFn: () => read('/api/catalog/items/{code}', { path: { code: item! } }) });
  const edition = found.data?.body.summary.edition ?? entry.data?.inForce?.id;
  const definition = useQuery({ queryKey: ['definition', edition], enabled: !!edition, staleTime: Infinity, retry: false, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: edition! } }) });
  const flow = useQuery({ queryKey: ['flow', id, edition], enabled: !!found.data, retry: false, staleTime: Infinity, queryFn: () => getText(`/api/cases/${id}/flow`, 'application/bpmn+xml, application/xml, text/xml, */*') });
  const lamps = useQuery({ queryKey: ['case-clocks', id], enabled: may.supervise && !!found.data, retry: false, queryFn: () => read('/api/supervision/cases/{id}/clocks', { path: { id } }) });
  const name = useNames(found.data?.body.summary.org);
  const again = () => void Promise.all(['case', 'tasks', 'timeline', 'cases'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  return (
    <Loaded query={found}>{({ body: view, etag }) => {
      const own = view.tasks.filter((task) => mine.data?.items.some((one) => one.caseId === id && one.task === task.task));
      const bpmn = flow.data ?? definition.data?.bpmn;
      const material = (key: string) => definition.data?.item.materials?.find((one) => one.key === key)?.name;
      const changes = lamps.data?.history ?? [];
      return (
        <>
          <div className="c-card">
            <div className="c-row"><h1><bdi>{text(view.summary.itemName)}</bdi></h1><Link className="sh-button c-small" to={`/cases/${encodeURIComponent(id)}/file`}>{t('打印案卷', 'Case file')}</Link><strong className="c-stage">{text(view.summary.stageTitle)}{view.result && ` · ${text(RESULTS[view.result] ?? { zh: view.result })}`}</strong></div>
            <dl className="c-facts"><dt>{t('监管码', 'Code')}</dt><dd data-code={view.summary.code ?? ''}>{view.summary.code ?? t('受理后赋码', 'given on acceptance')}</dd><dt>{t('查询号', 'Receipt')}</dt><dd>{view.summary.receipt}</dd><dt>{t('提交时间', 'Submitted')}</dt><dd>{date(view.summary.submittedAt, true)}</dd><dt>{t('当前环节', 'Present step')}</dt><dd data-present={view.tasks.map((task) => task.step).join(' ')}>{view.tasks.map((task) => text(task.title)).join('、') || '—'}</dd></dl>
            {view.summary.parked && <div className="c-notice" role="status"><strong>{t('办件已暂停', 'This case is parked')}</strong>:{text(view.summary.parked)}{(view.summary as { parkedSince?: string }).parkedSince && <span className="sh-quiet">({t('自', 'since')} {date((view.summary as { parkedSince?: string }).parkedSince, true)})</span>}<p className="sh-quiet">{t('资料完整,可以查看;插件恢复后自动继续,期限照常计算。', 'Everything is kept and can be read; it goes on by itself when the plug-in is back. Limits keep running.')} {may.upload && <Link to="/plugins">{t('查看插件', 'See the plug-ins')}</Link>}</p></div>}
            {(view.parties ?? []).length > 0 && <p>{t('当事人', 'Parties')}:{view.parties!.map((one) => `${text(one.roleTitle)} ${one.name}${one.number ? ` ${one.number}` : ''}`).join(';')}</p>}
            {(view.originals ?? []).length > 0 && <p>{t('收存的纸质原件', 'Originals on paper')}:{view.originals!.map((key) => text(material(key)) || key).join('、')}</p>}
            {view.filing.results.length > 0 && <div><h2>{t('第三方审查结果', 'What third parties found')}</h2><ul className="c-files">{view.filing.results.map((one) => <li key={one.number} data-result={one.number}><strong><bdi>{one.conclusion}</bdi></strong> · {one.kind} · <bdi>{one.number}</bdi> · <bdi>{one.by}</bdi> · {date(one.foundAt, true)} {one.files.map((file) => <button key={file.id} type="button" className="sh-button c-small" onClick={() => setShown({ url: `/api/cases/${id}/materials/${file.id}`, name: file.name })}>{t('查看', 'Show')} <bdi>{file.name}</bdi></button>)}</li>)}</ul></div>}
            {view.missing.length > 0 && <p>{t('已告知补正', 'Told to supply')}:{view.missing.map((one) => `${text(material(one.what)) || one.what}(${one.note})`).join(';')}</p>}
            {view.reasons.length > 0 && <p>{t('理由', 'Reasons')}:<bdi>{view.reasons.join(';')}</bdi></p>}
            {view.extension && <p>{t('已申请延期', 'More time was asked for')}:<bdi>{view.extension.reason}</bdi></p>}
            {view.operations && view.operations.length > 0 && <div className="c-tools c-operations" role="group" aria-label={t('办件操作', 'Operations')}>{view.operations.map((one) => <Operation key={one.name} view={view} operation={one} etag={etag} {...(definition.data ? { definition: definition.data } : {})} done={again} />)}</div>}
          </div>
          <div className="c-cols">
            <div className="c-card">
              <Parts items={[
                { key: 'form', label: t('申请表', 'Form'), children: <Filled {...(definition.data ? { schema: definition.data.form.schema, order: (definition.data.form.ui['ui:order'] as string[] | undefined) ?? [] } : {})} data={view.form} /> },
                { key: 'materials', label: t('材料', 'Materials'), children: Object.keys(view.materials).length === 0 ? <Empty>{t('没有上传材料。', 'Nothing was uploaded.')}</Empty> : <ul className="c-files">{Object.entries(view.materials).map(([key, files]) => <li key={key}><strong>{text(material(key)) || key}</strong> {files.map((file, index) => <button key={file} type="button" className="sh-button c-small" onClick={() => setShown({ url: `/api/cases/${id}/materials/${encodeURIComponent(file)}`, name: `${text(material(key)) || key} ${index + 1}` })}>{t('查看', 'View')} {index + 1}</button>)}</li>)}</ul> },
                { key: 'flow', label: t('流程', 'Flow'), children: bpmn ? <Suspense fallback={<Loading />}><FlowChart bpmn={bpmn} done={view.flow?.done ?? []} present={view.flow?.present ?? view.tasks.map((task) => task.step)} label={t('流程图,已标出当前环节', 'Flow chart with the present step')} /></Suspense> : flow.isError ? <Trouble error={flow.error} retry={() => void flow.refetch()} /> : <Loading /> },
                { key: 'opinions', label: t('意见', 'Opinions'), children: <Loaded query={timeline}>{(page) => <Opinions entries={page.items} name={name} />}</Loaded> },
                { key: 'papers', label: t('文书', 'Papers'), children: view.papers.length === 0 ? <Empty>{t('还没有文书。', 'No papers yet.')}</Empty> : <ul className="c-files">{view.papers.map((paper) => <li key={paper.id}><strong>{text(paper.title)}</strong> <button type="button" className="sh-button c-small" onClick={() => setShown({ url: `/api/cases/${id}/papers/${paper.id}`, name: text(paper.title) })}>{t('预览、打印', 'Preview, print')}</button> <span className="sh-quiet">{paper.number} {date(paper.issuedAt)} · {t('验证码', 'code')} {paper.verification}</span></li>)}</ul> },
                { key: 'time', label: t('过程', 'Timeline'), children: <Loaded query={timeline}>{(page) => <Timeline entries={page.items} name={name} />}</Loaded> },
              ]} />
            </div>
            <div>
              {own.map((task) => <section key={task.task} className="c-card"><h2>{text(task.title)}</h2>
                {task.signed.length > 0 && <p className="sh-quiet">{t('已签署', 'Signed by')}:{task.signed.map(name).join('、')}</p>}
                {task.claimedBy && <p className="sh-quiet">{t('已领办', 'Claimed by')}:<bdi>{name(task.claimedBy)}</bdi></p>}
                {view.summary.parked ? <p role="status">{t('暂停期间不能办理。', 'No step can be taken while it is parked.')}</p> : who.data?.person && task.signed.includes(who.data.person) ? <p role="status">{t('您已签署,等待其他人员签署。', 'You have signed; somebody else has to sign, too.')}</p> : <StepForm view={view} task={task} {...(definition.data ? { definition: definition.data } : {})} etag={etag} done={again} />}
                {!view.summary.parked && (task.claimedBy === who.data?.person
                  ? <Act small label={t('退回领办', 'Release')} explain={t('退回后,同岗位其他人员可以领办。', 'Others at the post can take it then.')} run={() => post(`/api/cases/${id}/tasks/${encodeURIComponent(task.task)}/release`, {}, { etag })} done={again} />
                  : !task.claimedBy && <Act small label={t('领办', 'Claim')} explain={t('领办后由您办理,同岗位其他人员不再收到。', 'It is yours then; nobody else at the post gets it.')} run={() => post(`/api/cases/${id}/tasks/${encodeURIComponent(task.task)}/claim`, {}, { etag })} done={again} />)}
              </section>)}
              {view.tasks.filter((task) => task.automatic).map((task) => <section key={task.task} className="c-card"><h2>{text(task.title)}</h2><p className="sh-quiet" role="status">{t('自动处理,等待平台完成。长时间没有完成的,管理员可以在上方“重试”。', 'Done by the platform. When it takes too long, an administrator can have it tried again above.')}</p></section>)}
              <section className="c-card"><h2>{t('期限', 'Limits')}</h2><Clocks clocks={view.clocks} />
                {changes.length > 0 && <details className="sh-old"><summary>{t(`亮灯变化(${changes.length})`, `Changes of lamps (${changes.length})`)}</summary><ul className="c-lamps">{changes.map((one, index) => <li key={index}><Lamp lamp={one.to} /> {text(one.title)} <span className="sh-quiet">{date(one.since, true)}</span></li>)}</ul></details>}
              </section>
            </div>
          </div>
          <Viewer shown={shown} close={() => setShown(null)} />
        </>
      );
    }}</Loaded>
  );
}
