import Form from '@rjsf/core';
import type { ArrayFieldItemTemplateProps, ErrorSchema, FieldProps, FieldTemplateProps, IconButtonProps, ObjectFieldTemplateProps, RJSFSchema, RJSFValidationError, UiSchema } from '@rjsf/utils';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useReading, useT, type Lang } from './text';
import { asked, localized, unanswered } from './form-schema';
import { title } from './form-titles';
import { validator } from './validator';

type Json = Record<string, unknown>;

function ObjectTemplate({ title, description, properties, fieldPathId }: ObjectFieldTemplateProps) {
  const root = fieldPathId.$id === 'root';
  const inside = <div className="sh-grid">{properties.map((one) => <div key={one.name} className={`sh-cell${one.hidden ? ' sh-hidden' : ''}`}>{one.content}</div>)}</div>;
  if (root) return inside;
  return (
    <fieldset className="sh-fieldset" id={fieldPathId.$id}>
      {title && <legend>{title}</legend>}
      {description}
      {inside}
    </fieldset>
  );
}

function FieldTemplate({ id, label, required, rawErrors, help, description, children, hidden, schema, uiSchema, displayLabel }: FieldTemplateProps) {
  const t = useT();
  if (hidden) return <div className="sh-hidden">{children}</div>;
  const kind = schema.type === 'object' || schema.type === 'array' ? schema.type : 'plain';
  const widget = uiSchema?.['ui:widget'];
  const group = widget === 'radio' || widget === 'checkboxes';
  const isTable = uiSchema?.['ui:field'] === 'table';
  const wide = kind === 'object' || kind === 'array' || widget === 'textarea' || schema.const !== undefined || (schema.maxLength ?? 0) >= 200;
  const errors = rawErrors && rawErrors.length > 0 && kind !== 'object' ? (
    <p className="sh-field-error" id={`${id}__error`}><span aria-hidden="true">!</span> {rawErrors[0]}</p>
  ) : null;
  const mark = required || (schema as Json).mustAnswer ? <span className="sh-required" title={t('必填', 'required')}>*</span> : null;
  return (
    <div className={`sh-field sh-field-${kind}${wide ? ' sh-wide' : ''}${errors ? ' sh-wrong' : ''}`} {...(group ? { role: 'group', 'aria-labelledby': `${id}__label`, id: `${id}__group`, tabIndex: -1 } : {})}>
      {kind !== 'object' && (displayLabel || kind === 'array') && (group || kind === 'array'
        ? <span className="sh-label" id={`${id}__label`}>{label}{mark}</span>
        : <label className="sh-label" htmlFor={id}>{label}{mark}</label>)}
      {displayLabel && description}
      {isTable ? <div id={`${id}__group`} tabIndex={-1}>{children}</div> : children}
      {errors}
      {help}
    </div>
  );
}

function ArrayItem({ children, buttonsProps, hasToolbar, registry }: ArrayFieldItemTemplateProps) {
  const Buttons = registry.templates.ArrayFieldItemButtonsTemplate;
  return <div className="sh-array-item"><div className="sh-array-content">{children}</div>{hasToolbar && <div className="sh-array-tools"><Buttons {...buttonsProps} /></div>}</div>;
}

function tool(zh: string, en: string, sign: string) {
  return function Tool({ onClick, disabled, id }: IconButtonProps) {
    const t = useT();
    return <button type="button" id={id} className="sh-tool" disabled={disabled} onClick={onClick} aria-label={t(zh, en)} title={t(zh, en)}>{sign}</button>;
  };
}

function Add({ onClick, disabled, id }: IconButtonProps) {
  const t = useT();
  return <button type="button" id={id} className="sh-button" disabled={disabled} onClick={onClick}>＋ {t('添加一项', 'Add')}</button>;
}

interface Column {
  name: string;
  schema: Json;
  required: boolean;
}

