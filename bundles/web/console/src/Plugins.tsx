import { useQuery } from '@tanstack/react-query';
import { Parts } from './Parts';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { newKey, post, read } from '@sunhall/shared/api';
import type { PluginRow } from '@sunhall/shared/model';
import { Loaded, Trouble, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Act } from './Act';
import { DataTable, everyPage } from './DataTable';
import { useInterval } from './live';
import { EDITION_STATES, PLUGIN_STATES } from './states';
import { useMay } from './Shell';
import { useSending } from './sending';

interface Finding { pointer: string; rule?: string; detail: string }
interface Publisher { id: string; jurisdiction: string; name: string; subject: string; fingerprint: string; notAfter: string; since: string; by: string; trusted: boolean; revokedAt?: string; revokedWhy?: string }
type Landed = PluginRow & { news?: { item: string; edition?: string; isNew: boolean; text: Text }[] };

function Findings({ findings, name }: { findings: Finding[]; name: string }) {
  const t = useT();
  return <DataTable name={name} rows={findings.map((one, index) => ({ ...one, index }))} rowKey={(row) => String(row.index)} columns={[{ title: t('位置', 'Place'), value: (row) => row.pointer }, { title: t('规则', 'Rule'), value: (row) => row.rule ?? '', choose: true }, { title: t('问题和修改办法', 'What is wrong and how to mend it'), value: (row) => row.detail, draw: (row) => <span className="c-wrap">{row.detail}</span> }]} />;
}

function Upload() {
  const t = useT();
  const text = useText();
  const { part, error, taken: landed, faults: findings, send: hand } = useSending<Landed>();
  const send = (file: File) => hand(`/api/plugins?name=${encodeURIComponent(file.name)}`, file, ['plugins', 'refusals', 'editions', 'catalog']);
  return (
    <section className="c-card">
      <h2>{t('上传插件', 'Upload')}</h2>
      <p className="sh-quiet">{t('上传后先检查,检查通过即成为待审核版本;审核并公布之前不会运行。', 'It is checked first; when it passes it is proposed. Nothing of it runs before review and publication.')}</p>
      <label className="sh-button sh-file">{t('选择文件(.jar)', 'Choose a file (.jar)')}<input type="file" accept=".jar" name="plugin" disabled={part !== null} onChange={(event) => { const file = event.target.files?.[0]; if (file) void send(file); event.target.value = ''; }} /></label>
      {part !== null && <p role="status"><progress aria-label={t('上传进度', 'Progress')} value={part} max={1} /> {part < 1 ? t('正在上传…', 'Sending…') : t('正在检查…', 'Checking…')}</p>}
      {landed && <div role="status"><p>✓ {t('检查通过,已提交法制审核', 'It passed the checks and is proposed for review')}:<bdi>{text(landed.title as Text)}</bdi> {landed.version}</p>{(landed.news ?? []).length > 0 && <ul>{landed.news!.map((one) => <li key={one.item}>{one.edition ? <Link to={`/review/${encodeURIComponent(one.edition)}`}>{text(one.text)}</Link> : text(one.text)}</li>)}</ul>}</div>}
      {error !== null && findings.length === 0 && <Trouble error={error} />}
      {findings.length > 0 && <div role="alert"><h3>{t(`检查未通过:${findings.length} 处问题`, `Not accepted: ${findings.length} findings`)}</h3><Findings findings={findings} name="findings" /></div>}
    </section>
  );
}

