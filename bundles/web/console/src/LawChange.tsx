import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { newKey, post, read } from '@sunhall/shared/api';
import { Lamp, Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, type Text } from '@sunhall/shared/text';
import { Act, useWords } from './Act';
import { DataTable } from './DataTable';
import { useInterval } from './live';
import { ClockLine, type Reading } from './Proceedings';
import { useOrgs } from './people';
import { useMay } from './Shell';
import { DECLARATION_STATES, TRIGGERS } from './states';

interface Declaration { id: string; item: string; itemName: Text; org: string; state: string; edition?: string; note?: string; basis?: string; clock?: Reading; version: number }

/** A change of law or functions with every item that has to be declared because of it, each under its clock. */
export default function LawChange() {
  const { id = '' } = useParams();
  const t = useT();
  const date = useDate();
  const { text, word } = useWords();
  const may = useMay();
  const org = useOrgs();
  const every = useInterval();
  const path = `/api/catalog/law-changes/${encodeURIComponent(id)}`;
  const found = useQuery({ queryKey: ['law-changes', id], queryFn: () => read('/api/catalog/law-changes/{id}', { path: { id } }), refetchInterval: every });
  return (
    <Loaded query={found}>{(change) => (
      <>
        <p><Link to="/catalog?tab=law">{t('← 法律与职能变更', '← Changes of law')}</Link></p>
        <div className="c-card">
          <h1><bdi>{change.law ? `${change.law} ${change.article ?? ''}` : word(TRIGGERS, change.trigger)}</bdi></h1>
          <dl className="c-facts"><dt>{t('类型', 'Kind')}</dt><dd>{word(TRIGGERS, change.trigger)}</dd><dt>{t('说明', 'Note')}</dt><dd>{change.note}</dd>{change.happenedOn && <><dt>{t('发生日期', 'Happened on')}</dt><dd>{date(change.happenedOn)}</dd></>}{change.publishedOn && <><dt>{t('公布日期', 'Published on')}</dt><dd>{date(change.publishedOn)}</dd></>}{change.effectiveOn && <><dt>{t('施行日期', 'In force from')}</dt><dd>{date(change.effectiveOn)}</dd></>}</dl>
        </div>
        <section className="c-card"><h2>{t('应当申报的事项', 'Items to be declared')}</h2>
          <DataTable name="declarations" rows={change.declarations} rowKey={(row) => row.id} empty={t('没有受影响的事项。', 'No item is touched.')} columns={[
            { title: t('事项', 'Item'), value: (row) => text(row.itemName) || row.item, draw: (row) => <Link to={`/catalog/${encodeURIComponent(row.item)}`}><bdi>{text(row.itemName) || row.item}</bdi></Link> },
            { title: t('机关', 'Organisation'), value: (row) => org(row.org), choose: true },
            { title: t('状态', 'State'), value: (row) => word(DECLARATION_STATES, row.state), choose: true },
            { title: t('期限', 'Limit'), value: (row) => row.clock?.due ?? '', draw: (row) => (row.state === 'DUE' && row.clock ? <><Lamp lamp={row.clock.lamp} /> <ClockLine clock={row.clock} /></> : row.note ?? '—') },
            { title: t('依据', 'Basis'), value: (row) => row.basis ?? '', draw: (row) => <span className="c-wrap">{row.basis ?? '—'}</span> },
            ...(may.upload ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: Declaration) => row.state === 'DUE' && <Act small label={t('不需调整', 'No change')} explain={t('说明该事项不受影响的理由。需要调整的,请上传新版本插件申报。', 'Say why this item is not affected. To change it, upload a new version of the plug-in.')} fields={[{ name: 'note', label: t('说明', 'Note'), kind: 'long', required: true }]} again={['law-changes']} run={(body) => post(`${path}/declarations/${encodeURIComponent(row.id)}/unchanged`, body, { key: newKey(), etag: `"v${row.version}"` })} /> }] : []),
          ]} />
        </section>
      </>
    )}</Loaded>
  );
}