const Row = memo(function Row({ id, index, row, columns, errors, change, drop, lang, disabled }: {
  id: string; index: number; row: Json; columns: Column[]; errors: ErrorSchema | undefined; lang: Lang; disabled: boolean;
  change(index: number, name: string, value: unknown): void; drop(index: number): void;
}) {
  return (
    <tr>
      <th scope="row">{index + 1}</th>
      {columns.map((column) => {
        const at = `${id}_${index}_${column.name}`;
        const wrong = (errors as Record<string, ErrorSchema> | undefined)?.[column.name]?.__errors?.[0];
        const options = column.schema.oneOf as { const: unknown; title: string }[] | undefined;
        const value = row[column.name];
        const label = `${String(column.schema.title ?? column.name)} ${index + 1}`;
        const common = { id: at, disabled, 'aria-label': label, 'aria-invalid': wrong ? true : undefined, 'aria-describedby': wrong ? `${at}__error` : undefined };
        const numeric = column.schema.type === 'number' || column.schema.type === 'integer';
        return (
          <td key={column.name}>
            {options ? (
              <select {...common} value={options.findIndex((option) => option.const === value)} onChange={(event) => change(index, column.name, options[Number(event.target.value)]?.const)}>
                <option value={-1} />
                {options.map((option, at_) => <option key={at_} value={at_}>{option.title}</option>)}
              </select>
            ) : (
              <input {...common} type={column.schema.format === 'date' ? 'date' : numeric ? 'number' : 'text'} step={numeric ? 'any' : undefined}
                value={value === undefined ? '' : String(value)}
                onChange={(event) => change(index, column.name, event.target.value === '' ? undefined : numeric ? Number(event.target.value) : event.target.value)} />
            )}
            {wrong && <p className="sh-field-error" id={`${at}__error`}>{wrong}</p>}
          </td>
        );
      })}
      <td><button type="button" className="sh-tool" disabled={disabled} onClick={() => drop(index)} aria-label={`${lang === 'en' ? 'Remove row' : '删除第'} ${index + 1}${lang === 'en' ? '' : ' 行'}`}>×</button></td>
    </tr>
  );
});

/** A table of rows that stays fluent: a key press draws its own row again and no other. */
function TableField(props: FieldProps) {
  const { schema, formData, onChange, errorSchema, fieldPathId, disabled = false, readonly = false } = props;
  const t = useT();
  const { lang } = useReading();
  const given = useMemo(() => (Array.isArray(formData) ? (formData as Json[]) : []), [formData]);
  const [rows, setRows] = useState(given);
  const latest = useRef(rows);
  const told = useRef<unknown>(given);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const path = useRef(fieldPathId.path);
  path.current = fieldPathId.path;
  const tell = useRef(onChange);
  tell.current = onChange;
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (told.current !== latest.current) {
      told.current = latest.current;
      tell.current(latest.current, path.current);
    }
  }, []);
  useEffect(() => {
    if (given !== told.current) {
      told.current = given;
      latest.current = given;
      setRows(given);
    }
  }, [given]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = useCallback((next: Json[], now: boolean) => {
    latest.current = next;
    setRows(next);
    clearTimeout(timer.current);
    if (now) flush();
    else timer.current = setTimeout(flush, 400);
  }, [flush]);
  const change = useCallback((index: number, name: string, value: unknown) => {
    set(latest.current.map((row, at) => {
      if (at !== index) return row;
      const { [name]: _old, ...rest } = row;
      return value === undefined ? rest : { ...rest, [name]: value };
    }), false);
  }, [set]);
  const drop = useCallback((index: number) => set(latest.current.filter((_, at) => at !== index), true), [set]);
  const items = schema.items as Json;
  const columns = useMemo<Column[]>(() => Object.entries((items.properties ?? {}) as Record<string, Json>)
    .map(([name, one]) => ({ name, schema: one, required: ((items.required ?? []) as string[]).includes(name) })), [items]);
  const most = (schema.maxItems as number | undefined) ?? 1000;
  const errors = errorSchema as unknown as Record<number, ErrorSchema> | undefined;
  return (
    <div className="sh-rows" onBlur={flush}>
      <div className="sh-scroll" tabIndex={0} role="region" aria-label={String(schema.title ?? '')}>
        <table>
          <thead><tr><th scope="col">{t('序号', 'No.')}</th>{columns.map((column) => <th key={column.name} scope="col">{String(column.schema.title ?? column.name)}{column.required && <span className="sh-required">*</span>}</th>)}<th scope="col"><span className="sh-only-read">{t('操作', 'Actions')}</span></th></tr></thead>
          <tbody>
            {rows.map((row, index) => <Row key={index} id={fieldPathId.$id} index={index} row={row} columns={columns} errors={errors?.[index]} change={change} drop={drop} lang={lang} disabled={disabled || readonly} />)}
          </tbody>
        </table>
      </div>
      <button type="button" className="sh-button" disabled={disabled || readonly || rows.length >= most} onClick={() => set([...latest.current, {}], true)}>＋ {t('添加一行', 'Add a row')}</button>
      <span className="sh-quiet"> {t(`共 ${rows.length} 行`, `${rows.length} rows`)}</span>
    </div>
  );
}

