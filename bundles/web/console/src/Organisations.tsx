import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { read } from '@sunhall/shared/api';
import { Loaded } from '@sunhall/shared/pieces';
import { useT, useText, type Text } from '@sunhall/shared/text';
import { DataTable } from './DataTable';
import { useMay } from './Shell';
import { FUNCTIONS } from './states';

export default function Organisations() {
  const t = useT();
  const text = useText();
  const may = useMay();
  const orgs = useQuery({ queryKey: ['organisations'], queryFn: () => read('/api/identity/organisations') });
  return (
    <>
      <h1>{t('机构', 'Organisations')}</h1>
      <div className="c-card"><Loaded query={orgs}>{(rows) => (
        <DataTable name="organisations" rows={rows} rowKey={(row) => row.id} columns={[
          { title: t('名称', 'Name'), value: (row) => text(row.name as Text), draw: (row) => (may.official ? <Link to={`/organisations/${encodeURIComponent(row.id)}`}><bdi>{text(row.name as Text)}</bdi></Link> : <bdi>{text(row.name as Text)}</bdi>) },
          { title: t('标识', 'Id'), value: (row) => row.id },
          { title: t('辖区', 'Jurisdiction'), value: (row) => row.jurisdiction, choose: true },
          { title: t('职能', 'Functions'), value: (row) => (row.functions ?? []).map((one) => text(FUNCTIONS[one]) || one).join(t('、', ', ')), draw: (row) => <span className="c-wrap">{(row.functions ?? []).map((one) => text(FUNCTIONS[one]) || one).join(t('、', ', ')) || '—'}</span> },
          { title: t('地址', 'Address'), value: (row) => row.address ?? '' },
          { title: t('电话', 'Telephone'), line: true, value: (row) => row.phone ?? '' },
          { title: t('监督电话', 'Supervision'), line: true, value: (row) => row.supervisionPhone ?? '' },
        ]} />)}</Loaded></div>
    </>
  );
}
