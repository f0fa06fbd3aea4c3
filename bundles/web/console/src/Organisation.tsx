import { useQuery } from '@tanstack/react-query';
import { Parts } from './Parts';
import { Link, useParams, useSearchParams } from 'react-router';
import { getTagged, newKey, post, read } from '@sunhall/shared/api';
import { Loaded, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, type Text } from '@sunhall/shared/text';
import { Act, useWords, type Field, type Values } from './Act';
import { DataTable } from './DataTable';
import { usePeople, type PersonRow } from './people';
import { useMay } from './Shell';
import { CERTIFICATE_STATES, CHANGE_STATES, FUNCTIONS, ORG_KINDS, RANKS, ROLES } from './states';

interface Post { key: string; title: Text; rank: string; duty: string; holders: string[] }
interface Delegation { id: string; org: string; post: string; holder: string; by: string; from: string; until: string; reason: string }
interface Certificate { number: string; person: string; scope: string; validFrom: string; validTo: string; state: string; reason: string }

const ADMIN = '/api/identity/admin';

/** What is there is read with its tag just before it is replaced, so that nobody's change is lost. */
async function replace(path: string, change: (old: Record<string, unknown>) => Record<string, unknown>) {
  const { body, etag } = await getTagged<Record<string, unknown>>(path);
  return post(path, change(body), { key: newKey(), etag, method: 'PUT' });
}

function usePosts(org: string) {
  return useQuery({ queryKey: ['posts', org], retry: false, queryFn: () => read('/api/identity/admin/organisations/{org}/posts', { path: { org } }) });
}

function Posts({ org, edit }: { org: string; edit: boolean }) {
  const t = useT();
  const { text, word } = useWords();
  const posts = usePosts(org);
  const people = usePeople(org);
  const name = (id: string) => people.data?.find((one) => one.id === id)?.name ?? id;
  const fields = (row?: Post): Field[] => [
    ...(row ? [] : [{ name: 'key', label: t('岗位标识(小写字母)', 'Key (small letters)'), required: true, most: 60 }]),
    { name: 'zh', label: t('名称', 'Title'), required: true, start: row?.title.zh, most: 100 }, { name: 'en', label: t('英文名称', 'Title in English'), start: row?.title.en, most: 100 },
    { name: 'rank', label: t('级别', 'Rank'), kind: 'choice', required: true, start: row?.rank ?? 'MEMBER', options: Object.keys(RANKS).map((value) => ({ value, label: word(RANKS, value) })) },
    { name: 'duty', label: t('职责', 'Duty'), kind: 'long', start: row?.duty },
  ];
  const save = (key: string, body: Record<string, unknown>) => post(`${ADMIN}/organisations/${encodeURIComponent(org)}/posts/${encodeURIComponent(key)}`, { title: { zh: body.zh, en: body.en ?? body.zh }, rank: body.rank, duty: body.duty ?? '' }, { key: newKey(), method: 'PUT' });
  return (
    <Loaded query={posts}>{(rows) => (
      <DataTable name={`posts-${org}`} rows={rows} rowKey={(row) => row.key} empty={t('还没有登记岗位。', 'No posts yet.')} tools={edit && <Act main label={t('新增岗位', 'New post')} fields={fields()} again={['posts']} run={(body) => save(String(body.key), body)} />} columns={[
        { title: t('岗位', 'Post'), value: (row) => text(row.title), draw: (row) => <><bdi>{text(row.title)}</bdi><div className="sh-quiet">{row.key}</div></> },
        { title: t('级别', 'Rank'), value: (row) => word(RANKS, row.rank), choose: true },
        { title: t('职责', 'Duty'), value: (row) => row.duty, draw: (row) => <span className="c-wrap">{row.duty || '—'}</span> },
        { title: t('人员', 'Holders'), value: (row) => row.holders.map(name).join('、') || '—' },
        ...(edit ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: Post) => <Act small label={t('修改', 'Edit')} title={text(row.title)} fields={fields(row)} again={['posts']} run={(body) => save(row.key, body)} /> }] : []),
      ]} />)}</Loaded>
  );
}

