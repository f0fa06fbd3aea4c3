import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Problem, upload } from '@sunhall/shared/api';
import { Trouble } from '@sunhall/shared/pieces';
import { useReading, useT, useText, type Text } from '@sunhall/shared/text';

export interface Field {
  name: string;
  label: string;
  kind?: 'text' | 'long' | 'choice' | 'checks' | 'yes-no' | 'tick' | 'date' | 'time' | 'limit' | 'lines' | 'password' | 'files';
  required?: boolean;
  options?: { value: string; label: string }[];
  start?: unknown;
  help?: string;
  most?: number;
  disabled?: boolean;
  /** Asked for only when this holds. */
  when?(values: Values): boolean;
}
export type Values = Record<string, unknown>;

type Json = Record<string, unknown>;

/** How many of which unit, as limits are said: 5 working days. */
function LimitInput({ id, value, required, change }: { id: string; value: string; required: boolean; change(value: string): void }) {
  const t = useT();
  const found = /^(\d*)(wd|d|h)?$/.exec(value);
  const [number, unit] = [found?.[1] ?? '', found?.[2] ?? 'wd'];
  return (
    <span className="c-limit">
      <input id={id} className="sh-input" type="number" min={1} max={999} required={required} value={number} onChange={(event) => change(event.target.value ? `${event.target.value}${unit}` : '')} />
      <select className="sh-input" aria-label={t('单位', 'Unit')} value={unit} onChange={(event) => change(`${number}${event.target.value}`)}><option value="wd">{t('工作日', 'working days')}</option><option value="d">{t('日', 'days')}</option><option value="h">{t('小时', 'hours')}</option></select>
    </span>
  );
}

interface Taken { id: string; name: string }

/** Files that are uploaded as they are chosen; the form sends their ids. */
function FilesInput({ id, name, value, described, change }: { id: string; name: string; value: Taken[]; described: string | undefined; change(value: Taken[]): void }) {
  const t = useT();
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = async (files: File[]) => {
    setError(null);
    const more = [...value];
    try {
      for (const file of files) {
        setProgress(0);
        more.push({ id: (await upload<{ id: string }>(`/api/cases/uploads?name=${encodeURIComponent(file.name)}`, file, setProgress)).id, name: file.name });
        change([...more]);
      }
    } catch (failure) {
      setError(failure);
    }
    setProgress(null);
  };
  return (
    <>
      {value.length > 0 && <ul className="c-files">{value.map((one) => <li key={one.id}><bdi>{one.name}</bdi> <button type="button" className="sh-button c-small" onClick={() => change(value.filter((other) => other.id !== one.id))}>{t('移除', 'Remove')}</button></li>)}</ul>}
      <input id={id} type="file" name={name} multiple accept=".pdf,.ofd,.png,.jpg,.jpeg,.docx" disabled={progress !== null} aria-describedby={described} onChange={(event) => { const files = [...(event.target.files ?? [])]; event.target.value = ''; void take(files); }} />
      {progress !== null && <progress value={progress} aria-label={t('上传进度', 'Upload')} />}
      {error !== null && <Trouble error={error} />}
    </>
  );
}

