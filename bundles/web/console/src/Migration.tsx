import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { get, newKey, post } from '@sunhall/shared/api';
import { Loaded } from '@sunhall/shared/pieces';
import { useT, useText, type Text } from '@sunhall/shared/text';
import { Act } from './Act';
import { DataTable } from './DataTable';
import { useInterval } from './live';
import { useMay } from './Shell';
import { EDITION_STATES } from './states';

interface Fate { caseId: string; reference: string; from: string; movable: boolean; moved?: boolean; steps: string[]; why?: Text }
interface Plan { edition: string; choice: string; choiceTitle: Text; state: string; cases: Fate[]; next?: string }

/** What a new edition does to every running case: tried first, then run, each one undone where that is still possible. */
export default function Migration() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const may = useMay();
  const every = useInterval();
  const path = `/api/cases/migrations/${encodeURIComponent(id)}`;
  const found = useQuery({ queryKey: ['migration', id], queryFn: async () => {
    const first = await get<Plan>(`${path}?limit=200`);
    let next = first.next;
    while (next && first.cases.length < 2000) {
      const more = await get<Plan>(`${path}?limit=200&after=${encodeURIComponent(next)}`);
      first.cases.push(...more.cases);
      next = more.next;
    }
    return first;
  }, refetchInterval: every });
  const again = ['migration', 'case', 'cases', 'tasks'];
  const one = (fate: Fate, what: string) => post(`${path}/${encodeURIComponent(fate.caseId)}/${what}`, {}, { key: newKey() });
  return (
    <>
      <p><Link to={`/review/${encodeURIComponent(id)}`}>{t('← 版本', '← Edition')}</Link></p>
      <h1>{t('在办件转换', 'Moving running cases')}</h1>
      <Loaded query={found}>{(plan) => {
        const movable = plan.cases.filter((fate) => fate.movable);
        return (
          <div className="c-card">
            <dl className="c-facts"><dt>{t('审核时的选择', 'Chosen at review')}</dt><dd>{text(plan.choiceTitle)}</dd><dt>{t('版本状态', 'Edition')}</dt><dd>{text(EDITION_STATES[plan.state]) || plan.state}</dd><dt>{t('试算结果', 'Dry run')}</dt><dd data-movable={movable.length}>{t(`在办件 ${plan.cases.length} 件:可以转入 ${movable.length} 件,不能转入 ${plan.cases.length - movable.length} 件`, `${plan.cases.length} running cases: ${movable.length} can be moved, ${plan.cases.length - movable.length} cannot`)}</dd></dl>
            <p className="sh-quiet">{t('试算不改变任何办件。转入后,已用时间和期限不变;在下一环节办理之前可以撤销。', 'A dry run changes nothing. Time used and limits stay as they are; a move can be undone until the next step is taken.')}</p>
            {may.review && <div className="c-tools"><Act label={t(`全部转入(${movable.length})`, `Move all (${movable.length})`)} main disabled={movable.length === 0 || plan.state !== 'IN_FORCE'} explain={t(`将 ${movable.length} 件在办件转入新版本,平台逐件处理,每件都可以单独撤销。`, `Moves ${movable.length} running cases, one by one; each can be undone by itself.`)} again={again} run={() => post(path, {}, { key: newKey() })} />{plan.state !== 'IN_FORCE' && <span className="sh-quiet">{t('版本生效后才能转入。', 'Cases can be moved when the edition is in force.')}</span>}</div>}
            <DataTable name="migration" rowKey={(row) => row.caseId} rows={plan.cases} empty={t('没有在办件受影响。', 'No running case is touched.')} columns={[
              { title: t('编号', 'Reference'), value: (row) => row.reference, draw: (row) => <Link to={`/cases/${row.caseId}`}>{row.reference}</Link> },
              { title: t('结果', 'Result'), value: (row) => (row.movable ? t('可以转入', 'can be moved') : t('不能转入', 'cannot be moved')), choose: true },
              { title: t('环节对应', 'Steps'), value: (row) => row.steps.join('、') || '—' },
              { title: t('原因', 'Why'), value: (row) => text(row.why) || '—' },
              ...(may.review ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: Fate) => <span className="c-acts"><Act small label={t('转入', 'Move')} disabled={!row.movable || plan.state !== 'IN_FORCE'} explain={row.reference} again={again} run={() => one(row, 'move')} /><Act small label={t('按原版本', 'Keep')} explain={t('该件按原版本办结。', 'This case finishes under the old edition.')} again={again} run={() => one(row, 'keep')} /><Act small label={t('撤销转入', 'Undo')} explain={t('该件退回原版本的环节。', 'This case goes back to its old edition.')} again={again} run={() => one(row, 'undo')} /></span> }] : []),
            ]} />
          </div>
        );
      }}</Loaded>
    </>
  );
}