function People({ org, jurisdiction, edit, operate }: { org: string; jurisdiction: string; edit: boolean; operate: boolean }) {
  const t = useT();
  const { text, word } = useWords();
  const people = usePeople(org);
  const posts = usePosts(org);
  const options = (posts.data ?? []).map((one) => ({ value: one.key, label: text(one.title) }));
  const known = (row?: PersonRow) => [...options, ...(row?.posts ?? []).filter((key) => !options.some((one) => one.value === key)).map((value) => ({ value, label: value }))];
  // An organisation gives its own roles only; what somebody has beyond them is shown all the same.
  const roles = (row?: PersonRow) => Object.keys(ROLES).filter((one) => one !== 'CITIZEN' && (operate || ['STAFF', 'BUREAU_ADMIN'].includes(one) || row?.roles.includes(one))).map((value) => ({ value, label: word(ROLES, value) }));
  const fields = (row?: PersonRow): Field[] => [
    ...(row ? [] : [{ name: 'login', label: t('账号', 'Account'), required: true, most: 60 }]),
    { name: 'name', label: t('姓名', 'Name'), required: true, start: row?.name, most: 60 },
    { name: 'roles', label: t('角色', 'Roles'), kind: 'checks', options: roles(row), start: row?.roles ?? ['STAFF'] },
    { name: 'posts', label: t('岗位', 'Posts'), kind: 'checks', options: known(row), start: row?.posts ?? [] },
    { name: 'enabled', label: t('账号启用', 'Account enabled'), kind: 'tick', start: row?.enabled ?? true },
    { name: 'password', label: row ? t('新密码(不改则不填)', 'New password (empty: as it is)') : t('初始密码', 'First password'), kind: 'password', required: !row },
  ];
  const explain = t('机关自行设定人员权限须经批准的,请用“变更申请”。', 'Where settings need agreement, use a request for change.');
  return (
    <Loaded query={people}>{(rows) => (
      <DataTable name={`people-${org}`} rows={rows} rowKey={(row) => row.id} tools={edit && <Act main label={t('新增人员', 'New person')} explain={explain} fields={fields()} again={['people', 'posts']} run={(body) => post(`${ADMIN}/people/${encodeURIComponent(`${org}-${String(body.login)}`)}`, { ...body, kind: 'STAFF', org, jurisdiction, realName: true }, { key: newKey(), method: 'PUT' })} />} columns={[
        { title: t('姓名', 'Name'), value: (row) => row.name },
        { title: t('账号', 'Account'), value: (row) => row.login },
        { title: t('角色', 'Roles'), value: (row) => row.roles.map((one) => word(ROLES, one)).join('、') },
        { title: t('岗位', 'Posts'), value: (row) => row.posts.map((key) => options.find((one) => one.value === key)?.label ?? key).join('、') || '—' },
        { title: t('状态', 'State'), value: (row) => (row.enabled ? t('启用', 'enabled') : t('停用', 'disabled')), choose: true },
        { title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row) => (
          <span className="c-acts">
            {edit && <Act small label={t('修改', 'Edit')} title={row.name} explain={explain} fields={fields(row)} again={['people', 'posts']} run={(body) => replace(`${ADMIN}/people/${encodeURIComponent(row.id)}`, (old) => ({ ...old, id: undefined, ...body }))} />}
            {(edit || operate) && <Act small label={t('变更申请', 'Request a change')} title={`${t('变更申请', 'Request a change')}:${row.name}`} explain={t('由法制机构同意后,由信息中心执行。', 'The legal office agrees, the information centre carries it out.')} fields={[...fields(row).filter((one) => ['roles', 'posts', 'enabled'].includes(one.name)), { name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true }]} again={['staff-changes']} run={(body) => post(`${ADMIN}/staff-changes`, { ...body, person: row.id }, { key: newKey() })} />}
          </span>) },
      ]} />)}</Loaded>
  );
}

