import { Validator } from '@cfworker/json-schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { drop, newKey, post, Problem, read, upload } from '@sunhall/shared/api';
import { FormData as Filled } from '@sunhall/shared/data';
import { begunBefore, Saved, useDraft, type Begun, type Json } from '@sunhall/shared/draft';
import type { CaseSummary, Definition, Material } from '@sunhall/shared/model';
import { Loaded, Loading, Trouble, useWho } from '@sunhall/shared/pieces';
import { useDate, useT, useText, type Text } from '@sunhall/shared/text';
import { Fields, sent, type Field, type Values } from './Act';

const SchemaForm = lazy(() => import('@sunhall/shared/form'));

interface Kept { id: string; name: string }
type Files = Record<string, Kept[]>;
interface Content { form: Json; person: Values; files: Files; originals: Record<string, string>; agent: Files }

/** What was kept, as far as it has the right shape. */
function content(body: Json | undefined): Content {
  const part = (name: string) => (body?.[name] && typeof body[name] === 'object' && !Array.isArray(body[name]) ? body[name] as Json : {});
  const files = (name: string): Files => Object.fromEntries(Object.entries(part(name)).map(([key, list]) => [key, Array.isArray(list) ? list.filter((one): one is Kept => typeof one?.id === 'string' && typeof one?.name === 'string') : []]));
  return { form: part('form'), person: part('person'), files: files('files'), originals: Object.fromEntries(Object.entries(part('originals')).filter((one): one is [string, string] => typeof one[1] === 'string')), agent: files('agent') };
}

/** Powers that nobody applies for. */
const isExOfficio = (type: string) => ['penalty', 'coercion', 'inspection', 'levy'].includes(type);

function wanted(material: Material, form: Record<string, unknown>): boolean {
  if (!material.when) return true;
  try {
    return new Validator(material.when as never, '2020-12').validate(form).valid;
  } catch {
    return true;
  }
}

/** One place a material: scans are sent at once. */
function Scans({ materials, files, change, originals, keep }: { materials: Material[]; files: Files; change(next: (old: Files) => Files): void; originals?: Record<string, string>; keep?(next: Record<string, string>): void }) {
  const t = useT();
  const text = useText();
  const [progress, setProgress] = useState<Record<string, number>>({});
  const [failed, setFailed] = useState<Record<string, unknown>>({});
  const add = async (key: string, chosen: File[]) => {
    setFailed(({ [key]: _old, ...rest }) => rest);
    for (const file of chosen) {
      try {
        setProgress((old) => ({ ...old, [key]: 0 }));
        const one = await upload<{ id: string }>(`/api/cases/uploads?name=${encodeURIComponent(file.name)}`, file, (part) => setProgress((old) => ({ ...old, [key]: part })));
        change((old) => ({ ...old, [key]: [...(old[key] ?? []), { id: one.id, name: file.name }] }));
      } catch (failure) {
        setFailed((old) => ({ ...old, [key]: failure }));
      }
    }
    setProgress(({ [key]: _done, ...rest }) => rest);
  };
  if (materials.length === 0) return <p>{t('该事项不需要材料。', 'This item asks for no material.')}</p>;
  return (
    <ul className="c-files">{materials.map((one) => (
      <li key={one.key} className="c-material">
        <div><strong id={`m-${one.key}`}>{text(one.name as Text)}</strong> <span className="sh-quiet">{one.when ? t('视情况', 'in some cases') : one.required ? t('必要', 'needed') : t('可选', 'optional')}</span></div>
        {one.note && <div className="sh-quiet">{text(one.note as Text)}</div>}
        <label className="sh-button sh-file c-small">{t('选择扫描件', 'Choose scans')}({(one.formats ?? []).join('、')})<input type="file" multiple aria-describedby={`m-${one.key}`} data-material={one.key} accept={(one.formats ?? []).map((format) => `.${format}`).join(',')} onChange={(event) => { void add(one.key!, [...(event.target.files ?? [])]); event.target.value = ''; }} /></label>
        {progress[one.key!] !== undefined && <progress aria-label={t('上传进度', 'Upload progress')} value={progress[one.key!]} max={1} />}
        {failed[one.key!] !== undefined && <Trouble error={failed[one.key!]} />}
        {(files[one.key!] ?? []).length > 0 && <ul>{(files[one.key!] ?? []).map((file) => <li key={file.id}><bdi>{file.name}</bdi> <button type="button" className="sh-tool" aria-label={`${t('移除', 'Remove')} ${file.name}`} onClick={() => change((old) => ({ ...old, [one.key!]: (old[one.key!] ?? []).filter((kept) => kept.id !== file.id) }))}>×</button></li>)}</ul>}
        {originals && keep && <><label className="c-inline"><input type="checkbox" name={`original-${one.key}`} checked={originals[one.key!] !== undefined} onChange={(event) => { const { [one.key!]: _old, ...rest } = originals; keep(event.target.checked ? { ...rest, [one.key!]: '' } : rest); }} />{t('收存纸质原件', 'The original on paper is kept')}</label>{originals[one.key!] !== undefined && <input className="sh-input" maxLength={400} name={`kept-${one.key}`} aria-label={t('存放处和不能电子化的原因', 'Where it is kept, and why it cannot be electronic')} placeholder={t('存放处和不能电子化的原因', 'Where it is kept, and why it cannot be electronic')} value={originals[one.key!]} onChange={(event) => keep({ ...originals, [one.key!]: event.target.value })} />}</>}
      </li>))}</ul>
  );
}