/** Fields of a small form; what is wrong stands beside the field it is about. */
export function Fields({ fields, values, change, error }: { fields: Field[]; values: Values; change(values: Values): void; error?: unknown }) {
  const t = useT();
  const scope = useId();
  const wrong = error instanceof Problem ? error.body.errors ?? [] : [];
  return (
    <>
      {fields.filter((field) => !field.when || field.when(values)).map((field) => {
        const id = `${scope}${field.name}`;
        const value = values[field.name];
        const set = (next: unknown) => change({ ...values, [field.name]: next });
        const text = value === undefined || value === null ? '' : String(value);
        const problem = wrong.find((one) => one.pointer === `/${field.name}` || one.pointer.startsWith(`/${field.name}/`));
        const common = { id, name: field.name, className: 'sh-input', required: field.required ?? false, disabled: field.disabled ?? false, 'aria-describedby': problem || field.help ? `${id}more` : undefined, 'aria-invalid': problem ? true : undefined };
        const star = field.required && <span className="sh-required" title={t('必填', 'required')}>*</span>;
        const more = (problem || field.help) && <span id={`${id}more`} className={problem ? 'sh-field-error' : 'sh-quiet'} style={{ display: 'block' }}>{problem?.detail ?? field.help}</span>;
        if (field.kind === 'tick') return <div key={field.name} className="c-field"><label className="c-inline"><input type="checkbox" name={field.name} checked={value === true} disabled={field.disabled} onChange={(event) => set(event.target.checked)} required={field.required} />{field.label}</label>{more}</div>;
        if (field.kind === 'yes-no' || field.kind === 'checks') {
          const options = field.kind === 'yes-no' ? [{ value: 'yes', label: t('是', 'Yes') }, { value: 'no', label: t('否', 'No') }] : field.options ?? [];
          const list = Array.isArray(value) ? (value as string[]) : [];
          return (
            <fieldset key={field.name} className="c-field c-choices"><legend>{field.label}{star}</legend>
              {options.map((one) => (field.kind === 'yes-no'
                ? <label key={one.value} className="c-inline"><input type="radio" name={field.name} required={field.required} checked={value === (one.value === 'yes')} onChange={() => set(one.value === 'yes')} />{one.label}</label>
                : <label key={one.value} className="c-inline"><input type="checkbox" name={field.name} value={one.value} checked={list.includes(one.value)} disabled={field.disabled} onChange={(event) => set(event.target.checked ? [...list, one.value] : list.filter((other) => other !== one.value))} />{one.label}</label>))}
              {more}
            </fieldset>
          );
        }
        return (
          <div key={field.name} className="c-field">
            <label htmlFor={id}>{field.label}{star}</label>
            {field.kind === 'choice' ? <select {...common} value={text} onChange={(event) => set(event.target.value || undefined)}><option value="">{field.required ? t('请选择', 'Choose') : '—'}</option>{(field.options ?? []).map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select>
              : field.kind === 'files' ? <FilesInput id={id} name={field.name} value={(value ?? []) as Taken[]} described={common['aria-describedby']} change={set} />
              : field.kind === 'limit' ? <LimitInput id={id} value={text} required={field.required ?? false} change={set} />
              : field.kind === 'long' || field.kind === 'lines' ? <textarea {...common} maxLength={field.most ?? 2000} value={text} onChange={(event) => set(event.target.value)} />
              : <input {...common} type={field.kind === 'date' ? 'date' : field.kind === 'time' ? 'datetime-local' : field.kind === 'password' ? 'password' : 'text'} autoComplete={field.kind === 'password' ? 'new-password' : 'off'} maxLength={field.most ?? 500} value={text} onChange={(event) => set(event.target.value)} />}
            {more}
          </div>
        );
      })}
    </>
  );
}

/** What is sent: nothing of what was left empty, times as instants, lines as a list. */
export function sent(fields: Field[], values: Values): Json {
  const body: Json = {};
  for (const field of fields) {
    if (field.when && !field.when(values)) continue;
    const value = values[field.name];
    if (field.kind === 'tick') body[field.name] = value === true;
    else if (field.kind === 'checks') body[field.name] = value ?? [];
    else if (value === undefined || value === null || value === '') continue;
    else if (field.kind === 'files') body[field.name] = (value as Taken[]).map((one) => one.id);
    else if (field.kind === 'time') body[field.name] = new Date(`${String(value)}${String(value).length === 16 ? ':00' : ''}+08:00`).toISOString();
    else if (field.kind === 'lines') body[field.name] = String(value).split('\n').map((line) => line.trim()).filter(Boolean);
    else body[field.name] = typeof value === 'string' && field.kind !== 'password' ? value.trim() : value;
  }
  return body;
}

export const starts = (fields: Field[]): Values => Object.fromEntries(fields.filter((field) => field.start !== undefined).map((field) => [field.name, field.start]));

const LIMIT = '^[1-9][0-9]{0,2}(wd|d|h)$';

/** The fields that an operation's schema describes; undefined when it holds something only the full form can draw. */
export function fieldsOf(schema: Json, title: (at: Json, name: string) => string, words: (name: string, value: string) => string, more: Record<string, Partial<Field>> = {}): Field[] | undefined {
  const required = (schema.required ?? []) as string[];
  const fields: Field[] = [];
  for (const [name, at] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
    const base = { name, label: title(at, name), required: required.includes(name) };
    const items = at.items as Json | undefined;
    if (at.type === 'boolean') fields.push({ ...base, kind: 'yes-no', ...more[name] });
    else if (at.type === 'string' && Array.isArray(at.enum)) {
      const options = (at.enum as string[]).map((value) => ({ value, label: words(name, value) }));
      fields.push({ ...base, kind: 'choice', options, ...(options.length === 1 ? { start: options[0]?.value } : {}), ...more[name] });
    } else if (at.type === 'string' && at.pattern === LIMIT) fields.push({ ...base, kind: 'limit', label: base.label.replace(/[,,].*$/, ''), ...more[name] });
    else if (at.type === 'string') fields.push({ ...base, kind: ((at.maxLength as number | undefined) ?? 0) >= 1000 && /reason|detail|opinion|note|conclusion|value/.test(name) ? 'long' : 'text', most: (at.maxLength as number | undefined) ?? 500, ...more[name] });
    else if (at.type === 'array' && at.format === 'uploads') fields.push({ ...base, kind: 'files', ...more[name] });
    else if (at.type === 'array' && items?.type === 'string') fields.push({ ...base, kind: 'lines', most: 10_000, ...more[name] });
    else return undefined;
  }
  return fields;
}

interface ActProps {
  label: string;
  title?: string;
  explain?: ReactNode;
  fields?: Field[];
  danger?: boolean;
  main?: boolean;
  small?: boolean;
  disabled?: boolean;
  confirm?: string;
  /** First words of the keys of what is read again afterwards. */
  again?: string[];
  run(body: Json, values: Values): Promise<unknown>;
  done?(answer: unknown): void;
}

/** A button that asks once: what it needs to know, or only whether it is meant. */
export function Act({ label, title, explain, fields = [], danger, main, small, disabled, confirm, again = [], run, done }: ActProps) {
  const t = useT();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Values>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      const answer = await run(sent(fields, values), values);
      setOpen(false);
      await client.invalidateQueries({ predicate: (query) => again.includes(String(query.queryKey[0])) });
      done?.(answer);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const named = error instanceof Problem && (error.body.errors ?? []).length > 0 && (error.body.errors ?? []).every((one) => fields.some((field) => one.pointer === `/${field.name}` || one.pointer.startsWith(`/${field.name}/`)));
  return (
    <>
      <button type="button" className={`sh-button${danger ? ' sh-danger' : ''}${main ? ' sh-main' : ''}${small ? ' c-small' : ''}`} disabled={disabled} onClick={() => { setValues(starts(fields)); setError(null); setOpen(true); }}>{label}</button>
      <Modal open={open} title={title ?? label} footer={null} onCancel={() => setOpen(false)} destroyOnHidden width="min(95vw, 36rem)">
        <form className="c-form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
          {explain && <div className="sh-quiet c-explain">{explain}</div>}
          {error !== null && !named && <Trouble error={error} />}
          <Fields fields={fields} values={values} change={setValues} error={error} />
          <div className="c-tools c-end"><button type="submit" className={`sh-button ${danger ? 'sh-danger' : 'sh-main'}`} disabled={busy}>{busy ? t('正在提交…', 'Sending…') : confirm ?? t('确认', 'Confirm')}</button><button type="button" className="sh-button" onClick={() => setOpen(false)}>{t('取消', 'Cancel')}</button></div>
        </form>
      </Modal>
    </>
  );
}

/** A page's parts, one shown at a time; which one stands in the address, so that it can be sent and found again. */
export function useWords() {
  const text = useText();
  const { lang } = useReading();
  return { lang, text, titleOf: (at: Json, name: string) => String((lang === 'en' && at.titleEn) || at.title || name), word: (table: Record<string, Text>, key: string | null | undefined) => (key ? text(table[key]) || key : '') };
}