function Delegations({ org, edit }: { org: string; edit: boolean }) {
  const t = useT();
  const date = useDate();
  const { text } = useWords();
  const people = usePeople(org);
  const posts = usePosts(org);
  const who = useWho();
  const found = useQuery({ queryKey: ['delegations', org], retry: false, queryFn: () => read('/api/identity/admin/organisations/{org}/delegations', { path: { org } }) });
  const name = (id: string) => people.data?.find((one) => one.id === id)?.name ?? id;
  const title = (key: string) => text(posts.data?.find((one) => one.key === key)?.title) || key;
  const staff = (people.data ?? []).map((one) => ({ value: one.id, label: one.name }));
  const may = edit || who.data?.org === org;
  return (
    <Loaded query={found}>{(rows) => (
      <DataTable name={`delegations-${org}`} rows={rows} rowKey={(row) => row.id} empty={t('没有代理。', 'No delegation.')} tools={may && <Act main label={t('指定代理人', 'Hand a post over')} explain={t('期间内由代理人以该岗位办理,留痕注明代理。', 'For that time the substitute acts at the post; the record says so.')} fields={[
        { name: 'by', label: t('原岗位人员', 'Whose post'), kind: 'choice', required: true, options: staff, start: edit ? undefined : who.data?.person },
        { name: 'post', label: t('岗位', 'Post'), kind: 'choice', required: true, options: [...new Set([...(posts.data ?? []).map((one) => one.key), ...(people.data ?? []).flatMap((one) => one.posts)])].map((value) => ({ value, label: title(value) })) },
        { name: 'holder', label: t('代理人', 'Substitute'), kind: 'choice', required: true, options: staff },
        { name: 'from', label: t('自', 'From'), kind: 'time', required: true }, { name: 'until', label: t('至', 'Until'), kind: 'time', required: true },
        { name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true },
      ]} again={['delegations', 'people']} run={(body) => post(`${ADMIN}/delegations`, { ...body, org }, { key: newKey() })} />} columns={[
        { title: t('岗位', 'Post'), value: (row) => title(row.post) },
        { title: t('原人员', 'By'), value: (row) => name(row.by) }, { title: t('代理人', 'Substitute'), value: (row) => name(row.holder) },
        { title: t('自', 'From'), line: true, value: (row) => row.from, word: (row) => date(row.from, true), draw: (row) => date(row.from, true) }, { title: t('至', 'Until'), line: true, value: (row) => row.until, word: (row) => date(row.until, true), draw: (row) => date(row.until, true) },
        { title: t('理由', 'Reason'), value: (row) => row.reason },
        ...(may ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: Delegation) => <Act small label={t('提前结束', 'End now')} fields={[{ name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true }]} again={['delegations', 'people']} run={(body) => post(`${ADMIN}/delegations/${encodeURIComponent(row.id)}/end`, body, { key: newKey() })} /> }] : []),
      ]} />)}</Loaded>
  );
}

