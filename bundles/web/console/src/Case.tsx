import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Tabs } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { get, getBlob, getTagged, getText, newKey, post } from '@sunhall/shared/api';
import { FormData as Filled } from '@sunhall/shared/data';
import type { CaseView, CatalogItem, Definition, Page, TaskRow, TimelineEntry } from '@sunhall/shared/model';
import { Clocks, Empty, EVENTS, Loaded, Loading, RESULTS, Trouble, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';

const FlowChart = lazy(() => import('@sunhall/shared/flow'));
const SchemaForm = lazy(() => import('@sunhall/shared/form'));

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
      <fieldset style={{ border: 0, padding: 0, margin: '0 0 .9rem' }}><legend style={{ fontWeight: 600, padding: 0 }}>{t('办理结果', 'Outcome')}</legend>
        {task.outcomes.map((one) => <label key={one.name} className="c-inline"><input type="radio" name={`outcome-${task.task}`} value={one.name} checked={outcome === one.name} onChange={() => setOutcome(one.name)} required />{text(one.label)}</label>)}
      </fieldset>
      {supplement && <fieldset style={{ border: 0, padding: 0, margin: '0 0 .9rem' }}><legend style={{ fontWeight: 600, padding: 0 }}>{t('一次告知需要补正的全部内容', 'Everything that is missing, told once')}</legend>
        {(definition?.item.materials ?? []).map((one) => <div key={one.key}><label className="c-inline"><input type="checkbox" name={`missing-${one.key}`} checked={missing[one.key] !== undefined} onChange={(event) => setMissing(({ [one.key]: _old, ...rest }) => event.target.checked ? { ...rest, [one.key]: t('请补交。', 'Please supply.') } : rest)} />{text(one.name)}</label>{missing[one.key] !== undefined && <input className="sh-input" aria-label={t('补正说明', 'What is needed')} value={missing[one.key]} onChange={(event) => setMissing({ ...missing, [one.key]: event.target.value })} />}</div>)}
      </fieldset>}
      {chosen?.negative && !supplement && <label>{t('理由(每行一条)', 'Reasons (one a line)')}<textarea className="sh-input" required value={reasons} onChange={(event) => setReasons(event.target.value)} /></label>}
      <label>{t('意见', 'Opinion')}<textarea className="sh-input" name="opinion" value={opinion} maxLength={2000} required onChange={(event) => setOpinion(event.target.value)} /></label>
      {error !== null && <Trouble error={error} />}
      <button type="submit" className="sh-button sh-main" disabled={busy || !outcome}>{t('签署提交', 'Sign and submit')}</button>
    </form>
  );
}

function Operation({ view, operation, etag, done }: { view: CaseView; operation: { name: string; title: Text; schema: Record<string, unknown> }; etag: string | null; done(): void }) {
  const t = useT();
  const text = useText();
  const [open, setOpen] = useState(false);
  const [data, setData] = useState<Record<string, unknown>>({});
  const [error, setError] = useState<unknown>(null);
  const send = async (body: Record<string, unknown>) => {
    setError(null);
    try {
      await post(`/api/cases/${view.summary.id}/operations/${encodeURIComponent(operation.name)}`, body, { key: newKey(), etag });
      setOpen(false);
      done();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <button type="button" className="sh-button" onClick={() => setOpen(true)}>{text(operation.title)}</button>
      <Modal open={open} title={text(operation.title)} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <p className="sh-quiet">{t('该操作会记入办件过程,并按规定通知当事人。', 'This is written into the record, and the parties are told where the law says so.')}</p>
        {error !== null && <Trouble error={error} />}
        <Suspense fallback={<Loading />}><SchemaForm schema={operation.schema} ui={{}} data={data} onChange={setData} onValid={(body) => void send(body)}><div className="c-tools" style={{ marginTop: '1rem' }}><button type="submit" className="sh-button sh-main">{t('确认', 'Confirm')}</button><button type="button" className="sh-button" onClick={() => setOpen(false)}>{t('取消', 'Cancel')}</button></div></SchemaForm></Suspense>
      </Modal>
    </>
  );
}

/** A file beside the page that asked for it: PDF and pictures are shown, whatever else is only offered for saving. */
function Viewer({ url, name }: { url: string; name: string }) {
  const t = useT();
  const [shown, setShown] = useState<{ src: string; type: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let src = '';
    let gone = false;
    getBlob(url).then((blob) => {
      if (gone) return;
      src = URL.createObjectURL(blob);
      setShown({ src, type: blob.type.split(';')[0] ?? '' });
    }).catch((failure: unknown) => !gone && setError(failure));
    return () => {
      gone = true;
      if (src) URL.revokeObjectURL(src);
    };
  }, [url]);
  if (error !== null) return <Trouble error={error} />;
  if (!shown) return <Loading />;
  if (shown.type === 'application/pdf') return <iframe className="c-frame" title={name} src={shown.src} />;
  if (['image/png', 'image/jpeg', 'image/webp'].includes(shown.type)) return <img className="c-frame-image" src={shown.src} alt={name} />;
  return <p>{t('这种文件不能在页面里显示。', 'This kind of file is not shown here.')} <a href={url} download>{t('保存到本机', 'Save it')}</a></p>;
}

