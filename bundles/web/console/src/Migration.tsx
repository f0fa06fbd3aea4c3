import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { newKey, post, read } from '@sunhall/shared/api';
import type { CaseSummary } from '@sunhall/shared/model';
import { Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Act } from './Act';
import { DataTable } from './DataTable';
import { useInterval } from './live';
import { useMay } from './Shell';
import { EDITION_STATES } from './states';

const RUNS: Record<string, Text> = { WAITING: { zh: '未开始', en: 'not begun' }, RUNNING: { zh: '正在转入', en: 'cases are being moved' }, DONE: { zh: '已完成', en: 'done' }, ENDED: { zh: '已结束', en: 'over' } };

interface Fate { caseId: string; reference: string; from: string; movable: boolean; moved?: boolean; steps: string[]; why?: Text }

/** What a new edition does to every running case: tried first, then run, each one undone where that is still possible. */
export default function Migration() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const may = useMay();
  const every = useInterval();
  const path = `/api/cases/migrations/${encodeURIComponent(id)}`;
  const found = useQuery({ queryKey: ['migration', id], queryFn: async () => {
    const first = await read('/api/cases/migrations/{edition}', { path: { edition: id }, query: { limit: 200 } });
    let next = first.next;
    while (next && first.cases.length < 2000) {
      const more = await read('/api/cases/migrations/{edition}', { path: { edition: id }, query: { limit: 200, after: next } });
      first.cases.push(...more.cases);
      next = more.next;
    }
    return first;
  }, refetchInterval: every });
  const edition = useQuery({ queryKey: ['edition', id, 'plain'], queryFn: () => read('/api/catalog/editions/{id}', { path: { id } }), refetchInterval: every });
  const item = edition.data?.item;
  const since = edition.data?.effectiveFrom;
  const under = useQuery({ queryKey: ['cases', 'moved', id], enabled: !!item && !!since, retry: false, queryFn: () => read('/api/cases', { query: { limit: 200, item: item! } }), refetchInterval: every });
  // Whoever applied before it took effect and runs under it now was moved.
  const moved = (under.data?.items ?? []).filter((row) => row.edition === id && row.submittedAt < since!);
  const inForce = edition.data?.state === 'IN_FORCE';
  const date = useDate();
  const again = ['migration', 'case', 'cases', 'tasks'];
  const one = (fate: { caseId: string }, what: string) => post(`${path}/${encodeURIComponent(fate.caseId)}/${what}`, {}, { key: newKey() });
  return (
    <>
      <p><Link to={`/review/${encodeURIComponent(id)}`}>{t('← 版本', '← Edition')}</Link></p>
      <h1>{t('在办件转换', 'Moving running cases')}</h1>
      <Loaded query={found}>{(plan) => {
        const movable = plan.cases.filter((fate) => fate.movable);
        return (
          <div className="c-card">
            <dl className="c-facts"><dt>{t('审核时的选择', 'Chosen at review')}</dt><dd>{text(plan.choiceTitle)}</dd><dt>{t('版本状态', 'Edition')}</dt><dd>{text(EDITION_STATES[edition.data?.state ?? '']) || '—'}</dd><dt>{t('转换进度', 'Progress')}</dt><dd>{text(RUNS[plan.state]) || plan.state}</dd><dt>{t('试算结果', 'Dry run')}</dt><dd data-movable={movable.length}>{t(`在办件 ${plan.cases.length} 件:可以转入 ${movable.length} 件,不能转入 ${plan.cases.length - movable.length} 件`, `${plan.cases.length} running cases: ${movable.length} can be moved, ${plan.cases.length - movable.length} cannot`)}</dd></dl>
            <p className="sh-quiet">{t('试算不改变任何办件。转入后,已用时间和期限不变;在下一环节办理之前可以撤销。', 'A dry run changes nothing. Time used and limits stay as they are; a move can be undone until the next step is taken.')}</p>
            {may.review && <div className="c-tools"><Act label={t(`全部转入(${movable.length})`, `Move all (${movable.length})`)} main disabled={movable.length === 0 || !inForce || plan.choice === 'FINISH_UNDER_OLD'} explain={t(`将 ${movable.length} 件在办件转入新版本,平台逐件处理,每件都可以单独撤销。`, `Moves ${movable.length} running cases, one by one; each can be undone by itself.`)} again={again} run={() => post(path, {}, { key: newKey() })} />{!inForce ? <span className="sh-quiet">{t('版本生效后才能转入。', 'Cases can be moved when the edition is in force.')}</span> : plan.choice === 'FINISH_UNDER_OLD' && <span className="sh-quiet">{t('审核时决定在办件按原版本办结,不转入。', 'At review it was decided that running cases finish under the old edition.')}</span>}</div>}
            <DataTable name="migration" rowKey={(row) => row.caseId} rows={plan.cases} empty={t('没有在办件受影响。', 'No running case is touched.')} columns={[
              { title: t('编号', 'Reference'), value: (row) => row.reference, draw: (row) => <Link to={`/cases/${row.caseId}`}>{row.reference}</Link> },
              { title: t('结果', 'Result'), value: (row) => (row.movable ? t('可以转入', 'can be moved') : t('不能转入', 'cannot be moved')), choose: true },
              { title: t('环节对应', 'Steps'), value: (row) => row.steps.join('、') || '—' },
              { title: t('原因', 'Why'), value: (row) => text(row.why) || '—' },
              ...(may.review ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: Fate) => <span className="c-acts"><Act small label={t('转入', 'Move')} disabled={!row.movable || !inForce} explain={row.reference} again={again} run={() => one(row, 'move')} /><Act small label={t('按原版本', 'Keep')} explain={t('该件按原版本办结。', 'This case finishes under the old edition.')} again={again} run={() => one(row, 'keep')} /></span> }] : []),
            ]} />
            {moved.length > 0 && <><h2>{t('已转入的办件', 'Moved')}</h2><DataTable name="moved" rowKey={(row) => row.id} rows={moved} columns={[
              { title: t('编号', 'Reference'), value: (row) => row.code ?? row.receipt, draw: (row) => <Link to={`/cases/${row.id}`}>{row.code ?? row.receipt}</Link> },
              { title: t('状态', 'Stage'), value: (row) => text(row.stageTitle), choose: true },
              { title: t('提交时间', 'Submitted'), line: true, value: (row) => row.submittedAt, word: (row) => date(row.submittedAt, true), draw: (row) => date(row.submittedAt, true) },
              ...(may.review ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: CaseSummary) => <Act small label={t('撤销转入', 'Undo')} explain={t('该件退回原版本的环节;已经办理过下一环节的不能撤销。', 'This case goes back to its old edition; not possible when its next step was taken.')} again={again} run={() => one({ caseId: row.id }, 'undo')} /> }] : []),
            ]} /></>}
          </div>
        );
      }}</Loaded>
    </>
  );
}