function Versions() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const may = useMay();
  const every = useInterval();
  const plugins = useQuery({ queryKey: ['plugins'], queryFn: () => read('/api/plugins'), refetchInterval: every });
  const editions = useQuery({ queryKey: ['editions'], retry: false, queryFn: () => read('/api/catalog/editions') });
  const again = ['plugins', 'editions', 'catalog', 'incidents', 'cases', 'case'];
  const [back, setBack] = useState<PluginRow | null>(null);
  const proposed = (editions.data?.items ?? []).filter((one) => one.plugin === back?.digest && ['PROPOSED', 'IN_REVIEW'].includes(one.state ?? ''));
  return (
    <Loaded query={plugins}>{(page) => (<>
      {back && <div className="c-notice" role="status" data-back={back.digest}><p>{t(`“${text(back.title as Text)}”${back.version} 的事项已重新提出,等待法制审核;公布之前现行版本继续使用。`, `The items of ${text(back.title as Text)} ${back.version} are proposed anew and wait for the legal office; until publication the present ones stay.`)}</p>{proposed.length > 0 && <ul>{proposed.map((one) => <li key={one.id}><Link to={`/review/${encodeURIComponent(one.id!)}`}>{text(one.itemName as Text)} {t(`第 ${one.number} 版`, `No. ${one.number}`)}</Link></li>)}</ul>}</div>}
      <DataTable name="plugins" rows={page.items} rowKey={(row) => row.digest} empty={t('还没有插件。', 'No plug-ins yet.')} columns={[
        { title: t('名称', 'Title'), value: (row) => text(row.title as Text), draw: (row) => <><bdi>{text(row.title as Text)}</bdi><div className="sh-quiet">{row.plugin}</div></> },
        { title: t('版本', 'Version'), line: true, value: (row) => row.version },
        { title: t('状态', 'State'), value: (row) => text(PLUGIN_STATES[row.state]) || row.state, choose: true, draw: (row) => <>{text(PLUGIN_STATES[row.state]) || row.state}{row.trouble && <div className="sh-quiet c-wrap">{text(row.trouble as Text)}</div>}</> },
        { title: t('辖区', 'Jurisdiction'), value: (row) => row.jurisdiction, choose: true },
        { title: t('事项版本', 'Editions'), value: (row) => row.items.join(', '), draw: (row) => { const own = (editions.data?.items ?? []).filter((one) => one.plugin === row.digest); return own.length === 0 ? <bdi>{row.items.join(', ')}</bdi> : <>{own.map((one) => <div key={one.id}><Link to={`/review/${encodeURIComponent(one.id!)}`}>{text(one.itemName as Text)} {t(`第 ${one.number} 版`, `No. ${one.number}`)}</Link> <span className="sh-quiet">{text(EDITION_STATES[one.state ?? ''])}</span>{one.state === 'IN_FORCE' && (one.number ?? 1) > 1 && <> · <Link to={`/migrations/${encodeURIComponent(one.id!)}`}>{t('在办件转换', 'running cases')}</Link></>}</div>)}</>; } },
        { title: t('落地时间', 'Landed'), line: true, value: (row) => row.landedAt, word: (row) => date(row.landedAt, true), draw: (row) => date(row.landedAt, true) },
        ...(may.upload ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: PluginRow) => (
          <span className="c-acts">
            {row.state === 'FAILED' && <Act small label={t('恢复运行', 'Put back to work')} explain={t('故障排除后使用;暂停的办件自动恢复。', 'When the fault is mended; parked cases go on by themselves.')} fields={[{ name: 'reason', label: t('理由', 'Reason'), kind: 'long' }]} again={again} run={(body) => post(`/api/plugins/${row.digest}/release`, body, { key: newKey() })} />}
            <Act small label={t('退回此版本', 'Back to this')} explain={t('把该版本的事项重新提出,经审核、公布后生效;在此之前现行版本继续使用。', 'Proposes this version’s items anew; after review and publication they take effect, until then the present ones stay.')} fields={[{ name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true }]} again={again} run={(body) => post(`/api/plugins/${row.digest}/back`, body, { key: newKey() })} done={() => setBack(row)} />
            {row.state !== 'AWAY' && <Act small danger label={t('移除', 'Remove')} explain={t('移除后不再接收新的申请,在办件暂停但资料完整可查,期限照常计算;重新上传同一文件即可恢复。', 'Nothing new is taken, running cases are parked and stay readable, limits keep running; uploading the same file again restores it.')} fields={[{ name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true }]} confirm={t('确认移除', 'Remove it')} again={again} run={(body) => post(`/api/plugins/${row.digest}/removal`, body, { key: newKey() })} />}
          </span>) }] : []),
      ]} /></>)}</Loaded>
  );
}

