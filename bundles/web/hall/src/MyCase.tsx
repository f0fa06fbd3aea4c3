import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { getText, newKey, read, readTagged, write } from '@sunhall/shared/api';
import { FormData } from '@sunhall/shared/data';
import type { CaseView, Definition } from '@sunhall/shared/model';
import { Clocks, Empty, EVENTS, Loaded, Loading, RESULTS, Trouble, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Rate, Rated } from './Rate';
import { Uploads, type Kept } from './Uploads';

const FlowChart = lazy(() => import('@sunhall/shared/flow'));
const SchemaForm = lazy(() => import('@sunhall/shared/form'));

function Supplement({ view, definition, etag, done }: { view: CaseView; definition?: Definition; etag: string | null; done(): void }) {
  const t = useT();
  const text = useText();
  const [files, setFiles] = useState<Record<string, Kept[]>>({});
  const [form, setForm] = useState(view.form);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (data: Record<string, unknown>) => {
    setBusy(true);
    setError(null);
    try {
      const materials: Record<string, string[]> = { ...view.materials };
      for (const [key, list] of Object.entries(files)) if (list.length > 0) materials[key] = list.map((one) => one.id);
      await write('post', '/api/cases/{id}/supplement', { path: { id: view.summary.id } }, { form: data, materials }, { key: newKey(), etag });
      done();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  if (!definition) return <Loading />;
  const name = (what: string) => definition.item.materials?.find((one) => one.key === what)?.name;
  return (
    <section className="card" aria-labelledby="supplement">
      <h2 id="supplement">{t('需要补正', 'Please supply')}</h2>
      <ul>{view.missing.map((one, index) => <li key={index}><strong>{text(name(one.what)) || one.what}</strong>:<bdi>{one.note}</bdi></li>)}</ul>
      <Uploads edition={definition.edition} materials={definition.item.materials ?? []} files={files} onChange={setFiles} />
      <details><summary>{t('修改申请表', 'Change the form')}</summary>
        <Suspense fallback={<Loading />}><SchemaForm schema={definition.form.schema} ui={definition.form.ui} data={form} onChange={setForm} onValid={(data) => void send(data)}><div /></SchemaForm></Suspense>
      </details>
      {error !== null && <Trouble error={error} />}
      <div className="actions"><button type="button" className="sh-button sh-main" disabled={busy} onClick={() => void send(form)}>{t('提交补正', 'Send')}</button></div>
    </section>
  );
}

const WAYS = { hall: { zh: '现场领取(凭身份证件)', en: 'Collect in the hall, with an identity document' }, post: { zh: '邮寄送达', en: 'By post' } } as const;

/** How the decision is to reach who applied; the office verifies who it is before it hands it over. */
function Deliver({ id, etag, chosen, done }: { id: string; etag: string | null; chosen: 'hall' | 'post' | undefined; done(): void }) {
  const t = useT();
  const text = useText();
  const [open, setOpen] = useState(false);
  const [way, setWay] = useState<'hall' | 'post'>(chosen ?? 'hall');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (address: string) => {
    setBusy(true);
    setError(null);
    try {
      await write('post', '/api/cases/{id}/operations/{name}', { path: { id, name: 'choose-delivery' } }, { way, ...(way === 'post' ? { address } : {}) }, { key: newKey(), etag });
      setOpen(false);
      done();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  if (!open) return <p>{t('送达方式', 'How the decision reaches you')}:<span data-way={chosen ?? ''}>{chosen ? text(WAYS[chosen]) : t('尚未选择', 'not chosen yet')}</span> <button type="button" className="sh-button" onClick={() => setOpen(true)}>{chosen ? t('更改', 'Change') : t('选择送达方式', 'Choose')}</button></p>;
  return (
    <form onSubmit={(event) => { event.preventDefault(); void send(String(new globalThis.FormData(event.currentTarget).get('address') ?? '').trim()); }}>
      <fieldset><legend>{t('送达方式', 'How the decision reaches you')}</legend>
        {(['hall', 'post'] as const).map((one) => <label key={one} style={{ display: 'block' }}><input type="radio" name="way" value={one} checked={way === one} onChange={() => setWay(one)} /> {text(WAYS[one])}</label>)}
      </fieldset>
      {way === 'post' && <label>{t('邮寄地址', 'Address')}<input className="sh-input" name="address" required maxLength={500} autoComplete="street-address" /></label>}
      {error !== null && <Trouble error={error} />}
      <div className="actions"><button type="submit" className="sh-button sh-main" disabled={busy}>{t('确定', 'Save')}</button><button type="button" className="sh-button" onClick={() => setOpen(false)}>{t('取消', 'Cancel')}</button></div>
    </form>
  );
}

/** The applicant may take the application back until it is decided. */
function Withdraw({ id, etag, done }: { id: string; etag: string | null; done(): void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (reason: string) => {
    setBusy(true);
    setError(null);
    try {
      await write('post', '/api/cases/{id}/withdrawal', { path: { id } }, { reason }, { key: newKey(), etag });
      done();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  if (!open) return <button type="button" className="sh-button sh-danger" onClick={() => setOpen(true)}>{t('撤回申请', 'Withdraw')}</button>;
  return (
    <form onSubmit={(event) => { event.preventDefault(); void send(String(new globalThis.FormData(event.currentTarget).get('reason') ?? '')); }}>
      <p>{t('撤回后本件终止办理,不能恢复;以后可以重新申请。', 'Withdrawing ends the case for good; you may apply again later.')}</p>
      <label>{t('理由', 'Reason')}<input className="sh-input" name="reason" required maxLength={500} autoFocus /></label>
      {error !== null && <Trouble error={error} />}
      <div className="actions"><button type="submit" className="sh-button sh-danger" disabled={busy}>{t('确认撤回', 'Withdraw')}</button><button type="button" className="sh-button" onClick={() => setOpen(false)}>{t('不撤回', 'Keep it')}</button></div>
    </form>
  );
}

export default function MyCase() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const who = useWho();
  const client = useQueryClient();
  const filed = (useLocation().state as { filed?: boolean } | null)?.filed;
  const found = useQuery({ queryKey: ['case', id], queryFn: async () => { const { body, etag } = await readTagged('/api/cases/{id}', { path: { id } }); return { body: body as CaseView, etag }; }, refetchInterval: 10_000, enabled: who.data?.signedIn === true });
  const timeline = useQuery({ queryKey: ['timeline', id, found.data?.body.summary.version], queryFn: () => read('/api/cases/{id}/timeline', { path: { id } }), enabled: !!found.data });
  const edition = found.data?.body.summary.edition;
  const definition = useQuery({ queryKey: ['definition', edition], enabled: !!edition, staleTime: Infinity, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: edition! } }) });
  const flow = useQuery({ queryKey: ['flow', id], enabled: !!found.data, retry: false, staleTime: Infinity, queryFn: () => getText(`/api/cases/${id}/flow`, 'application/bpmn+xml, application/xml, text/xml, */*') });
  if (who.data && !who.data.signedIn) return <Navigate to={`/sign-in?next=/mine/${id}`} replace />;
  const again = () => void client.invalidateQueries({ queryKey: ['case', id] });
  return (
    <div className="wrap">
      <p><Link to="/mine">{t('← 我的办件', '← My cases')}</Link></p>
      <Loaded query={found}>{({ body: view, etag }) => {
        const bpmn = flow.data ?? definition.data?.bpmn;
        return (
          <>
            {filed && !view.summary.code && <div className="notice good" role="status">{t('提交成功!请记下查询号:', 'Submitted. Please note your receipt: ')}<strong>{view.summary.receipt}</strong></div>}
            <div className="card">
              <div className="row"><h1><bdi>{text(view.summary.itemName)}</bdi></h1><span className={`tag ${view.result === 'granted' ? 'good' : ''}`}>{text(view.summary.stageTitle)}{view.result && ` · ${text(RESULTS[view.result] ?? { zh: view.result })}`}</span></div>
              <dl className="facts">
                <dt>{t('查询号', 'Receipt')}</dt><dd>{view.summary.receipt}</dd>
                {view.summary.code && <><dt>{t('统一服务监管码', 'Supervision code')}</dt><dd>{view.summary.code}</dd></>}
                <dt>{t('提交时间', 'Submitted')}</dt><dd>{date(view.summary.submittedAt, true)}</dd>
                {view.tasks.length > 0 && <><dt>{t('当前环节', 'Present step')}</dt><dd>{view.tasks.map((task) => text(task.title)).join('、')}</dd></>}
              </dl>
              {view.summary.parked && <p className="notice">{text(view.summary.parked)}</p>}
              {view.operations.some((one) => one.name === 'choose-delivery') && <Deliver id={id} etag={etag} chosen={view.filing.delivery} done={again} />}
              {view.operations.some((one) => one.name === 'withdraw') && <Withdraw id={id} etag={etag} done={again} />}
              {view.reasons.length > 0 && <p className="notice">{t('理由', 'Reasons')}:<bdi>{view.reasons.join(';')}</bdi></p>}
            </div>
            {view.operations.some((one) => one.name === 'rate') && <Rate id={id} etag={etag} done={again} />}
            {!!view.filing.rating && <Rated level={view.filing.rating} />}
            {view.missing.length > 0 && <Supplement view={view} {...(definition.data ? { definition: definition.data } : {})} etag={etag} done={again} />}
            <div className="cols">
              <div>
                <section className="card"><h2>{t('办理期限', 'Limits')}</h2><Clocks clocks={view.clocks} /></section>
                {bpmn && <section className="card"><h2>{t('办到哪一步', 'Where it stands')}</h2><Suspense fallback={<Loading />}><FlowChart bpmn={bpmn} done={view.flow?.done ?? []} present={view.flow?.present ?? view.tasks.map((task) => task.step)} label={t('流程图,已标出当前环节', 'Flow chart with the present step')} /></Suspense></section>}
                <section className="card"><h2>{t('我填写的内容', 'What I filled in')}</h2><FormData {...(definition.data ? { schema: definition.data.form.schema, order: (definition.data.form.ui['ui:order'] as string[] | undefined) ?? [] } : {})} data={view.form} /></section>
              </div>
              <div>
                <section className="card"><h2>{t('文书', 'Papers')}</h2>{view.papers.length === 0 ? <Empty>{t('还没有文书。', 'No papers yet.')}</Empty> : <ul className="list">{view.papers.map((paper) => <li key={paper.id}><a href={`/api/cases/${id}/papers/${paper.id}`} target="_blank" rel="noreferrer">{text(paper.title)}</a><div className="sh-quiet">{paper.number && <>{paper.number} · </>}{date(paper.issuedAt)}</div></li>)}</ul>}</section>
                <section className="card"><h2>{t('办理过程', 'What happened')}</h2><Loaded query={timeline}>{(entries) => <ol className="steps">{entries.items.filter((one) => EVENTS[one.type] && one.type !== 'case.clock' && one.type !== 'case.command-refused').map((one) => <li key={one.sequence}><strong>{text(EVENTS[one.type])}</strong>{one.data.title ? `:${text(one.data.title as Text)}` : ''}{one.data.outcomeLabel ? ` — ${text(one.data.outcomeLabel as Text)}` : ''}<div className="sh-quiet">{date(one.at, true)}</div></li>)}</ol>}</Loaded></section>
              </div>
            </div>
          </>
        );
      }}</Loaded>
    </div>
  );
}
