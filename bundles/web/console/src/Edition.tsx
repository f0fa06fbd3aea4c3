import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { newKey, post, read, readTagged } from '@sunhall/shared/api';
import type { Change, Edition as EditionData } from '@sunhall/shared/model';
import { PaperForm } from '@sunhall/shared/paper';
import { Loaded, Loading, MaterialFiles, Trouble, TYPES } from '@sunhall/shared/pieces';
import { useDate, useReading, useT, useText, type Text } from '@sunhall/shared/text';
import { Act } from './Act';
import { marks } from './flow-marks';
import { ITEM_WORDS, VALUES } from './item-words';
import { limit, limits } from './limits';
import { useInterval } from './live';
import { useOrgs, usePostTitles } from './people';
import { openStage, Stages, type Proceeding } from './Proceedings';
import { AREAS, CHANGE_KINDS, EDITION_STATES, PROCEEDING_KINDS, RUNNING_CASES } from './states';
import { useMay } from './Shell';

type Schema = Record<string, unknown>;
type Form = { schema: Schema; ui: Schema };

const FlowChart = lazy(() => import('@sunhall/shared/flow'));

/** What stands on one side of a difference, as people read it. */
function Plain({ value, org }: { value: unknown; org?: string | undefined }) {
  const t = useT();
  const text = useText();
  const { lang } = useReading();
  if (value === null || value === undefined || value === '') return <>—</>;
  let shown = value;
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    try {
      shown = JSON.parse(value);
    } catch {
      // Not JSON after all: it is shown as it is.
    }
  }
  if (Array.isArray(shown)) return <ul>{shown.map((one, index) => <li key={index}><Plain value={one} org={org} /></li>)}</ul>;
  if (typeof shown === 'object' && shown !== null) return 'zh' in shown ? <>{text(shown as Text)}</> : <dl className="c-facts">{Object.entries(shown).map(([key, one]) => <div key={key} className="c-pair"><dt>{text(ITEM_WORDS[key]) || key}</dt><dd>{key === 'approver' ? <PostTitle org={org} post={String(one)} /> : <Plain value={one} org={org} />}</dd></div>)}</dl>;
  if (typeof shown === 'boolean') return <>{shown ? t('是', 'yes') : t('否', 'no')}</>;
  return <pre>{text(VALUES[String(shown)]) || limits(String(shown), lang)}</pre>;
}

/** A post is said by its title. */
const said = (place: string | undefined, value: string | undefined, subject: string | undefined) => (place?.endsWith('/approver') && value ? <PostTitle org={subject} post={value} /> : undefined);

/** Areas that a first edition shows in another way: the chart, the table of steps, the sheet of paper. */
const DRAWN = ['steps', 'posts', 'flow', 'forms'];

/** The areas that something is said of, in the order of the review. */
const areasOf = (changes: Change[]) => [...new Set(changes.map((one) => one.area ?? ''))].sort((a, b) => Object.keys(AREAS).indexOf(a) - Object.keys(AREAS).indexOf(b));

/** Everything that a first edition says: nothing to compare it with, and all of it is to be reviewed. */
function Whole({ changes, form, subject }: { changes: Change[]; form: Form | undefined; subject: string | undefined }) {
  const t = useT();
  const text = useText();
  const org = useOrgs();
  const known = (one: Change) => (one.place === '/type' ? text(TYPES[one.after ?? '']) || undefined : one.place === '/powerSubject' || one.place === '/implementingSubject' ? org(one.after) : said(one.place, one.after, subject));
  const shown = changes.filter((one) => !DRAWN.includes(one.area ?? ''));
  const areas = areasOf(shown);
  return (
    <>
      <p>{t('这是首个版本,没有可对照的版本;以下是事项的全部内容。', 'The first edition: there is nothing to compare it with. This is all it says.')}</p>
      <div className="sh-scroll" tabIndex={0} role="region" aria-label={t('全部内容', 'Everything')}>
        <table className="c-diff"><thead><tr><th scope="col">{t('位置', 'Place')}</th><th scope="col">{t('内容', 'Content')}</th></tr></thead>
          {areas.map((area) => <tbody key={area}><tr><th className="c-area" colSpan={2} scope="rowgroup">{text(AREAS[area]) || area}</th></tr>{shown.filter((one) => one.area === area).map((one, index) => <tr key={index}><th scope="row">{text(one.label as Text)}{area === 'papers' && one.place !== '/documents' && <span className="sh-quiet c-where">{one.file}</span>}</th><td>{known(one) ?? <Plain value={one.after} org={subject} />}</td></tr>)}</tbody>)}
        </table>
      </div>
      {form && <><h3>{t('申请表', 'Application form')}</h3><PaperForm schema={form.schema as Schema} ui={form.ui as Schema} title={String(form.schema.title ?? '')} /></>}
    </>
  );
}

