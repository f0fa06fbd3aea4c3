import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, Problem, upload } from '@sunhall/shared/api';
import type { Page, PluginRow } from '@sunhall/shared/model';
import { Loaded, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { DataTable } from './DataTable';
import { PLUGIN_STATES } from './states';
import { useMay } from './Shell';

interface Refusal { file: string; since: string; findings: { pointer: string; rule: string; detail: string }[] }
interface Incident { id: string | number; kind: string; plugin?: string; digest?: string; what: Text; state?: string; count?: number; firstAt?: string; lastAt?: string }

export default function Plugins() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const may = useMay();
  const client = useQueryClient();
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [landed, setLanded] = useState<PluginRow | null>(null);
  const plugins = useQuery({ queryKey: ['plugins'], queryFn: () => get<Page<PluginRow>>('/api/plugins'), refetchInterval: 5_000 });
  const refusals = useQuery({ queryKey: ['refusals'], enabled: may.upload, queryFn: () => get<Page<Refusal>>('/api/plugins/refusals'), refetchInterval: 10_000 });
  const incidents = useQuery({ queryKey: ['incidents'], enabled: may.upload, retry: false, queryFn: () => get<Page<Incident>>('/api/plugins/incidents'), refetchInterval: 10_000 });
  const send = async (file: File) => {
    setError(null);
    setLanded(null);
    setPart(0);
    try {
      setLanded(await upload<PluginRow>(`/api/plugins?name=${encodeURIComponent(file.name)}`, file, setPart));
      await client.invalidateQueries({ queryKey: ['plugins'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setPart(null);
    }
  };
  const findings = error instanceof Problem ? error.body.errors ?? [] : [];
  return (
    <>
      <h1>{t('插件', 'Plug-ins')}</h1>
      {may.upload && <section className="c-card">
        <h2>{t('上传插件', 'Upload')}</h2>
        <p className="sh-quiet">{t('上传后先检查,检查通过即成为待审核版本;审核并公布之前不会运行。', 'It is checked first; when it passes it is proposed. Nothing of it runs before review and publication.')}</p>
        <label>{t('选择文件(.jar)', 'Choose a file (.jar)')} <input type="file" accept=".jar" name="plugin" disabled={part !== null} onChange={(event) => { const file = event.target.files?.[0]; if (file) void send(file); event.target.value = ''; }} /></label>
        {part !== null && <progress aria-label={t('上传进度', 'Progress')} value={part} max={1} />}
        {landed && <p role="status">✓ {t('检查通过,已提交法制审核', 'It passed the checks and is proposed for review')}:<bdi>{text(landed.title)}</bdi> {landed.version}</p>}
        {error !== null && findings.length === 0 && <Trouble error={error} />}
        {findings.length > 0 && <div role="alert"><h3>{t(`检查未通过:${findings.length} 处问题`, `Not accepted: ${findings.length} findings`)}</h3><table className="sh-table"><thead><tr><th scope="col">{t('位置', 'Place')}</th><th scope="col">{t('规则', 'Rule')}</th><th scope="col">{t('问题和修改办法', 'What is wrong and how to mend it')}</th></tr></thead><tbody>{findings.map((one, index) => <tr key={index}><td>{one.pointer}</td><td>{one.rule}</td><td>{one.detail}</td></tr>)}</tbody></table></div>}
      </section>}
      <section className="c-card"><h2>{t('版本', 'Versions')}</h2><Loaded query={plugins}>{(page) => (
        <DataTable name="plugins" rows={page.items} rowKey={(row) => row.digest} columns={[
          { title: t('名称', 'Title'), value: (row) => text(row.title) }, { title: t('标识', 'Id'), value: (row) => row.plugin }, { title: t('版本', 'Version'), value: (row) => row.version },
          { title: t('状态', 'State'), value: (row) => text(PLUGIN_STATES[row.state]) || row.state, draw: (row) => <>{text(PLUGIN_STATES[row.state]) || row.state}{row.trouble && <div className="sh-quiet">{text(row.trouble)}</div>}</> },
          { title: t('事项', 'Items'), value: (row) => row.items.join(', ') }, { title: t('落地时间', 'Landed'), value: (row) => row.landedAt, draw: (row) => date(row.landedAt, true) },
        ]} />)}</Loaded></section>
      {(refusals.data?.items.length ?? 0) > 0 && <section className="c-card"><h2>{t('被拒绝的文件', 'Refused files')}</h2>{refusals.data!.items.map((one) => <details key={one.file}><summary><bdi>{one.file}</bdi> · {date(one.since, true)} · {t(`${one.findings.length} 处问题`, `${one.findings.length} findings`)}</summary><ul>{one.findings.map((finding, index) => <li key={index}>{finding.pointer} — {finding.detail}</li>)}</ul></details>)}</section>}
      {incidents.data && <section className="c-card"><h2>{t('异常记录', 'Incidents')}</h2><DataTable name="incidents" rows={incidents.data.items} rowKey={(row) => String(row.id)} columns={[{ title: t('类型', 'Kind'), value: (row) => row.kind }, { title: t('插件', 'Plug-in'), value: (row) => row.plugin ?? row.digest?.slice(0, 12) ?? '' }, { title: t('情况', 'What'), value: (row) => text(row.what) }, { title: t('次数', 'Count'), value: (row) => row.count ?? 1 }, { title: t('最近', 'Last'), value: (row) => row.lastAt ?? row.firstAt ?? '', draw: (row) => date(row.lastAt ?? row.firstAt, true) }]} /></section>}
    </>
  );
}
