import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { newKey, post, readTagged } from '@sunhall/shared/api';
import { Lamp, Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Act, useWords } from './Act';
import { useInterval } from './live';
import { useNames, useOrgs } from './people';
import { limit } from './limits';
import { EXEMPTIONS, PROCEEDING_KINDS, PROCEEDING_STATES, STAGE_ACTS, STAGE_STATES } from './states';

export interface Reading { state?: string; lamp?: string; due?: string; dueDate?: string; provisional?: boolean; total?: string; used?: number; remaining?: number; overdue?: number; working?: Text[] }
export interface Stage { id: string; title?: Text; function?: string; org?: string; act?: string; basis?: string; limit?: string; state: string; clock?: Reading; opinion?: { agrees: boolean; by: string; org?: string; words: string; at: string } }
export interface Proceeding { id: string; kind: string; item: string; itemName: Text; edition?: string; jurisdiction?: string; org?: string; state: string; applicant?: string; reason?: string; until?: string; exemption?: string; usedInPeriod?: number; openedAt: string; myStage?: string; stages: Stage[]; version: number }

export const openStage = (one: Proceeding) => one.stages.find((stage) => stage.state === 'open');

/** "还剩 6 个工作日,7月3日到期". */
export function ClockLine({ clock }: { clock: Reading }) {
  const t = useT();
  const date = useDate();
  const { lang } = useWords();
  const unit = /(wd|d|h)$/.exec(clock.total ?? '')?.[1] ?? 'wd';
  if ((clock.overdue ?? 0) > 0) return <>{t(`已超期 ${limit(`${clock.overdue}${unit}`, lang)}`, `${limit(`${clock.overdue}${unit}`, lang)} overdue`)}</>;
  return <>{clock.remaining !== undefined && t(`还剩 ${limit(`${clock.remaining}${unit}`, lang)}`, `${limit(`${clock.remaining}${unit}`, lang)} left`)}{clock.dueDate && t(`,${date(clock.dueDate)}到期`, `, due on ${date(clock.dueDate)}`)}</>;
}

function Name({ org, person }: { org: string | undefined; person: string }) {
  return <bdi>{useNames(org)(person)}</bdi>;
}

/** Where a proceeding stands: every stage with its limit and what was said there. */
export function Stages({ proceeding, published = false }: { proceeding: Proceeding; published?: boolean }) {
  const org = useOrgs();
  const t = useT();
  const date = useDate();
  const { text, lang, word } = useWords();
  return (
    <ol className="c-stages">{proceeding.stages.map((each) => (published && each.act === 'publish' && each.state === 'open' ? { ...each, state: 'published' } : each)).map((stage) => (
      <li key={stage.id} className={`c-stage-${stage.state}`} aria-current={stage.state === 'open' ? 'step' : undefined}>
        <div className="c-row"><strong>{text(stage.title) || stage.id}</strong><span>{word(STAGE_STATES, stage.state)}</span></div>
        <div className="sh-quiet">{word(STAGE_ACTS, stage.act)}{stage.limit && ` · ${t('期限', 'limit')} ${limit(stage.limit, lang)}`}{stage.org && ` · ${org(stage.org)}`}{stage.basis && ` · ${stage.basis}`}</div>
        {stage.state === 'open' && stage.clock && <div><Lamp lamp={stage.clock.lamp} /> <ClockLine clock={stage.clock} /><details><summary>{t('怎样算出来的', 'How this was worked out')}</summary><ol>{(stage.clock.working ?? []).map((line, index) => <li key={index}>{text(line)}</li>)}</ol></details></div>}
        {stage.opinion && <p><bdi>{stage.opinion.words}</bdi> <span className="sh-quiet"><Name org={stage.opinion.org ?? stage.org} person={stage.opinion.by} /> · {date(stage.opinion.at, true)}</span></p>}
      </li>))}</ol>
  );
}

/** A request to hang, un-hang, exempt or cancel an item, and what each stage says to it. */
export default function ProceedingPage() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const every = useInterval();
  const org = useOrgs();
  const path = `/api/catalog/proceedings/${encodeURIComponent(id)}`;
  const found = useQuery({ queryKey: ['proceedings', id], queryFn: () => readTagged('/api/catalog/proceedings/{id}', { path: { id } }), refetchInterval: every });
  return (
    <Loaded query={found}>{({ body: one, etag }) => (
      <>
        <p><Link to="/review">{t('← 审核队列', '← Queue')}</Link></p>
        <div className="c-card">
          <div className="c-row"><h1><bdi>{text(one.itemName)}</bdi> · {text(PROCEEDING_KINDS[one.kind]) || one.kind}</h1><strong className="c-stage">{text(PROCEEDING_STATES[one.state]) || one.state}</strong></div>
          <dl className="c-facts"><dt>{t('申请单位', 'Applicant')}</dt><dd>{org(one.org ?? one.applicant)}</dd><dt>{t('理由', 'Reason')}</dt><dd>{one.reason ?? '—'}</dd>{one.until && <><dt>{t('至', 'Until')}</dt><dd>{date(one.until)}</dd></>}{one.exemption && <><dt>{t('依据情形', 'Ground')}</dt><dd>{text(EXEMPTIONS[one.exemption]) || one.exemption}</dd></>}{one.usedInPeriod !== undefined && <><dt>{t('期间办件', 'Cases in the period')}</dt><dd>{one.usedInPeriod}</dd></>}<dt>{t('提出时间', 'Opened')}</dt><dd>{date(one.openedAt, true)}</dd></dl>
          {one.myStage && <div className="c-tools c-operations">{[true, false].map((agrees) => <Act key={String(agrees)} label={agrees ? t('同意', 'Agree') : t('不同意', 'Reject')} main={agrees} danger={!agrees} fields={[{ name: 'words', label: t('审核意见', 'Opinion'), kind: 'long', required: true }]} again={['proceedings', 'catalog', 'catalog-item', 'editions']} run={(body) => post(`${path}/opinion`, { ...body, agrees }, { key: newKey(), etag })} />)}</div>}
        </div>
        <section className="c-card"><h2>{t('审核环节', 'Stages')}</h2><Stages proceeding={one} /></section>
      </>
    )}</Loaded>
  );
}
