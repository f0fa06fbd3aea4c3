import { describe, expect, it } from 'vitest';
import { place } from './api';
import { csv } from './csv';
import { asked, localized } from './form-schema';
import { title } from './form-titles';
import { fieldsOf } from './paper';
import { date } from './text';
import { validator } from './validator';
import { creditCode } from './words';

const schema = {
  type: 'object',
  required: ['name', 'kinds', 'online', 'declared'],
  properties: {
    name: { type: 'string', title: '名称', titleEn: 'Name', minLength: 2 },
    code: { type: 'string', title: '代码', format: 'credit-code' },
    kinds: { type: 'array', title: '种类', minItems: 1, items: { type: 'string', oneOf: [{ const: 'a', title: '甲' }, { const: 'b', title: '乙' }] } },
    online: { type: 'boolean', title: '网络经营', titleEn: 'Online' },
    declared: { type: 'boolean', title: '承诺', const: true },
    staff: { type: 'array', title: '人员', items: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: '姓名' } } } },
  },
  allOf: [{ if: { properties: { online: { const: true } }, required: ['online'] }, then: { required: ['address'], properties: { address: { type: 'string', title: '网址' } } } }],
};
const found = (data: unknown) => validator(() => 'zh').validateFormData(data as never, schema as never).errors.map((one) => `${one.property} ${one.name}`).sort();

describe('the validator of forms', () => {
  it('finds nothing wrong in a right form', () => {
    expect(found({ name: '阳光', code: '91329900MA1K4N7Q9J', kinds: ['a'], online: false, declared: true })).toEqual([]);
  });
  it('asks for the fields of a condition that holds, and only then', () => {
    expect(found({ name: '阳光', kinds: ['a'], online: true, declared: true })).toEqual(['.address required']);
  });
  it('names every fault at its own field', () => {
    expect(found({ name: '阳', code: '91329900MA00000000', kinds: [], declared: false, online: false, staff: [{}] }))
      .toEqual(['.code format-credit-code', '.declared const', '.kinds minItems', '.name minLength', '.staff.0.name required']);
  });
});

describe('forms for people', () => {
  it('ask yes or no by two choices, in the language of the reader', () => {
    expect((localized(schema, 'en') as typeof schema).properties.online).toMatchObject({ title: 'Online' });
    expect(asked(schema, {}, 'en').online).toEqual({ 'ui:widget': 'radio', 'ui:enumNames': ['Yes', 'No'] });
  });
  it('name a field by the titles on the way to it', () => {
    expect(title(schema, '/staff/1/name')).toBe('人员 › 2 › 姓名');
    expect(title(schema, '/address')).toBe('网址');
  });
});

it('knows the check character of a credit code', () => {
  expect(creditCode('91329900MA1K4N7Q9J')).toBe(true);
  expect(creditCode('91329900MA1K4N7Q9K')).toBe(false);
});

it('writes days as people of the place say them', () => {
  expect(date('2026-07-03', 'zh')).toBe('2026年7月3日');
  expect(date('2026-07-02T16:30:00Z', 'en')).toBe('3 July 2026');
});

it('exports no cell that a spreadsheet would run', () => {
  expect(csv([['=1+1', 'a,"b"', '𠮷']])).toBe('\uFEFF\'=1+1,"a,""b""",𠮷\r\n');
});

it('writes what somebody typed into an address as text, and leaves out what was not asked', () => {
  expect(place('/api/disclosure/progress/{code}', { path: { code: '../x?y' }, query: { q: '食 品', after: '', limit: 3, org: undefined } }))
    .toBe('/api/disclosure/progress/..%2Fx%3Fy?q=%E9%A3%9F+%E5%93%81&limit=3');
});

it('a blank form has the fields of every condition, in the order of the form', () => {
  expect(fieldsOf(schema, ['online', 'address', 'name']).map(([name]) => name)).toEqual(['online', 'address', 'name', 'code', 'kinds', 'declared', 'staff']);
});