function Certificates({ org, edit }: { org: string; edit: boolean }) {
  const t = useT();
  const date = useDate();
  const { word } = useWords();
  const people = usePeople(org);
  const found = useQuery({ queryKey: ['certificates', org], retry: false, queryFn: () => read('/api/identity/admin/organisations/{org}/certificates', { path: { org } }) });
  const name = (id: string) => people.data?.find((one) => one.id === id)?.name ?? id;
  const fields = (row?: Certificate): Field[] => [
    ...(row ? [] : [{ name: 'number', label: t('证件编号', 'Number'), required: true, most: 60 }, { name: 'person', label: t('持证人', 'Holder'), kind: 'choice' as const, required: true, options: (people.data ?? []).map((one) => ({ value: one.id, label: one.name })) }]),
    { name: 'scope', label: t('执法领域', 'Field'), start: row?.scope }, { name: 'validFrom', label: t('有效期自', 'Valid from'), kind: 'date', required: true, start: row?.validFrom }, { name: 'validTo', label: t('有效期至', 'Valid until'), kind: 'date', required: true, start: row?.validTo },
  ];
  const save = (number: string, body: Values) => post(`${ADMIN}/certificates/${encodeURIComponent(number)}`, body, { key: newKey(), method: 'PUT' });
  return (
    <Loaded query={found}>{(rows) => (
      <DataTable name={`certificates-${org}`} rows={rows} rowKey={(row) => row.number} empty={t('还没有登记执法证件。', 'No certificates yet.')} tools={edit && <Act main label={t('登记证件', 'Register a certificate')} fields={fields()} again={['certificates']} run={({ number, ...body }) => save(String(number), body)} />} columns={[
        { title: t('证件编号', 'Number'), line: true, value: (row) => row.number }, { title: t('持证人', 'Holder'), value: (row) => name(row.person) }, { title: t('执法领域', 'Field'), value: (row) => row.scope },
        { title: t('有效期', 'Valid'), value: (row) => row.validTo, word: (row) => `${row.validFrom} – ${row.validTo}`, draw: (row) => `${date(row.validFrom)} – ${date(row.validTo)}` },
        { title: t('状态', 'State'), value: (row) => word(CERTIFICATE_STATES, row.state), choose: true, draw: (row) => <>{word(CERTIFICATE_STATES, row.state)}{row.reason && <div className="sh-quiet">{row.reason}</div>}</> },
        ...(edit ? [{ title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row: Certificate) => <span className="c-acts"><Act small label={t('修改', 'Edit')} title={row.number} fields={fields(row)} again={['certificates']} run={(body) => save(row.number, { ...body, person: row.person })} /><Act small danger={row.state === 'VALID'} label={t('变更状态', 'Change state')} title={row.number} fields={[{ name: 'state', label: t('状态', 'State'), kind: 'choice', required: true, options: Object.keys(CERTIFICATE_STATES).filter((one) => one !== row.state).map((value) => ({ value, label: word(CERTIFICATE_STATES, value) })) }, { name: 'reason', label: t('理由', 'Reason'), kind: 'long', required: true }]} again={['certificates']} run={(body) => post(`${ADMIN}/certificates/${encodeURIComponent(row.number)}/state`, body, { key: newKey() })} /></span> }] : []),
      ]} />)}</Loaded>
  );
}

function Changes({ org }: { org: string }) {
  const t = useT();
  const date = useDate();
  const { word } = useWords();
  const may = useMay();
  const people = usePeople(org);
  const found = useQuery({ queryKey: ['staff-changes', org], retry: false, queryFn: () => read('/api/identity/admin/organisations/{org}/staff-changes', { path: { org } }) });
  const name = (id: string | undefined) => people.data?.find((one) => one.id === id)?.name ?? id ?? '—';
  return (
    <Loaded query={found}>{(rows) => (
      <DataTable name={`staff-changes-${org}`} rows={rows} rowKey={(row) => row.id} empty={t('没有变更申请。', 'No request.')} columns={[
        { title: t('人员', 'Person'), value: (row) => name(row.person) },
        { title: t('变更为', 'Becomes'), value: (row) => `${row.roles.map((one) => word(ROLES, one)).join('、')};${row.posts.join('、') || '—'};${row.enabled ? t('启用', 'enabled') : t('停用', 'disabled')}`, draw: (row) => <span className="c-wrap">{row.roles.map((one) => word(ROLES, one)).join('、')};{row.posts.join('、') || '—'};{row.enabled ? t('启用', 'enabled') : t('停用', 'disabled')}</span> },
        { title: t('理由', 'Reason'), value: (row) => row.reason },
        { title: t('状态', 'State'), value: (row) => word(CHANGE_STATES, row.state), choose: true, draw: (row) => <>{word(CHANGE_STATES, row.state)}{row.opinion && <div className="sh-quiet">{row.opinion}</div>}</> },
        { title: t('申请时间', 'Asked'), value: (row) => row.requestedAt, word: (row) => date(row.requestedAt, true), draw: (row) => <>{date(row.requestedAt, true)}<div className="sh-quiet">{name(row.requestedBy)}</div></> },
        { title: t('操作', 'Actions'), acts: true, value: () => '', draw: (row) => (
          <span className="c-acts">
            {row.state === 'REQUESTED' && may.review && <Act small main label={t('答复', 'Answer')} fields={[{ name: 'agreed', label: t('是否同意', 'Agreed'), kind: 'yes-no', required: true }, { name: 'opinion', label: t('意见', 'Opinion'), kind: 'long' }]} again={['staff-changes']} run={(body) => post(`${ADMIN}/staff-changes/${encodeURIComponent(row.id)}/answer`, body, { key: newKey(), etag: `"v${row.version}"` })} />}
            {row.state === 'AGREED' && may.operate && <Act small main label={t('执行', 'Carry out')} again={['staff-changes', 'people', 'posts']} run={() => post(`${ADMIN}/staff-changes/${encodeURIComponent(row.id)}/execution`, {}, { key: newKey(), etag: `"v${row.version}"` })} />}
          </span>) },
      ]} />)}</Loaded>
  );
}