export default function Case() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const client = useQueryClient();
  const who = useWho();
  const [shown, setShown] = useState<{ url: string; name: string } | null>(null);
  const found = useQuery({ queryKey: ['case', id], queryFn: () => getTagged<CaseView>(`/api/cases/${id}`), refetchInterval: 5_000 });
  const version = found.data?.body.summary.version;
  const timeline = useQuery({ queryKey: ['timeline', id, version], enabled: !!found.data, queryFn: () => get<Page<TimelineEntry>>(`/api/cases/${id}/timeline`) });
  const mine = useQuery({ queryKey: ['tasks'], retry: false, queryFn: () => get<Page<TaskRow>>('/api/cases/tasks?limit=200'), refetchInterval: 5_000 });
  const item = found.data?.body.summary.item;
  const entry = useQuery({ queryKey: ['catalog-item', item], enabled: !!item, queryFn: () => get<CatalogItem>(`/api/catalog/items/${encodeURIComponent(item!)}`) });
  const edition = found.data?.body.summary.edition ?? entry.data?.inForce?.id;
  const definition = useQuery({ queryKey: ['definition', edition], enabled: !!edition, staleTime: Infinity, queryFn: () => get<Definition>(`/api/catalog/editions/${encodeURIComponent(edition!)}/definition`) });
  const flow = useQuery({ queryKey: ['flow', id], enabled: !!found.data, retry: false, staleTime: Infinity, queryFn: () => getText(`/api/cases/${id}/flow`, 'application/bpmn+xml, application/xml, text/xml, */*') });
  const again = () => void Promise.all([client.invalidateQueries({ queryKey: ['case', id] }), client.invalidateQueries({ queryKey: ['tasks'] })]);
  return (
    <Loaded query={found}>{({ body: view, etag }) => {
      const own = view.tasks.filter((task) => mine.data?.items.some((one) => one.caseId === id && one.task === task.task));
      const bpmn = flow.data ?? definition.data?.bpmn;
      const material = (key: string) => definition.data?.item.materials?.find((one) => one.key === key)?.name;
      return (
        <>
          <div className="c-card">
            <div className="c-row"><h1><bdi>{text(view.summary.itemName)}</bdi></h1><strong>{text(view.summary.stageTitle)}{view.result && ` · ${text(RESULTS[view.result] ?? { zh: view.result })}`}</strong></div>
            <dl className="c-facts"><dt>{t('监管码', 'Code')}</dt><dd data-code={view.summary.code ?? ''}>{view.summary.code ?? '—'}</dd><dt>{t('查询号', 'Receipt')}</dt><dd>{view.summary.receipt}</dd><dt>{t('提交时间', 'Submitted')}</dt><dd>{date(view.summary.submittedAt, true)}</dd><dt>{t('当前环节', 'Present step')}</dt><dd data-present={view.tasks.map((task) => task.step).join(' ')}>{view.tasks.map((task) => text(task.title)).join('、') || '—'}</dd></dl>
            {view.summary.parked && <p className="c-banner">{text(view.summary.parked)}</p>}
            {view.missing.length > 0 && <p>{t('已告知补正', 'Told to supply')}:{view.missing.map((one) => `${text(material(one.what)) || one.what}(${one.note})`).join(';')}</p>}
            {view.reasons.length > 0 && <p>{t('理由', 'Reasons')}:<bdi>{view.reasons.join(';')}</bdi></p>}
            {view.operations && view.operations.length > 0 && <div className="c-tools" style={{ marginTop: '.8rem' }}>{view.operations.map((one) => <Operation key={one.name} view={view} operation={one} etag={etag} done={again} />)}</div>}
          </div>
          <div className="c-cols">
            <div className="c-card">
              <Tabs items={[
                { key: 'form', label: t('申请表', 'Form'), children: <Filled {...(definition.data ? { schema: definition.data.form.schema, order: (definition.data.form.ui['ui:order'] as string[] | undefined) ?? [] } : {})} data={view.form} /> },
                { key: 'materials', label: t('材料', 'Materials'), children: Object.keys(view.materials).length === 0 ? <Empty>{t('没有上传材料。', 'Nothing was uploaded.')}</Empty> : <ul>{Object.entries(view.materials).map(([key, files]) => <li key={key}><strong>{text(material(key)) || key}</strong> {files.map((file, index) => <button key={file} type="button" className="sh-button" onClick={() => setShown({ url: `/api/cases/${id}/materials/${encodeURIComponent(file)}`, name: `${text(material(key)) || key} ${index + 1}` })}>{t('查看', 'View')} {index + 1}</button>)}</li>)}</ul> },
                { key: 'flow', label: t('流程', 'Flow'), children: bpmn ? <Suspense fallback={<Loading />}><FlowChart bpmn={bpmn} done={view.flow?.done ?? []} present={view.flow?.present ?? view.tasks.map((task) => task.step)} label={t('流程图,已标出当前环节', 'Flow chart with the present step')} /></Suspense> : <Loading /> },
                { key: 'papers', label: t('文书', 'Papers'), children: view.papers.length === 0 ? <Empty>{t('还没有文书。', 'No papers yet.')}</Empty> : <ul>{view.papers.map((paper) => <li key={paper.id}><button type="button" className="sh-button" onClick={() => setShown({ url: `/api/cases/${id}/papers/${paper.id}`, name: text(paper.title) })}>{text(paper.title)}</button> <span className="sh-quiet">{paper.number} {date(paper.issuedAt)} · {t('验证码', 'code')} {paper.verification}</span></li>)}</ul> },
                { key: 'time', label: t('过程', 'Timeline'), children: <Loaded query={timeline}>{(page) => <ol className="c-time">{page.items.map((one) => <li key={one.sequence}><strong>{text(EVENTS[one.type]) || one.type}{one.data.title ? `:${text(one.data.title as Text)}` : ''}{one.data.outcomeLabel ? ` — ${text(one.data.outcomeLabel as Text)}` : ''}</strong>{Object.values(one.words ?? {}).length > 0 && <bdi>{Object.values(one.words ?? {}).join(';')}</bdi>}<div className="sh-quiet">{date(one.at, true)} · <bdi>{one.actor}</bdi></div></li>)}</ol>}</Loaded> },
              ]} />
            </div>
            <div>
              {own.map((task) => <section key={task.task} className="c-card"><h2>{text(task.title)}</h2>{task.signed.length > 0 && <p className="sh-quiet">{t(`已有 ${task.signed.length} 人签署`, `${task.signed.length} signed`)}</p>}{who.data?.person && task.signed.includes(who.data.person) ? <p role="status">{t('您已签署,等待其他人员签署。', 'You have signed; somebody else has to sign, too.')}</p> : <StepForm view={view} task={task} {...(definition.data ? { definition: definition.data } : {})} etag={etag} done={again} />}</section>)}
              <section className="c-card"><h2>{t('期限', 'Limits')}</h2><Clocks clocks={view.clocks} /></section>
            </div>
          </div>
          <Modal open={shown !== null} title={shown?.name} width="min(95vw, 70rem)" onCancel={() => setShown(null)} footer={shown && <a className="sh-button" href={shown.url} target="_blank" rel="noreferrer">{t('在新窗口打开、打印', 'Open in a window to print')}</a>} destroyOnHidden>
            {shown && <Viewer url={shown.url} name={shown.name} />}
          </Modal>
        </>
      );
    }}</Loaded>
  );
}