function Parked() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const every = useInterval();
  const found = useQuery({ queryKey: ['cases', 'parked'], retry: false, queryFn: () => read('/api/cases', { query: { parked: true, limit: 200 } }), refetchInterval: every });
  return (
    <Loaded query={found}>{(page) => (
      <DataTable name="parked" {...(page.next ? { more: () => everyPage((after, limit) => read('/api/cases', { query: { parked: true, limit, after } })) } : {})} rows={page.items} rowKey={(row) => row.id} empty={t('没有暂停的办件。', 'No case is parked.')} columns={[
        { title: t('编号', 'Reference'), value: (row) => row.code ?? row.receipt, draw: (row) => <Link to={`/cases/${row.id}`}>{row.code ?? row.receipt}</Link> },
        { title: t('事项', 'Item'), value: (row) => text(row.itemName as Text), choose: true },
        { title: t('状态', 'Stage'), value: (row) => text(row.stageTitle as Text), choose: true },
        { title: t('原因', 'Why'), value: (row) => text(row.parked as Text | undefined) },
        { title: t('暂停自', 'Since'), line: true, value: (row) => row.parkedSince ?? '', word: (row) => date(row.parkedSince, true), draw: (row) => date(row.parkedSince, true) || '—' },
      ]} />)}</Loaded>
  );
}

function Incidents() {
  const t = useT();
  const text = useText();
  const date = useDate();
  const may = useMay();
  const every = useInterval();
  const [all, setAll] = useState(false);
  const found = useQuery({ queryKey: ['incidents', all], queryFn: () => read('/api/plugins/incidents', { query: { all: all || undefined } }), refetchInterval: every, placeholderData: (before) => before });
  return (
    <Loaded query={found}>{(page) => (
      <DataTable name="incidents" rows={page.items} rowKey={(row) => row.id} empty={t('没有未关闭的异常。', 'No open incident.')}
        tools={<label className="c-inline"><input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />{t('含已关闭的', 'closed ones, too')}</label>}
        columns={[
          { title: t('类型', 'Kind'), value: (row) => text(row.title) || row.kind, choose: true },
          { title: t('插件', 'Plug-in'), value: (row) => (row.plugin ? `${row.plugin} ${row.version ?? ''}` : row.digest?.slice(0, 12) ?? '—'), choose: true },
          { title: t('情况', 'What'), value: (row) => text(row.what), draw: (row) => <div className="c-wrap"><bdi>{text(row.what)}</bdi>{row.caseId && <> <Link to={`/cases/${row.caseId}`}>{t('办件', 'case')}</Link></>}{row.detail && <details><summary>{t('技术细节(供应商)', 'Detail for the vendor')}</summary><pre className="c-detail">{row.detail}</pre></details>}{row.note && <div className="sh-quiet">{t('处理', 'Closed')}:<bdi>{row.note}</bdi></div>}</div> },
          { title: t('次数', 'Count'), line: true, value: (row) => row.count },
          { title: t('最近', 'Last'), line: true, value: (row) => row.lastAt, word: (row) => date(row.lastAt, true), draw: (row) => date(row.lastAt, true) },
          { title: t('状态', 'State'), value: (row) => (row.open ? t('未关闭', 'open') : t('已关闭', 'closed')), draw: (row) => (row.open && may.upload ? <Act small label={t('关闭', 'Close')} title={t('关闭异常', 'Close the incident')} fields={[{ name: 'note', label: t('处理情况', 'What was done'), kind: 'long', required: true, most: 1000 }]} again={['incidents']} run={(body) => post(`/api/plugins/incidents/${encodeURIComponent(row.id)}/close`, body, { key: newKey() })} /> : row.open ? t('未关闭', 'open') : t('已关闭', 'closed')) },
        ]} />)}</Loaded>
  );
}