function Decision({ edition, etag, against, done }: { edition: EditionData; etag: string | null; against: boolean; done(): void }) {
  const t = useT();
  const text = useText();
  const may = useMay();
  const [opinion, setOpinion] = useState('');
  const [running, setRunning] = useState('FINISH_UNDER_OLD');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const path = `/api/catalog/editions/${encodeURIComponent(edition.id!)}`;
  const send = async (what: string, body: unknown) => {
    setBusy(true);
    setError(null);
    try {
      await post(`${path}/${what}`, body, { key: newKey(), etag });
      done();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const proceedings = (edition.review?.proceedings ?? []) as unknown as Proceeding[];
  const open = edition.state === 'PROPOSED' || edition.state === 'IN_REVIEW';
  const mine = proceedings.length === 0 ? may.review : proceedings.some((one) => one.myStage);
  const again = ['edition', 'editions', 'proceedings', 'catalog', 'plugins'];
  if (open && !mine) {
    const stage = proceedings.map(openStage).find(Boolean);
    return stage ? <section className="c-card"><p role="status">{t(`现在由“${text(stage.title)}”办理。`, `It is with “${text(stage.title)}” now.`)}</p></section> : null;
  }
  if (!open && edition.state !== 'APPROVED' && edition.state !== 'REJECTED') return null;
  return (
    <section className="c-card c-form">
      <h2>{open ? t('审核决定', 'Decision') : edition.state === 'APPROVED' ? t('公布', 'Publication') : t('重新申报', 'Handing in again')}</h2>
      {error !== null && <Trouble error={error} />}
      {open && <>
        <label>{t('审核意见(不同意时写明理由)', 'Opinion (reasons when rejecting)')}<textarea className="sh-input" name="opinion" value={opinion} maxLength={2000} onChange={(event) => setOpinion(event.target.value)} /></label>
        {against && <label>{t('对在办件的效力', 'Effect on running cases')}<select className="sh-input" name="runningCases" value={running} onChange={(event) => setRunning(event.target.value)}>{Object.entries(RUNNING_CASES).map(([key, word]) => <option key={key} value={key}>{text(word)}</option>)}</select><span className="sh-quiet">{t('下方可以试算每一个在办件的结果。', 'What it means for each running case can be tried below.')} <Link to={`/migrations/${encodeURIComponent(edition.id!)}`}>{t('试算', 'Try it')}</Link></span></label>}
        <div className="c-tools"><button type="button" className="sh-button sh-main" disabled={busy || !opinion.trim()} onClick={() => void send('approval', { digest: edition.digest, opinion, ...(against ? { runningCases: running } : {}) })}>{t('审核通过', 'Approve')}</button>
          {opinion.trim() ? <Act label={t('不予通过', 'Reject')} danger explain={t('理由将告知申报单位,申报单位可以修改后重新申报。', 'The reasons go to who proposed it; it can be mended and handed in again.')} again={again} run={() => post(`${path}/rejection`, { reasons: opinion }, { key: newKey(), etag })} done={done} /> : <button type="button" className="sh-button sh-danger" disabled>{t('不予通过', 'Reject')}</button>}</div>
      </>}
      {edition.state === 'APPROVED' && (may.review
        ? <div className="c-tools"><button type="button" className="sh-button sh-main" disabled={busy} onClick={() => void send('publication', {})}>{t('公布', 'Publish')}</button><Act label={t('定日生效…', 'Publish for a date…')} fields={[{ name: 'effectiveFrom', label: t('生效时间', 'In force from'), kind: 'time', required: true }, { name: 'effectiveUntil', label: t('失效时间(有期限的填写)', 'Until, where it has an end'), kind: 'time' }]} again={again} run={(body) => post(`${path}/publication`, body, { key: newKey(), etag })} done={done} /></div>
        : <p role="status">{t('审核已通过,等待法制机构公布。', 'Approved; the legal office publishes it.')}</p>)}
      {edition.state === 'REJECTED' && may.upload && <Act label={t('重新申报', 'Hand in again')} explain={t('对原内容重新申报;内容有修改的,请上传新版本插件。', 'Hands in the same content; for changes upload a new version of the plug-in.')} fields={[{ name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true }]} again={again} run={(body) => post(`${path}/resubmission`, body, { key: newKey(), etag })} done={done} />}
    </section>
  );
}

function PostTitle({ org, post: key }: { org: string | undefined; post: string }) {
  return <>{usePostTitles(org)(key)}</>;
}

function Differences({ changes, subject }: { changes: Change[]; subject: string | undefined }) {
  const t = useT();
  const text = useText();
  if (changes.length === 0) return <p>{t('内容没有差异。', 'No difference.')}</p>;
  const areas = areasOf(changes);
  return (
    <>
      <p className="sh-quiet">{areas.map((area) => `${text(AREAS[area]) || area} ${changes.filter((one) => one.area === area).length}`).join(' · ')}</p>
      <div className="sh-scroll" tabIndex={0} role="region" aria-label={t('差异', 'Differences')}>
        <table className="c-diff"><thead><tr><th scope="col">{t('位置', 'Place')}</th><th scope="col">{t('原内容', 'Before')}</th><th scope="col">{t('新内容', 'After')}</th></tr></thead>
          {areas.map((area) => <tbody key={area}><tr><th className="c-area" colSpan={3} scope="rowgroup">{text(AREAS[area]) || area}</th></tr>{changes.filter((one) => one.area === area).map((one, index) => <tr key={index}><th scope="row">{text(one.label as Text)} <span className={`c-kind c-kind-${one.kind}`}>{text(CHANGE_KINDS[one.kind ?? ''])}</span><span className="sh-quiet c-where">{one.file} {one.place}</span></th><td>{one.before ? <del>{said(one.place, one.before, subject) ?? <Plain value={one.before} org={subject} />}</del> : '—'}</td><td>{one.after ? <ins>{said(one.place, one.after, subject) ?? <Plain value={one.after} org={subject} />}</ins> : '—'}</td></tr>)}</tbody>)}
        </table>
      </div>
    </>
  );
}

export default function Edition() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const { lang } = useReading();
  const every = useInterval();
  const client = useQueryClient();
  const found = useQuery({ queryKey: ['edition', id], queryFn: () => readTagged('/api/catalog/editions/{id}', { path: { id } }), refetchInterval: every });
  const definition = useQuery({ queryKey: ['definition', id], staleTime: Infinity, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id } }) });
  const against = found.data?.body.review?.against;
  const old = useQuery({ queryKey: ['definition', against], enabled: !!against, staleTime: Infinity, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: against! } }) });
  return (
    <Loaded query={found}>{({ body: edition, etag }) => {
      const points = definition.data ? marks(old.data?.bpmn, definition.data.bpmn) : { left: {}, right: {} };
      const changes = edition.review?.changes ?? [];
      const proceedings = (edition.review?.proceedings ?? []) as unknown as Proceeding[];
      const refresh = () => void Promise.all(['edition', 'editions', 'proceedings', 'catalog'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      return (
        <>
          <p><Link to="/review">{t('← 审核队列', '← Queue')}</Link></p>
          <div className="c-card">
            <div className="c-row"><h1><bdi>{text(edition.itemName)}</bdi> · {t(`第 ${edition.number} 版`, `No. ${edition.number}`)}</h1><strong className="c-stage">{text(EDITION_STATES[edition.state ?? '']) || edition.state}</strong></div>
            <dl className="c-facts"><dt>{t('插件', 'Plug-in')}</dt><dd>{edition.pluginId} {edition.pluginVersion}</dd><dt>{t('内容摘要', 'Digest')}</dt><dd className="c-digest">{edition.digest}</dd><dt>{t('提交', 'Proposed')}</dt><dd>{date(edition.proposedAt, true)}</dd>{edition.effectiveFrom && <><dt>{t('生效', 'In force from')}</dt><dd>{date(edition.effectiveFrom, true)}</dd></>}{edition.effectiveUntil && <><dt>{t('有效期至', 'Until')}</dt><dd>{date(edition.effectiveUntil, true)}</dd></>}{edition.reviewReasons && <><dt>{t('审核意见', 'Opinion')}</dt><dd>{edition.reviewReasons}</dd></>}{against && edition.runningCases && edition.state !== 'PROPOSED' && <><dt>{t('在办件', 'Running cases')}</dt><dd>{text(RUNNING_CASES[edition.runningCases])} <Link to={`/migrations/${encodeURIComponent(id)}`}>{t('在办件转换', 'Move running cases')}</Link></dd></>}</dl>
            {edition.review && edition.review.intact === false && <p className="sh-trouble">{t('存储的内容与提交时不一致,不能审核通过。', 'What is stored is no longer what was proposed; it cannot be approved.')}</p>}
          </div>
          <Decision edition={edition} etag={etag} against={!!against} done={refresh} />
          {proceedings.map((one) => <section key={one.id} className="c-card"><h2>{t('审核环节', 'Stages')} · {text(PROCEEDING_KINDS[one.kind]) || one.kind}</h2><Stages proceeding={one} published={['PUBLISHED', 'IN_FORCE', 'SUPERSEDED'].includes(edition.state ?? '')} /></section>)}
          {edition.review && <section className="c-card"><h2>{against ? t('与对照版本的差异', 'Differences') : t('全部内容', 'Everything')}</h2>{against ? <Differences changes={changes} subject={edition.implementingSubject} /> : <Whole changes={changes} subject={edition.implementingSubject} form={definition.data?.form as Form | undefined} />}</section>}
          {definition.data?.item.materials?.some((one) => one.sample || one.blank) && <section className="c-card"><h2>{t('材料的样表和空白表格', 'Samples and blank forms of materials')}</h2><ul className="c-files">{definition.data.item.materials.filter((one) => one.sample || one.blank).map((one) => <li key={one.key}><strong><bdi>{text(one.name)}</bdi></strong> <MaterialFiles edition={id} material={one} /></li>)}</ul></section>}
          {definition.data && <section className="c-card"><h2>{t('流程图', 'Flow charts')}</h2>
            {old.data && <p className="sh-quiet c-legend"><span className="sh-key c-key-added" /> {t('新增', 'added')} <span className="sh-key c-key-changed" /> {t('修改', 'changed')} <span className="sh-key c-key-removed" /> {t('删除', 'removed')}{Object.keys({ ...points.left, ...points.right }).length === 0 && <> — {t('流程没有变化', 'no change of the flow')}</>}</p>}
            <div className={old.data ? 'c-two' : ''}>{old.data && <div><h3>{t('对照版本', 'Before')}</h3><Suspense fallback={<Loading />}><FlowChart bpmn={old.data.bpmn} marks={points.left} label={t('对照版本流程图', 'Flow chart before')} /></Suspense></div>}<div><h3>{t('本版本', 'This edition')}</h3><Suspense fallback={<Loading />}><FlowChart bpmn={definition.data.bpmn} marks={points.right} label={t('本版本流程图', 'Flow chart of this edition')} /></Suspense></div></div></section>}
          {edition.review && <section className="c-card"><h2>{t('环节、岗位和时限', 'Steps, posts and limits')}</h2><div className="sh-scroll" tabIndex={0} role="region" aria-label={t('环节', 'Steps')}><table className="sh-table"><thead><tr><th scope="col">{t('环节', 'Step')}</th><th scope="col">{t('岗位', 'Post')}</th><th scope="col">{t('时限', 'Limit')}</th><th scope="col">{t('签署人数', 'Signatures')}</th><th scope="col">{t('结果', 'Outcomes')}</th></tr></thead><tbody>{(edition.review.steps ?? []).map((one) => <tr key={one.id}><th scope="row">{text(one.title as Text)}</th><td>{one.post && one.organisation?.startsWith('form:') ? <>{t('申请表所选机构', 'organisation chosen in the form')} · {one.post}</> : one.post ? <PostTitle org={one.organisation ?? edition.implementingSubject} post={one.post} /> : (one.task ? t('自动', 'automatic') : '—')}</td><td>{one.limit ? limit(one.limit, lang) : '—'}</td><td>{one.handlers || 1}</td><td>{(one.outcomes ?? []).map((outcome) => text(outcome.label as Text)).join('、')}</td></tr>)}</tbody></table></div></section>}
        </>
      );
    }}</Loaded>
  );
}
