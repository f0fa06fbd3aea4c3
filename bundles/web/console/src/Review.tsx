import { useQuery } from '@tanstack/react-query';
import { Parts } from './Parts';
import { Link } from 'react-router';
import { read } from '@sunhall/shared/api';
import type { Edition } from '@sunhall/shared/model';
import { Lamp, Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable } from './DataTable';
import { lastDay } from './limits';
import { useInterval } from './live';
import { ClockLine, openStage, type Proceeding } from './Proceedings';
import { EDITION_STATES, PROCEEDING_KINDS, PROCEEDING_STATES } from './states';

const WAITING = ['PROPOSED', 'IN_REVIEW', 'APPROVED'];

/** What waits for the legal office, the nearest limit first; then everything that ever was. */
export default function Review() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const every = useInterval();
  const editions = useQuery({ queryKey: ['editions'], queryFn: () => read('/api/catalog/editions'), refetchInterval: every });
  const proceedings = useQuery({ queryKey: ['proceedings'], queryFn: () => read('/api/catalog/proceedings'), refetchInterval: every });
  const open = (proceedings.data?.items ?? []).filter((one) => one.state === 'OPEN');
  const of = (edition: Edition) => open.find((one) => one.edition === edition.id);
  const due = (one: Proceeding | undefined) => (one && openStage(one)?.clock?.due) ?? '';
  const columns = [
    { title: t('事项', 'Item'), value: (row: Edition) => text(row.itemName), draw: (row: Edition) => <Link to={`/review/${encodeURIComponent(row.id!)}`}><bdi>{text(row.itemName)}</bdi></Link> },
    { title: t('版次', 'No.'), line: true, value: (row: Edition) => row.number ?? 0 },
    { title: t('状态', 'State'), value: (row: Edition) => text(EDITION_STATES[row.state ?? '']) || row.state || '', choose: true },
    { title: t('插件版本', 'Plug-in'), value: (row: Edition) => `${row.pluginId} ${row.pluginVersion}` },
    { title: t('提交时间', 'Proposed'), line: true, value: (row: Edition) => row.proposedAt ?? '', word: (row: Edition) => date(row.proposedAt, true), draw: (row: Edition) => date(row.proposedAt, true) },
  ];
  return (
    <>
      <h1>{t('法制审核', 'Legal review')}</h1>
      <div className="c-card"><Loaded query={editions}>{(page) => {
        const queue = page.items.filter((row) => WAITING.includes(row.state ?? '')).sort((a, b) => (due(of(a)) || '9').localeCompare(due(of(b)) || '9') || (a.proposedAt ?? '').localeCompare(b.proposedAt ?? ''));
        return (
          <Parts items={[
            { key: 'queue', label: t(`待审核(${queue.length})`, `Waiting (${queue.length})`), children: <DataTable name="review-queue" rowKey={(row) => row.id!} rows={queue} empty={t('没有待审核的版本。新提交的版本会自动出现在这里。', 'Nothing to review. What is proposed shows up here by itself.')} columns={[
              ...columns,
              { title: t('环节', 'Stage'), value: (row) => text(of(row) && openStage(of(row)!)?.title) || '—', choose: true },
              { title: t('期限', 'Limit'), value: (row) => due(of(row)), word: (row) => date(lastDay(due(of(row)))), draw: (row) => { const clock = of(row) && openStage(of(row)!)?.clock; return clock ? <><Lamp lamp={clock.lamp} /> <ClockLine clock={clock} /></> : '—'; } },
            ]} /> },
            { key: 'proceedings', label: t(`挂起、豁免等(${open.filter((one) => !one.edition).length})`, `Hanging, exemptions (${open.filter((one) => !one.edition).length})`), children: <Loaded query={proceedings}>{(all) => <DataTable name="proceedings" rowKey={(row) => row.id} rows={all.items.filter((one) => !one.edition)} empty={t('没有挂起、豁免、取消的申请。', 'No request to hang, exempt or cancel.')} columns={[
              { title: t('事项', 'Item'), value: (row) => text(row.itemName), draw: (row) => <Link to={`/proceedings/${encodeURIComponent(row.id)}`}><bdi>{text(row.itemName)}</bdi></Link> },
              { title: t('申请', 'What'), value: (row) => text(PROCEEDING_KINDS[row.kind]) || row.kind, choose: true },
              { title: t('状态', 'State'), value: (row) => text(PROCEEDING_STATES[row.state]) || row.state, choose: true },
              { title: t('环节', 'Stage'), value: (row) => text(openStage(row)?.title) || '—' },
              { title: t('期限', 'Limit'), value: (row) => due(row), word: (row) => date(lastDay(due(row))), draw: (row) => { const clock = openStage(row)?.clock; return clock ? <><Lamp lamp={clock.lamp} /> <ClockLine clock={clock} /></> : '—'; } },
              { title: t('提出时间', 'Opened'), line: true, value: (row) => row.openedAt, word: (row) => date(row.openedAt, true), draw: (row) => date(row.openedAt, true) },
            ]} />}</Loaded> },
            { key: 'all', label: t('全部版本', 'All editions'), children: <DataTable name="review" rowKey={(row) => row.id!} rows={[...page.items].sort((a, b) => (b.proposedAt ?? '').localeCompare(a.proposedAt ?? ''))} columns={[...columns, { title: t('生效日期', 'In force from'), line: true, value: (row) => row.effectiveFrom ?? '', word: (row) => date(row.effectiveFrom), draw: (row) => date(row.effectiveFrom) || '—' }]} /> },
          ]} />
        );
      }}</Loaded></div>
    </>
  );
}