function Publishers() {
  const t = useT();
  const date = useDate();
  const may = useMay();
  const who = useWho();
  const found = useQuery({ queryKey: ['publishers'], queryFn: () => read('/api/plugins/publishers') });
  return (
    <Loaded query={found}>{(page) => (
      <DataTable name="publishers" rows={page.items} rowKey={(row) => row.id} empty={t('还没有受信任的发布者。', 'No publisher is trusted yet.')}
        tools={may.upload && <Act main label={t('信任发布者', 'Trust a publisher')} explain={t('先通过其他渠道核对证书指纹。', 'Compare the fingerprint by another way first.')} fields={[{ name: 'jurisdiction', label: t('辖区', 'Jurisdiction'), required: true, start: who.data?.jurisdiction }, { name: 'name', label: t('名称', 'Name'), required: true, most: 200 }, { name: 'certificate', label: t('证书(PEM)', 'Certificate (PEM)'), kind: 'long', required: true, most: 20_000 }]} again={['publishers']} run={(body) => post('/api/plugins/publishers', body, { key: newKey() })} />}
        columns={[
          { title: t('名称', 'Name'), value: (row) => row.name },
          { title: t('辖区', 'Jurisdiction'), value: (row) => row.jurisdiction, choose: true },
          { title: t('证书指纹', 'Fingerprint'), value: (row) => row.fingerprint, draw: (row) => <span className="c-digest c-wrap">{row.fingerprint}</span> },
          { title: t('有效期至', 'Until'), line: true, value: (row) => row.notAfter, word: (row) => date(row.notAfter), draw: (row) => date(row.notAfter) },
          { title: t('状态', 'State'), value: (row) => (row.trusted ? t('受信任', 'trusted') : t('已撤销', 'revoked')), choose: true, draw: (row) => (row.trusted ? t('受信任', 'trusted') : <>{t('已撤销', 'revoked')} {date(row.revokedAt)}<div className="sh-quiet">{row.revokedWhy}</div></>) },
          ...(may.upload ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: Publisher) => row.trusted && <Act small danger label={t('撤销信任', 'Revoke')} explain={t('撤销后其新插件不能落地;正在运行的版本列为异常,由管理员处理。', 'Nothing new of theirs lands; what runs becomes an incident for an administrator to decide.')} fields={[{ name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true, most: 1000 }]} again={['publishers', 'incidents']} run={(body) => post(`/api/plugins/publishers/${encodeURIComponent(row.id)}/revocation`, body, { key: newKey() })} /> }] : []),
        ]} />)}</Loaded>
  );
}

function Refused() {
  const t = useT();
  const date = useDate();
  const every = useInterval();
  const found = useQuery({ queryKey: ['refusals'], queryFn: () => read('/api/plugins/refusals'), refetchInterval: every });
  return <Loaded query={found}>{(page) => (page.items.length === 0 ? <p className="sh-empty">{t('部署目录中没有被拒绝的文件。', 'No file in the folder was refused.')}</p> : <>{page.items.map((one) => <details key={one.file}><summary><bdi>{one.file}</bdi> · {date(one.since, true)} · {t(`${one.findings.length} 处问题`, `${one.findings.length} findings`)}</summary><Findings findings={one.findings} name={one.file} /></details>)}</>)}</Loaded>;
}

export default function Plugins() {
  const t = useT();
  const may = useMay();
  const [at, go] = useSearchParams();
  const health = useQuery({ queryKey: ['health'], retry: false, staleTime: 60_000, queryFn: () => read('/api/health') });
  const tabs = [
    { key: 'versions', label: t('版本', 'Versions'), children: <Versions /> },
    { key: 'parked', label: t('暂停的办件', 'Parked cases'), children: <Parked /> },
    ...(may.upload || may.review ? [{ key: 'incidents', label: t('异常', 'Incidents'), children: <Incidents /> }] : []),
    ...(may.upload ? [{ key: 'refused', label: t('被拒绝的文件', 'Refused files'), children: <Refused /> }, { key: 'publishers', label: t('发布者', 'Publishers'), children: <Publishers /> }] : []),
  ];
  return (
    <>
      <h1>{t('插件', 'Plug-ins')}</h1>
      {health.data?.parts?.plugins?.unsigned === 'allowed' && <p className="c-notice" role="status">{t('当前允许未签名的插件(演示模式)。正式环境必须只接受受信任发布者签名的插件。', 'Unsigned plug-ins are allowed (demonstration). In production only plug-ins signed by trusted publishers may land.')}</p>}
      {may.upload && <Upload />}
      <div className="c-card"><Parts activeKey={at.get('tab') ?? 'versions'} onChange={(key) => go(key === 'versions' ? {} : { tab: key }, { replace: true })} items={tabs} /></div>
    </>
  );
}