/** What the applicant takes home: printed alone, without the page around it. */
function Receipt({ filed, definition, files, originals, again }: { filed: CaseSummary; definition: Definition; files: Files; originals: string[]; again(): void }) {
  const t = useT();
  const text = useText();
  const date = useDate();
  const who = useWho();
  return (
    <>
      <div className="c-card c-receipt" role="status">
        <h2>{t('收件凭证', 'Receipt')}</h2>
        <dl className="c-facts"><dt>{t('查询号', 'Receipt number')}</dt><dd><strong data-receipt={filed.receipt}>{filed.receipt}</strong></dd><dt>{t('事项', 'Item')}</dt><dd>{text(filed.itemName as Text)}</dd><dt>{t('收件时间', 'Filed')}</dt><dd>{date(filed.submittedAt, true)}</dd><dt>{t('收件人', 'Taken in by')}</dt><dd>{who.data?.name}</dd></dl>
        <h3>{t('收到的材料', 'Materials received')}</h3>
        {Object.values(files).every((list) => list.length === 0) ? <p>{t('未收材料。', 'None.')}</p> : <ol>{Object.entries(files).filter(([, list]) => list.length > 0).map(([key, list]) => <li key={key}>{text(definition.item.materials?.find((one) => one.key === key)?.name as Text)}({t(`${list.length} 份`, `${list.length}`)})</li>)}</ol>}
        {originals.length > 0 && <><h3>{t('收存的纸质原件', 'Originals kept')}</h3><ol>{originals.map((key) => <li key={key}>{text(definition.item.materials?.find((one) => one.key === key)?.name as Text)}</li>)}</ol></>}
        <p className="sh-quiet">{t('凭查询号和申请人姓名可以在网上政务大厅查询进度。', 'Progress can be looked up in the hall with this number and the applicant’s name.')}</p>
      </div>
      <div className="c-tools c-no-print"><button type="button" className="sh-button sh-main" onClick={() => print()}>{t('打印凭证', 'Print')}</button><Link className="sh-button" to={`/cases/${filed.id}`}>{t('打开办件', 'Open the case')}</Link><button type="button" className="sh-button" onClick={again}>{t('办理下一件', 'Next applicant')}</button></div>
    </>
  );
}

/** What was begun and not handed in, to go on with or to throw away. */
function Drafts({ names, go }: { names: Map<string, string>; go(draft: string): void }) {
  const t = useT();
  const date = useDate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => read('/api/cases/drafts') });
  const list = drafts.data?.items ?? [];
  const discard = async (draft: string) => {
    if (!confirm(t('删除这份草稿?删除后不能恢复。', 'Delete this draft? It cannot be brought back.'))) return;
    setError(null);
    await drop('/api/cases/drafts/{draft}', { path: { draft } }).catch(setError);
    await client.invalidateQueries({ queryKey: ['drafts'] });
  };
  if (drafts.isError) return <Trouble error={drafts.error} retry={() => void drafts.refetch()} />;
  if (list.length === 0) return null;
  return (
    <section className="c-card" aria-labelledby="drafts"><h2 id="drafts">{t('未提交的草稿', 'Drafts')}</h2>
      {error !== null && <Trouble error={error} />}
      <ul className="c-files">{list.map((one) => <li key={one.id} data-draft={one.id}><button type="button" className="sh-button c-small" onClick={() => go(one.id)}>{t('继续', 'Go on')} <bdi>{names.get(one.item) ?? one.item}</bdi></button> <span className="sh-quiet">{t(`保存于${date(one.savedAt, true)}`, `saved on ${date(one.savedAt, true)}`)}</span> <button type="button" className="sh-button sh-danger c-small" onClick={() => void discard(one.id)}>{t('删除', 'Delete')}</button></li>)}</ul>
    </section>
  );
}

