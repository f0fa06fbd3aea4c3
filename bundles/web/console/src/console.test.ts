import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPES } from '@sunhall/shared/pieces';
import { describe, expect, it } from 'vitest';
import { fieldsOf, sent } from './Act';
import { everyPage } from './DataTable';
import { shownAs } from './filetype';
import { marks } from './flow-marks';
import { limit, limits } from './limits';
import { concerns } from './live';
import { PACK_WORDS } from './pack-words';
import { crc32, xlsx } from './xlsx';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('limits', () => {
  it('are said in words', () => {
    expect(limit('5wd', 'zh')).toBe('5 个工作日');
    expect(limit('1wd', 'en')).toBe('1 working day');
    expect(limit('30d', 'zh')).toBe('30 日');
    expect(limits('受理 5wd,听证 20d', 'zh')).toBe('受理 5 个工作日,听证 20 日');
  });
  it('leaves alone what is no limit', () => {
    expect(limit('soon', 'zh')).toBe('soon');
    expect(limits('X5wd A-10dm v1.5d', 'en')).toBe('X5wd A-10dm v1.5d');
    expect(limit(undefined, 'zh')).toBe('');
  });
});

describe('an export reads every page', () => {
  const list = (size: number) => async (after: string, limit: number) => {
    const from = Number(after || 0);
    const items = Array.from({ length: Math.min(limit, size - from) }, (_, at) => from + at);
    return { items, ...(from + items.length < size ? { next: String(from + items.length) } : {}) };
  };
  it('to the end of the list', async () => {
    expect(await everyPage(list(0), 10)).toEqual({ rows: [], all: true });
    expect((await everyPage(list(25), 10)).rows).toEqual(Array.from({ length: 25 }, (_, at) => at));
  });
  it('and says so when there is more than one file may hold', async () => {
    const { rows, all } = await everyPage(list(30_000), 200);
    expect(all).toBe(false);
    expect(rows.length).toBe(20_000);
  });
});

