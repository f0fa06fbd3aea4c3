import { useQuery } from '@tanstack/react-query';
import { get } from '@sunhall/shared/api';
import type { Organisation } from '@sunhall/shared/model';
import { Loaded } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';
import { DataTable } from './DataTable';

export default function Organisations() {
  const t = useT();
  const text = useText();
  const orgs = useQuery({ queryKey: ['organisations'], queryFn: () => get<Organisation[]>('/api/identity/organisations') });
  return (
    <>
      <h1>{t('机构', 'Organisations')}</h1>
      <div className="c-card"><Loaded query={orgs}>{(rows) => (
        <DataTable name="organisations" rows={rows} rowKey={(row) => row.id} columns={[
          { title: t('名称', 'Name'), value: (row) => text(row.name) }, { title: t('标识', 'Id'), value: (row) => row.id }, { title: t('地区', 'Jurisdiction'), value: (row) => row.jurisdiction }, { title: t('职能', 'Functions'), value: (row) => row.functions.join(', ') }, { title: t('地址', 'Address'), value: (row) => row.address }, { title: t('电话', 'Telephone'), value: (row) => row.phone }, { title: t('监督电话', 'Supervision'), value: (row) => row.supervisionPhone },
        ]} />)}</Loaded></div>
    </>
  );
}