interface EntryProps { code: string; type: string; definition: Definition; begun: Begun<Content> | null; again(): void; filedOne(): void }

/** One case as it is taken in: who, what, with which papers, and a receipt. What is entered is kept as a draft meanwhile. */
function Entry({ code, type, definition, begun, again, filedOne }: EntryProps) {
  const t = useT();
  const { draft, change, save, state, forget, takeOther } = useDraft(code, begun, content);
  const { form: data, person, files, originals, agent } = draft;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Record<string, unknown> | null>(null);
  const [filed, setFiled] = useState<CaseSummary | null>(null);
  const exOfficio = isExOfficio(type);
  const fields: Field[] = [
    ...(exOfficio ? [] : [{ name: 'onBehalfOf', label: t('申请人账号(实名注册)', 'Applicant’s account (registered under their real name)'), required: true, help: t('请核对申请人身份证件;没有账号的,先为其实名注册。', 'Check the applicant’s identity document; without an account register them first.') }]),
    { name: 'actAt', label: exOfficio ? t('现场检查、发现线索的时间(补录时填写)', 'When it was found on site (entered later)') : t('线下收件时间(补录时填写)', 'When it was taken in offline (entered later)'), kind: 'time' },
    ...(exOfficio ? [] : [{ name: 'byAgent', label: t('由代理人办理', 'By an agent'), kind: 'tick' as const }, { name: 'commitment', label: t('申请人选择告知承诺', 'The applicant chooses notification and commitment'), kind: 'tick' as const }]),
  ];
  const problems = error instanceof Problem ? (error.body.errors ?? []).filter((one) => one.pointer.startsWith('/form')).map((one) => ({ ...one, pointer: one.pointer.replace(/^\/form/, '') })) : undefined;
  const others = error instanceof Problem ? (error.body.errors ?? []).filter((one) => !one.pointer.startsWith('/form')) : [];
  const file = async () => {
    if (!checked) return;
    setBusy(true);
    setError(null);
    try {
      const { commitment, byAgent: _agent, ...more } = sent(fields, person);
      const authority = person.byAgent === true ? agent.authority?.[0]?.id : undefined;
      const kept = Object.fromEntries(Object.entries(originals).filter(([, where]) => where.trim()));
      setFiled(await post<CaseSummary>('/api/cases', { item: code, form: checked, materials: Object.fromEntries(Object.entries(files).filter(([, list]) => list.length > 0).map(([key, list]) => [key, list.map((one) => one.id)])), ...more, ...(commitment ? { commitment } : {}), ...(authority ? { authority } : {}), ...(Object.keys(kept).length > 0 ? { originals: kept } : {}) }, { key: newKey() }));
      await forget();
      filedOne();
    } catch (failure) {
      setError(failure);
      if (failure instanceof Problem && failure.body.errors?.some((one) => one.pointer.startsWith('/form'))) setChecked(null);
    } finally {
      setBusy(false);
    }
  };
  if (filed) return <Receipt filed={filed} definition={definition} files={files} originals={Object.keys(originals)} again={again} />;
  return (
    <>
      <section className="c-card c-form"><Fields fields={fields} values={person} change={(next) => change({ person: next })} error={error} /></section>
      {error !== null && !problems?.length && <Trouble error={error} />}
      {checked ? (
        <>
          <section className="c-card"><div className="c-row"><h2>{exOfficio ? t('二、登记表', '2. What is entered') : t('二、申请表', '2. Form')}</h2><button type="button" className="sh-button c-small" onClick={() => setChecked(null)}>{t('修改', 'Change')}</button></div><Filled schema={definition.form.schema} order={(definition.form.ui['ui:order'] as string[] | undefined) ?? []} data={checked} /></section>
          <section className="c-card"><h2>{t('三、材料', '3. Materials')}</h2>{others.length > 0 && <ul className="sh-field-error">{others.map((one, index) => <li key={index}>{one.detail}</li>)}</ul>}<Scans materials={(definition.item.materials ?? []).filter((one) => wanted(one, checked))} files={files} change={(next) => change((now) => ({ files: next(now.files) }))} originals={originals} keep={(next) => change({ originals: next })} />{person.byAgent === true && <Scans materials={[{ key: 'authority', name: { zh: '代理人的授权委托书', en: 'The agent’s authority' }, required: true, formats: ['pdf', 'jpg', 'png'] } as Material]} files={agent} change={(next) => change((now) => ({ agent: next(now.agent) }))} />}</section>
          <div className="c-tools"><button type="button" className="sh-button sh-main" disabled={busy || (!exOfficio && !String(person.onBehalfOf ?? '').trim()) || (person.byAgent === true && !agent.authority?.length) || Object.values(originals).some((where) => !where.trim())} onClick={() => void file()}>{busy ? t('正在提交…', 'Sending…') : exOfficio ? t('登记案件', 'Open the case') : t('提交收件', 'File')}</button></div>
        </>
      ) : (
        <section className="c-card"><h2>{exOfficio ? t('二、登记表', '2. What is entered') : t('二、申请表', '2. Form')}</h2><Suspense fallback={<Loading />}><SchemaForm schema={definition.form.schema} ui={definition.form.ui} data={data} problems={problems} onChange={(form) => change({ form })} onValid={(form) => { setError(null); change({ form }); setChecked(form); }}><div className="c-tools" style={{ marginTop: '1rem' }}><button type="submit" className="sh-button sh-main">{t('下一步:材料', 'Next: materials')}</button><button type="button" className="sh-button" onClick={() => void save()}>{t('保存草稿', 'Save draft')}</button></div></SchemaForm></Suspense></section>
      )}
      <div className="c-saved"><Saved state={state} save={save} takeOther={takeOther} /></div>
    </>
  );
}