describe('a file is shown by its first bytes', () => {
  it('as PDF or picture', () => {
    expect(shownAs(bytes('%PDF-1.7'))).toBe('application/pdf');
    expect(shownAs(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg');
    expect(shownAs(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png');
  });
  it('and nothing that could run', () => {
    expect(shownAs(bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))).toBeUndefined();
    expect(shownAs(bytes('<!doctype html><script>alert(1)</script>'))).toBeUndefined();
    expect(shownAs(bytes(' %PDF-1.7'))).toBeUndefined();
    expect(shownAs(new Uint8Array())).toBeUndefined();
  });
});

describe('hints', () => {
  it('reach the queries of their topic', () => {
    expect(concerns(['tasks', 'all'], { topics: ['cases'], cases: ['c1'] })).toBe(true);
    expect(concerns(['lamps', ''], { topics: ['cases'] })).toBe(false);
    expect(concerns(['editions'], { topics: ['catalog'] })).toBe(true);
  });
  it('reach an open case only when it is that one, or nobody knows which', () => {
    expect(concerns(['case', 'c1'], { topics: ['cases'], cases: ['c2'] })).toBe(false);
    expect(concerns(['case', 'c1'], { topics: ['cases'], cases: ['c2', 'c1'] })).toBe(true);
    expect(concerns(['case', 'c1'], { topics: ['cases'] })).toBe(true);
  });
  it('of an unknown topic reach nobody', () => {
    expect(concerns(['case', 'c1'], { topics: ['news'] })).toBe(false);
  });
});

describe('two flow charts', () => {
  const flow = (steps: string) => `<bpmn:definitions><bpmn:process id="p">${steps}</bpmn:process><bpmndi:BPMNDiagram><x id="A" y="9"/></bpmndi:BPMNDiagram></bpmn:definitions>`;
  const step = (id: string, inside: string) => `<bpmn:userTask id="${id}" name="${id}"><bpmn:incoming>f${Math.random()}</bpmn:incoming>${inside}</bpmn:userTask>`;
  it('show what came, went and changed, and not what was only connected or drawn otherwise', () => {
    const found = marks(flow(step('A', 'x') + step('B', '5wd') + step('C', 'z')), flow(step('A', 'x') + step('B', '3wd') + step('D', 'n')));
    expect(found.left).toEqual({ B: 'changed', C: 'removed' });
    expect(found.right).toEqual({ B: 'changed', D: 'added' });
  });
  it('mark nothing when there is nothing to compare with', () => {
    expect(marks(undefined, flow(step('A', 'x')))).toEqual({ left: {}, right: {} });
  });
  it('keep apart a step that closes itself and the one after it', () => {
    const found = marks(flow('<bpmn:userTask id="A" />' + step('B', '1')), flow('<bpmn:userTask id="A" />' + step('B', '2')));
    expect(found.right).toEqual({ B: 'changed' });
  });
});

describe('an operation’s dialog', () => {
  const schema = { type: 'object', required: ['task', 'reason', 'by', 'approved'], properties: { task: { type: 'string', title: '环节', titleEn: 'Step', enum: ['t1'] }, by: { type: 'string', title: '延长时间,如 5wd', pattern: '^[1-9][0-9]{0,2}(wd|d|h)$' }, approved: { type: 'boolean', title: '是否同意' }, reason: { type: 'string', title: '理由', maxLength: 2000 }, what: { type: 'array', title: '内容', items: { type: 'string' } } } };
  const fields = fieldsOf(schema, (at) => String(at.title), (_name, value) => `<${value}>`);
  it('comes from its schema', () => {
    expect(fields?.map((field) => [field.name, field.kind, field.required])).toEqual([['task', 'choice', true], ['by', 'limit', true], ['approved', 'yes-no', true], ['reason', 'long', true], ['what', 'lines', false]]);
    expect(fields?.[0]).toMatchObject({ start: 't1', options: [{ value: 't1', label: '<t1>' }] });
    expect(fields?.[1]?.label).toBe('延长时间');
  });
  it('sends what was entered and nothing else', () => {
    expect(sent(fields!, { task: 't1', by: '5wd', approved: false, reason: ' 因为 ', what: 'a\n\n b ' })).toEqual({ task: 't1', by: '5wd', approved: false, reason: '因为', what: ['a', 'b'] });
    expect(sent(fields!, { task: 't1', reason: '', what: undefined })).toEqual({ task: 't1' });
  });
  it('is left to the full form where it holds more than that', () => {
    expect(fieldsOf({ properties: { deep: { type: 'object' } } }, () => '', () => '')).toBeUndefined();
  });
  it('takes local time for what it is in China', () => {
    expect(sent([{ name: 'at', label: '', kind: 'time' }], { at: '2026-07-03T08:30' })).toEqual({ at: '2026-07-03T00:30:00.000Z' });
  });
});

describe('a spreadsheet', () => {
  const sheet = xlsx([['名称', '数'], ['=1+1 <&"> \u0001𠮷', 7], ['', -2.5]]);
  const entry = (name: string) => {
    const view = new DataView(sheet.buffer);
    let at = Buffer.from(sheet).indexOf(name);
    while (view.getUint32(at - 30, true) !== 0x04034b50) at = Buffer.from(sheet).indexOf(name, at + 1);
    const length = view.getUint32(at - 30 + 18, true);
    const data = sheet.slice(at + name.length, at + name.length + length);
    expect(view.getUint32(at - 30 + 14, true)).toBe(crc32(data));
    return new TextDecoder().decode(data);
  };
  it('holds texts as texts and numbers as numbers', () => {
    const xml = entry('xl/worksheets/sheet1.xml');
    expect(xml).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1 &lt;&amp;&quot;&gt; 𠮷</t></is></c><c r="B2"><v>7</v></c>');
    expect(xml).toContain('<c r="B3"><v>-2.5</v></c>');
    expect(xml).not.toContain('<f>');
  });
  it('is an archive others can read', () => {
    expect([...sheet.slice(0, 4)]).toEqual([0x50, 0x4b, 3, 4]);
    const end = sheet.length - 22;
    const view = new DataView(sheet.buffer);
    expect(view.getUint32(end, true)).toBe(0x06054b50);
    expect(view.getUint16(end + 10, true)).toBe(6);
    expect(view.getUint32(view.getUint32(end + 16, true), true)).toBe(0x02014b50);
    expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  });
});

describe('the packs', () => {
  it('say nothing in keys that the page has no words for', () => {
    const folder = join(import.meta.dirname, '../../../packs/src/main/resources/org/sunhall/packs');
    const keys = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'pack.schema.json')
      .flatMap((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')).parameters ?? []) as { value?: unknown }[])
      .flatMap((one) => (Array.isArray(one.value) ? one.value : [one.value]))
      .filter((value): value is string => typeof value === 'string' && /^[a-z]+(-[a-z]+)*$/.test(value));
    expect(keys.length).toBeGreaterThan(50);
    expect([...new Set(keys)].filter((key) => !(key in PACK_WORDS) && !(key in TYPES))).toEqual([]);
  });
});