const FIELDS = { table: TableField };
const TEMPLATES = {
  ObjectFieldTemplate: ObjectTemplate,
  FieldTemplate,
  ArrayFieldItemTemplate: ArrayItem,
  ArrayFieldTitleTemplate: () => null,
  ButtonTemplates: {
    AddButton: Add, RemoveButton: tool('删除', 'Remove', '×'), MoveUpButton: tool('上移', 'Move up', '↑'), MoveDownButton: tool('下移', 'Move down', '↓'), CopyButton: tool('复制', 'Copy', '⧉'),
  },
};

/** Nobody declares anything by not reading it: what must be true is not ticked beforehand. */
const NOTHING_PRESUMED = { constAsDefaults: 'never' } as const;

interface Props {
  schema: Json;
  ui: Json;
  data: Json;
  onChange(data: Json): void;
  onValid(data: Json): void;
  problems?: { pointer: string; detail: string }[] | undefined;
  disabled?: boolean;
  children: ReactNode;
}

/** A plug-in's form with an error list that leads to each field. */
export default function SchemaForm({ schema, ui, data, onChange, onValid, problems, disabled, children }: Props) {
  const { lang } = useReading();
  const t = useT();
  const shown = useMemo(() => localized(schema, lang) as RJSFSchema, [schema, lang]);
  const how = useMemo(() => ({ ...asked(schema, ui, lang), 'ui:submitButtonOptions': { norender: true } }) as UiSchema, [schema, ui, lang]);
  const drawn = useMemo(() => unanswered(shown) as RJSFSchema, [shown]);
  const own = useMemo(() => validator(() => lang, shown), [lang, shown]);
  const [errors, setErrors] = useState<{ pointer: string; detail: string }[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const all = useMemo(() => inOrder(problems && problems.length > 0 ? problems : errors), [problems, errors]);
  useEffect(() => {
    if (all.length > 0) list.current?.focus();
  }, [all]);
  const extra = useMemo(() => errorsOf(problems ?? []), [problems]);
  const fail = (found: RJSFValidationError[]) => setErrors(found.map((one) => ({ pointer: (one.property ?? '').replaceAll('.', '/'), detail: one.message ?? '' })));
  return (
    <div className="sh-form">
      {all.length > 0 && (
        <div className="sh-errors" ref={list} tabIndex={-1} role="alert">
          <strong>{t(`有 ${all.length} 处需要修改`, `${all.length} entries need a change`)}</strong>
          <ul>{all.map((one, index) => <li key={index}><button type="button" onClick={() => jump(one.pointer)}>{title(shown, one.pointer)}:{one.detail}</button></li>)}</ul>
        </div>
      )}
      <Form schema={drawn} uiSchema={how} formData={data} validator={own} templates={TEMPLATES as never} fields={FIELDS as never} showErrorList={false} experimental_defaultFormStateBehavior={NOTHING_PRESUMED} noHtml5Validate disabled={disabled}
        extraErrors={extra as ErrorSchema<Json>} extraErrorsBlockSubmit={false}
        onChange={(event) => onChange((event.formData ?? {}) as Json)} onError={fail}
        onSubmit={(event) => { setErrors([]); onValid((event.formData ?? {}) as Json); }}>
        {children}
      </Form>
    </div>
  );
}

function errorsOf(problems: { pointer: string; detail: string }[]): ErrorSchema {
  const root: Record<string, unknown> = {};
  for (const { pointer, detail } of problems) {
    let at = root;
    for (const part of pointer.split('/').slice(1)) at = (at[part] ??= {}) as Record<string, unknown>;
    ((at.__errors ??= []) as string[]).push(detail);
  }
  return root as ErrorSchema;
}

/** The field of a JSON pointer on the page, or the nearest thing around it. */
function fieldOf(pointer: string): HTMLElement | null {
  const parts = pointer.split('/').filter(Boolean);
  for (let length = parts.length; length > 0; length--) {
    const id = ['root', ...parts.slice(0, length)].join('_');
    const field = document.getElementById(id) ?? document.getElementById(`${id}__group`) ?? document.getElementById(`${id}-0`);
    if (field) return field;
  }
  return null;
}

/** From top to bottom, as the reader sees them. */
function inOrder<T extends { pointer: string }>(problems: T[]): T[] {
  return problems.map((problem) => ({ problem, field: fieldOf(problem.pointer) })).sort((a, b) => {
    if (!a.field || !b.field || a.field === b.field) return 0;
    return a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }).map((one) => one.problem);
}

/** Goes to the field of a JSON pointer. */
export function jump(pointer: string) {
  const field = fieldOf(pointer);
  if (!field) return;
  field.scrollIntoView({ block: 'center' });
  const inner = field.matches('input,select,textarea') ? field : field.querySelector<HTMLElement>('input,select,textarea');
  (inner ?? field).focus({ preventScroll: true });
}
