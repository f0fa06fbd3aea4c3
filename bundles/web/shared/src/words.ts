import type { Lang } from './text';

/** GB 32100: 18 characters, the last is a check character. */
export function creditCode(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code[index] ?? ''), 0);
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

/** One sentence a person understands for each rule of a schema. */
export function message(rule: string, at: Record<string, unknown>, lang: Lang): string {
  const zh = lang === 'zh';
  switch (rule) {
    case 'required': return zh ? '这一项必须填写' : 'This is required';
    case 'minLength': return zh ? `至少填写 ${at.minLength} 个字` : `At least ${at.minLength} characters`;
    case 'maxLength': return zh ? `最多填写 ${at.maxLength} 个字` : `At most ${at.maxLength} characters`;
    case 'minItems': return zh ? `至少 ${at.minItems} 项` : `At least ${at.minItems}`;
    case 'maxItems': return zh ? `最多 ${at.maxItems} 项` : `At most ${at.maxItems}`;
    case 'uniqueItems': return zh ? '内容不能重复' : 'No entry may occur twice';
    case 'minimum': return zh ? `不能小于 ${at.minimum}` : `Not less than ${at.minimum}`;
    case 'maximum': return zh ? `不能大于 ${at.maximum}` : `Not more than ${at.maximum}`;
    case 'exclusiveMinimum': return zh ? `必须大于 ${at.exclusiveMinimum}` : `More than ${at.exclusiveMinimum}`;
    case 'exclusiveMaximum': return zh ? `必须小于 ${at.exclusiveMaximum}` : `Less than ${at.exclusiveMaximum}`;
    case 'multipleOf': return zh ? `必须是 ${at.multipleOf} 的倍数` : `A multiple of ${at.multipleOf}`;
    case 'const': return zh ? '请勾选确认' : 'Please confirm';
    case 'enum': case 'oneOf': return zh ? '请从列出的选项中选择' : 'Choose one of the options';
    case 'type': return at.type === 'integer' || at.type === 'number' ? (zh ? '请填写数字' : 'Enter a number') : (zh ? '填写的内容格式不正确' : 'This has the wrong form');
    case 'pattern': return zh ? '格式不正确,请对照示例填写' : 'The form is not right; see the example';
    case 'format-credit-code': return zh ? '统一社会信用代码不正确(18位,末位为校验码)' : 'Not a valid unified social credit code (18 characters with check character)';
    case 'format-citizen-id': return zh ? '公民身份号码不正确(18位)' : 'Not a valid citizen identity number (18 characters)';
    case 'format-phone-cn': case 'format-mobile-cn': return zh ? '电话号码不正确(11位手机号,或区号加座机号)' : 'Not a valid telephone number';
    case 'format': return at.format === 'date' ? (zh ? '请填写日期,如 2026-07-03' : 'Enter a date such as 2026-07-03') : (zh ? '格式不正确' : 'The form is not right');
    default: return zh ? '填写的内容不符合要求' : 'This does not meet the requirements';
  }
}