/** The window takes in for somebody who came in person; the department opens its own cases. */
export default function Intake() {
  const t = useT();
  const text = useText();
  const who = useWho();
  const [asked, ask] = useSearchParams();
  const [turn, setTurn] = useState(0);
  const [done, setDone] = useState(false);
  const draft = asked.get('draft');
  const begun = useQuery({ queryKey: ['begun', draft, turn], enabled: !!draft, gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, queryFn: () => begunBefore(draft!, content) });
  const code = draft ? begun.data?.item ?? '' : asked.get('item') ?? '';
  const items = useQuery({ queryKey: ['catalog'], queryFn: () => read('/api/catalog/items') });
  const own = (items.data?.items ?? []).filter((one) => one.inForce && one.implementingSubject === who.data?.org);
  const chosen = own.find((one) => one.code === code);
  const definition = useQuery({ queryKey: ['definition', chosen?.inForce?.id], enabled: !!chosen, staleTime: Infinity, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: chosen!.inForce!.id! } }) });
  const exOfficio = isExOfficio(chosen?.type ?? '');
  const anew = (next: Record<string, string>) => {
    setTurn((old) => old + 1);
    setDone(false);
    ask(next);
  };
  return (
    <>
      <h1 className={done ? 'c-no-print' : ''}>{exOfficio ? t('依职权登记案件', 'A case the office begins itself') : t('窗口收件', 'Counter intake')}</h1>
      {!done && <>
        {!code && <Drafts names={new Map(own.map((one) => [one.code!, text(one.name as Text)]))} go={(id) => anew({ draft: id })} />}
        <section className="c-card c-form"><h2>{exOfficio ? t('一、事项', '1. Item') : t('一、事项和申请人', '1. Item and applicant')}</h2>
          <Loaded query={items}>{() => (own.length === 0 ? <p>{t('本单位没有现行有效的事项。', 'Your organisation has no item in force.')}</p> : <label>{t('事项', 'Item')}<select className="sh-input" name="item" value={code} title={text(chosen?.name as Text | undefined)} onChange={(event) => anew(event.target.value ? { item: event.target.value } : {})}><option value="">{t('请选择', 'Choose')}</option>{own.map((one) => <option key={one.code} value={one.code}>{text(one.name as Text)}</option>)}</select></label>)}</Loaded>
          {draft && begun.data === null && <p role="status">{t('这份草稿已提交或已删除。', 'This draft was handed in or deleted.')}</p>}
        </section>
      </>}
      {draft && begun.isPending ? <Loading /> : chosen && <Loaded query={definition}>{(defined) => <Entry key={`${turn} ${code}`} code={code} type={chosen.type ?? ''} definition={defined} begun={begun.data ?? null} again={() => anew({})} filedOne={() => setDone(true)} />}</Loaded>}
    </>
  );
}
