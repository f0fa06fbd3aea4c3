import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { LampRow, Page } from '@sunhall/shared/model';
import { Lamp, Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { DataTable } from './DataTable';

const RANK: Record<string, number> = { red: 0, yellow: 1, green: 2 };

/** The wall of lamps: numbers first, each leads to its rows. */
export default function Lamps() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const [lamp, setLamp] = useState('');
  const [org, setOrg] = useState('');
  const lamps = useQuery({ queryKey: ['lamps'], queryFn: () => get<Page<LampRow>>('/api/supervision/lamps?limit=200'), refetchInterval: 5_000 });
  return (
    <>
      <h1>{t('监察亮灯', 'Supervision')}</h1>
      <Loaded query={lamps}>{(page) => {
        const orgs = new Map(page.items.map((row) => [row.org, text(row.orgName)]));
        const rows = page.items.filter((row) => (!lamp || row.lamp === lamp) && (!org || row.org === org)).sort((a, b) => (RANK[a.lamp] ?? 2) - (RANK[b.lamp] ?? 2) || a.due.localeCompare(b.due));
        return (
          <>
            <div className="c-wall">{['red', 'yellow', 'green'].map((one) => <button key={one} type="button" aria-pressed={lamp === one} onClick={() => setLamp(lamp === one ? '' : one)}><Lamp lamp={one} /><b>{page.items.filter((row) => row.lamp === one).length}</b></button>)}{[...orgs].map(([id, name]) => <button key={id} type="button" aria-pressed={org === id} onClick={() => setOrg(org === id ? '' : id)}><bdi>{name}</bdi><b>{page.items.filter((row) => row.org === id).length}</b></button>)}</div>
            <div className="c-card"><DataTable name="lamps" rows={rows} rowKey={(row) => row.case + row.clock} columns={[
              { title: t('灯', 'Lamp'), value: (row) => RANK[row.lamp] ?? 2, draw: (row) => <Lamp lamp={row.lamp} /> },
              { title: t('编号', 'Reference'), value: (row) => row.code ?? row.receipt, draw: (row) => <Link to={`/cases/${row.case}`}>{row.code ?? row.receipt}</Link> },
              { title: t('事项', 'Item'), value: (row) => text(row.itemName) }, { title: t('机关', 'Organisation'), value: (row) => text(row.orgName) }, { title: t('环节', 'Step'), value: (row) => text(row.step) }, { title: t('时限', 'Limit'), value: (row) => text(row.title) },
              { title: t('剩余', 'Left'), value: (row) => text(row.remaining) }, { title: t('到期', 'Due'), value: (row) => row.due, draw: (row) => date(row.due) },
            ]} /></div>
          </>
        );
      }}</Loaded>
    </>
  );
}
