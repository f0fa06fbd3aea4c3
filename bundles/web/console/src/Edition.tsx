import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { get, getTagged, newKey, post } from '@sunhall/shared/api';
import type { Definition, Edition as View } from '@sunhall/shared/model';
import { Loaded, Loading, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { EDITION_STATES } from './states';
import { useMay } from './Shell';

const FlowChart = lazy(() => import('@sunhall/shared/flow'));

function Plain({ value }: { value: unknown }) {
  const text = useText();
  if (value === null || value === undefined || value === '') return <>—</>;
  if (typeof value === 'object') return 'zh' in value ? <>{text(value as Text)}</> : <pre>{JSON.stringify(value, null, 1)}</pre>;
  return <pre>{String(value)}</pre>;
}

/** Steps of two flow charts compared by id and by what is written at them. */
function marks(before: string | undefined, after: string) {
  const tasks = (xml: string | undefined) => new Map([...(xml ?? '').matchAll(/<(?:\w+:)?(?:userTask|serviceTask)\b[^>]*\bid="([^"]+)"[\s\S]*?(?:<\/(?:\w+:)?(?:userTask|serviceTask)>|\/>)/g)].map((found) => [found[1] ?? '', found[0].replace(/\s+/g, ' ')]));
  const [old, now] = [tasks(before), tasks(after)];
  const left: Record<string, 'removed' | 'changed'> = {};
  const right: Record<string, 'added' | 'changed'> = {};
  if (before) {
    for (const [id, written] of now) if (!old.has(id)) right[id] = 'added'; else if (old.get(id) !== written) right[id] = left[id] = 'changed';
    for (const id of old.keys()) if (!now.has(id)) left[id] = 'removed';
  }
  return { left, right };
}

function Decision({ edition, etag, done }: { edition: View; etag: string | null; done(): void }) {
  const t = useT();
  const [opinion, setOpinion] = useState('');
  const [running, setRunning] = useState('FINISH_UNDER_OLD');
  const [from, setFrom] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (what: string, body: unknown) => {
    setBusy(true);
    setError(null);
    try {
      await post(`/api/catalog/editions/${encodeURIComponent(edition.id)}/${what}`, body, { key: newKey(), etag });
      done();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const hasRunning = edition.runningCases !== undefined;
  return (
    <section className="c-card c-form">
      <h2>{t('审核决定', 'Decision')}</h2>
      {error !== null && <Trouble error={error} />}
      {(edition.state === 'PROPOSED' || edition.state === 'IN_REVIEW') && <>
        <label>{t('审核意见(不同意时写明理由)', 'Opinion (reasons when rejecting)')}<textarea className="sh-input" name="opinion" value={opinion} maxLength={2000} onChange={(event) => setOpinion(event.target.value)} /></label>
        {hasRunning && <label>{t('对在办件的效力', 'Effect on running cases')}<select className="sh-input" value={running} onChange={(event) => setRunning(event.target.value)}><option value="FINISH_UNDER_OLD">{t('在办件按原版本办结', 'Running cases finish under the old edition')}</option><option value="MOVE_AT_NEXT_STEP">{t('在下一环节转到新版本', 'Move at the next step')}</option><option value="MOVE_DRAFTS">{t('仅草稿转到新版本', 'Only drafts move')}</option><option value="STOP">{t('停止在办件', 'Stop running cases')}</option></select></label>}
        <div className="c-tools"><button type="button" className="sh-button sh-main" disabled={busy || !opinion.trim()} onClick={() => void send('approval', { digest: edition.digest, opinion, ...(hasRunning ? { runningCases: running } : {}) })}>{t('审核通过', 'Approve')}</button><button type="button" className="sh-button sh-danger" disabled={busy || !opinion.trim()} onClick={() => confirm(t('确认不通过该版本?', 'Reject this edition?')) && void send('rejection', { reasons: opinion })}>{t('不予通过', 'Reject')}</button></div>
      </>}
      {edition.state === 'APPROVED' && <>
        <label>{t('生效时间(不填则立即生效)', 'In force from (empty: at once)')}<input className="sh-input" type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} /></label>
        <button type="button" className="sh-button sh-main" disabled={busy} onClick={() => void send('publication', from ? { effectiveFrom: new Date(`${from}:00+08:00`).toISOString() } : {})}>{t('公布', 'Publish')}</button>
      </>}
    </section>
  );
}

export default function Edition() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const may = useMay();
  const client = useQueryClient();
  const path = (which: string) => `/api/catalog/editions/${encodeURIComponent(which)}`;
  const found = useQuery({ queryKey: ['edition', id], queryFn: () => getTagged<View>(path(id)), refetchInterval: 10_000 });
  const definition = useQuery({ queryKey: ['definition', id], staleTime: Infinity, queryFn: () => get<Definition>(`${path(id)}/definition`) });
  const against = found.data?.body.review?.against;
  const old = useQuery({ queryKey: ['definition', against], enabled: !!against, staleTime: Infinity, queryFn: () => get<Definition>(`${path(against!)}/definition`) });
  return (
    <Loaded query={found}>{({ body: edition, etag }) => {
      const points = definition.data ? marks(old.data?.bpmn, definition.data.bpmn) : { left: {}, right: {} };
      const changes = edition.review?.changes ?? [];
      return (
        <>
          <p><Link to="/review">{t('← 审核队列', '← Queue')}</Link></p>
          <div className="c-card">
            <div className="c-row"><h1><bdi>{text(edition.itemName)}</bdi> · {t(`第 ${edition.number} 版`, `No. ${edition.number}`)}</h1><strong>{text(EDITION_STATES[edition.state]) || edition.state}</strong></div>
            <dl className="c-facts"><dt>{t('插件', 'Plug-in')}</dt><dd>{edition.pluginId} {edition.pluginVersion}</dd><dt>{t('内容摘要', 'Digest')}</dt><dd>{edition.digest}</dd><dt>{t('提交', 'Proposed')}</dt><dd>{date(edition.proposedAt, true)}</dd>{edition.effectiveFrom && <><dt>{t('生效', 'In force from')}</dt><dd>{date(edition.effectiveFrom, true)}</dd></>}{edition.reviewReasons && <><dt>{t('审核意见', 'Opinion')}</dt><dd>{edition.reviewReasons}</dd></>}</dl>
            {edition.review && !edition.review.intact && <p className="sh-trouble">{t('存储的内容与提交时不一致,不能审核通过。', 'What is stored is no longer what was proposed; it cannot be approved.')}</p>}
          </div>
          {may.review && ['PROPOSED', 'IN_REVIEW', 'APPROVED'].includes(edition.state) && <Decision edition={edition} etag={etag} done={() => void Promise.all([client.invalidateQueries({ queryKey: ['edition', id] }), client.invalidateQueries({ queryKey: ['editions'] })])} />}
          <section className="c-card"><h2>{against ? t('与现行版本的差异', 'Differences to the edition in force') : t('首个版本,没有可对照的版本', 'The first edition, nothing to compare with')}</h2>
            {against && changes.length === 0 && <p>{t('内容没有差异。', 'No difference.')}</p>}
            {against && changes.length > 0 && <div className="sh-scroll" tabIndex={0} role="region" aria-label={t('差异', 'Differences')}><table className="c-diff"><thead><tr><th scope="col">{t('位置', 'Place')}</th><th scope="col">{t('原内容', 'Before')}</th><th scope="col">{t('新内容', 'After')}</th></tr></thead><tbody>{changes.map((one, index) => <tr key={index}><th scope="row"><Plain value={one.label} /><span className="sh-quiet">{one.file} {one.place}</span></th><td><del><Plain value={one.before} /></del></td><td><ins><Plain value={one.after} /></ins></td></tr>)}</tbody></table></div>}
          </section>
          {definition.data && <section className="c-card"><h2>{t('流程图', 'Flow charts')}</h2><div className={old.data ? 'c-two' : ''}>{old.data && <div><h3>{t('现行版本', 'In force')}</h3><Suspense fallback={<Loading />}><FlowChart bpmn={old.data.bpmn} marks={points.left} label={t('现行版本流程图', 'Flow chart in force')} /></Suspense></div>}<div><h3>{t('本版本', 'This edition')}</h3><Suspense fallback={<Loading />}><FlowChart bpmn={definition.data.bpmn} marks={points.right} label={t('本版本流程图', 'Flow chart of this edition')} /></Suspense></div></div></section>}
          {edition.review && <section className="c-card"><h2>{t('环节、岗位和时限', 'Steps, posts and limits')}</h2><div className="sh-scroll" tabIndex={0} role="region" aria-label={t('环节', 'Steps')}><table className="sh-table"><thead><tr><th scope="col">{t('环节', 'Step')}</th><th scope="col">{t('岗位', 'Post')}</th><th scope="col">{t('时限', 'Limit')}</th><th scope="col">{t('人数', 'Handlers')}</th><th scope="col">{t('结果', 'Outcomes')}</th></tr></thead><tbody>{edition.review.steps.map((one) => <tr key={one.id}><th scope="row">{text(one.title)}</th><td>{one.post ?? (one.task ? t('自动', 'automatic') : '—')}</td><td>{one.limit ?? '—'}</td><td>{one.handlers || 1}</td><td>{(one.outcomes ?? []).map((outcome) => text(outcome.label)).join('、')}</td></tr>)}</tbody></table></div></section>}
        </>
      );
    }}</Loaded>
  );
}