/** One organisation with its posts, people, delegations and certificates; its own administrator keeps them. */
export default function OrganisationPage() {
  const { id = '' } = useParams();
  const t = useT();
  const { text, word } = useWords();
  const may = useMay();
  const who = useWho();
  const [at, go] = useSearchParams();
  const path = `${ADMIN}/organisations/${encodeURIComponent(id)}`;
  const found = useQuery({ queryKey: ['organisation', id], queryFn: () => read('/api/identity/admin/organisations/{org}', { path: { org: id } }) });
  const edit = may.operate || (may.organise && who.data?.org === id);
  const inside = may.operate || may.review || may.watch || who.data?.org === id;
  return (
    <Loaded query={found}>{(org) => (
      <>
        <p><Link to="/organisations">{t('← 机构', '← Organisations')}</Link></p>
        <div className="c-card">
          <div className="c-row"><h1><bdi>{text(org.name)}</bdi></h1>{edit && <Act label={t('修改机构信息', 'Edit')} fields={[
            { name: 'zh', label: t('名称', 'Name'), required: true, start: org.name.zh }, { name: 'en', label: t('英文名称', 'Name in English'), start: org.name.en }, { name: 'address', label: t('地址', 'Address'), start: org.address }, { name: 'phone', label: t('电话', 'Telephone'), start: org.phone }, { name: 'supervisionPhone', label: t('监督电话', 'Supervision telephone'), start: org.supervisionPhone },
          ]} again={['organisation', 'organisations']} run={({ zh, en, ...body }) => replace(path, (old) => ({ ...old, id: undefined, address: '', phone: '', supervisionPhone: '', ...body, name: { zh, en: en ?? zh } }))} />}</div>
          <dl className="c-facts"><dt>{t('标识', 'Id')}</dt><dd>{org.id}</dd><dt>{t('性质', 'Kind')}</dt><dd>{word(ORG_KINDS, org.kind)}</dd><dt>{t('辖区', 'Jurisdiction')}</dt><dd>{org.jurisdiction}</dd><dt>{t('职能', 'Functions')}</dt><dd>{(org.functions ?? []).map((one) => word(FUNCTIONS, one)).join(t('、', ', ')) || '—'}</dd><dt>{t('地址', 'Address')}</dt><dd>{org.address || '—'}</dd><dt>{t('电话', 'Telephone')}</dt><dd>{org.phone || '—'}</dd><dt>{t('监督电话', 'Supervision')}</dt><dd>{org.supervisionPhone || '—'}</dd></dl>
        </div>
        {inside && <div className="c-card"><Parts activeKey={at.get('tab') ?? 'posts'} onChange={(key) => go(key === 'posts' ? {} : { tab: key }, { replace: true })} items={[
          { key: 'posts', label: t('岗位', 'Posts'), children: <Posts org={id} edit={edit} /> },
          { key: 'people', label: t('人员', 'People'), children: <People org={id} jurisdiction={org.jurisdiction} edit={edit} operate={may.operate} /> },
          { key: 'delegations', label: t('代理', 'Delegation'), children: <Delegations org={id} edit={edit} /> },
          { key: 'certificates', label: t('执法证件', 'Certificates'), children: <Certificates org={id} edit={edit} /> },
          ...(edit || may.review ? [{ key: 'changes', label: t('变更申请', 'Requests'), children: <Changes org={id} /> }] : []),
        ]} /></div>}
      </>
    )}</Loaded>
  );
}
