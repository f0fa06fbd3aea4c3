import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { newKey, post, Problem } from '@sunhall/shared/api';
import type { CaseView, Definition } from '@sunhall/shared/model';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { useT, type Text } from '@sunhall/shared/text';
import { Act, fieldsOf, useWords, type Field } from './Act';
import { usePeople } from './people';
import { ENUMS, GROUNDS } from './states';
import { useWho } from '@sunhall/shared/pieces';

const SchemaForm = lazy(() => import('@sunhall/shared/form'));

interface Shape { name: string; title: Text; schema: Record<string, unknown> }

/** What ends or takes something away is asked in red. */
const GRAVE = new Set(['terminate', 'revoke', 'merge', 'withdraw', 'interrupt']);

/** A field of the application for every place a correction can be about. */
function places(schema: Record<string, unknown> | undefined, title: (at: Record<string, unknown>, name: string) => string, prefix = '/form', named = ''): { value: string; label: string }[] {
  return Object.entries((schema?.properties ?? {}) as Record<string, Record<string, unknown>>).flatMap(([name, at]) => {
    const label = named ? `${named} › ${title(at, name)}` : title(at, name);
    return at.type === 'object' ? places(at, title, `${prefix}/${name}`, label) : at.type === 'array' ? [] : [{ value: `${prefix}/${name}`, label }];
  });
}

/** One operation of the list that the case itself gives: its dialog comes from the operation's own schema. */
export function Operation({ view, operation, etag, definition, done }: { view: CaseView; operation: Shape; etag: string | null; definition?: Definition; done(): void }) {
  const t = useT();
  const { text, titleOf, word } = useWords();
  const people = usePeople(view.summary.org);
  const who = useWho();
  const steps = new Map<string, string>(view.tasks.map((task) => [task.step, text(task.title)]));
  for (const [, id, name] of definition?.bpmn.matchAll(/<(?:\w+:)?(?:userTask|serviceTask)\b[^>]*?\bid="([^"]+)"[^>]*?\bname="([^"]+)"/g) ?? []) if (id && name) steps.set(id, name);
  const colleagues = (people.data ?? []).filter((one) => one.enabled && one.kind === 'STAFF').map((one) => ({ value: one.id, label: one.name }));
  const words = (name: string, value: string) => (name === 'task' ? text(view.tasks.find((task) => task.task === value)?.title) : name === 'step' ? steps.get(value) ?? '' : '') || word(GROUNDS, value) || text(ENUMS[value]) || value;
  const more: Record<string, Partial<Field>> = {};
  if (colleagues.length > 0) {
    more.officer = { kind: 'choice', options: colleagues };
    more.to = { kind: 'choice', options: colleagues.filter((one) => one.value !== who.data?.person) };
  }
  const at = (operation.schema.properties as Record<string, { title?: string }> | undefined)?.at;
  if (at) more.at = { kind: 'time', label: t('时间', 'When') };
  const pointers = places(definition?.form.schema, titleOf);
  if (pointers.length > 0) more.pointer = { kind: 'choice', options: pointers, label: t('更正哪一项', 'Which entry') };
  const fields = fieldsOf(operation.schema, titleOf, (name, value) => words(name, value), more);
  const send = (body: Record<string, unknown>) => post(`/api/cases/${view.summary.id}/operations/${encodeURIComponent(operation.name)}`, body, { key: newKey(), etag });
  const explain = t('该操作会记入办件过程,不能删除;按规定需要告知的,自动通知当事人。', 'This is written into the record for good; the parties are told where the law says so.');
  if (!fields) return <Whole operation={operation} send={send} done={done} />;
  return <Act label={text(operation.title)} explain={explain} fields={fields} danger={GRAVE.has(operation.name)} again={['case', 'tasks', 'timeline', 'cases']} run={send} done={done} />;
}

/** Whatever the small form cannot draw, the form of the hall can. */
function Whole({ operation, send, done }: { operation: Shape; send(body: Record<string, unknown>): Promise<unknown>; done(): void }) {
  const t = useT();
  const { text } = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [data, setData] = useState<Record<string, unknown>>({});
  const [error, setError] = useState<unknown>(null);
  const problems = error instanceof Problem ? error.body.errors : undefined;
  const run = async (body: Record<string, unknown>) => {
    setError(null);
    try {
      await send(body);
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['case'] });
      done();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <button type="button" className="sh-button" onClick={() => setOpen(true)}>{text(operation.title)}</button>
      <Modal open={open} title={text(operation.title)} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        {error !== null && !problems?.length && <Trouble error={error} />}
        <Suspense fallback={<Loading />}><SchemaForm schema={operation.schema} ui={{}} data={data} problems={problems} onChange={setData} onValid={(body) => void run(body)}><div className="c-tools c-end"><button type="submit" className="sh-button sh-main">{t('确认', 'Confirm')}</button><button type="button" className="sh-button" onClick={() => setOpen(false)}>{t('取消', 'Cancel')}</button></div></SchemaForm></Suspense>
      </Modal>
    </>
  );
}
