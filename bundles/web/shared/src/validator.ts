import { Validator, type OutputUnit } from '@cfworker/json-schema';
import { createErrorHandler, toErrorList, toErrorSchema, unwrapErrorHandler, validationDataMerge, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import type { Lang } from './text';
import { creditCode, message } from './words';

type Data = unknown;

function own(schema: unknown): Record<string, unknown> {
  return (schema ?? {}) as Record<string, unknown>;
}

/** Formats that JSON Schema does not know are checked here; the server checks all of them again. */
function formatErrors(schema: unknown, data: Data, pointer: string, out: { pointer: string; schema: Record<string, unknown>; rule: string }[]) {
  const at = own(schema);
  if (typeof data === 'string' && data !== '' && typeof at.format === 'string') {
    const ok = at.format === 'credit-code' ? creditCode(data)
      : at.format === 'phone-cn' || at.format === 'mobile-cn' ? /^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(data)
      : at.format === 'citizen-id' ? /^\d{17}[\dX]$/.test(data) : true;
    if (!ok) out.push({ pointer, schema: at, rule: `format-${at.format}` });
  }
  if (at.properties && data && typeof data === 'object' && !Array.isArray(data)) {
    Object.entries(at.properties as Record<string, unknown>).forEach(([name, child]) =>
      formatErrors(child, (data as Record<string, unknown>)[name], `${pointer}/${name}`, out));
  }
  if (at.items && Array.isArray(data)) data.forEach((one, index) => formatErrors(at.items, one, `${pointer}/${index}`, out));
}

const validators = new WeakMap<object, Validator>();
function validatorOf(schema: object): Validator {
  let known = validators.get(schema);
  if (!known) {
    known = new Validator(schema as never, '2020-12', false);
    validators.set(schema, known);
  }
  return known;
}

/** The place in the schema that a keyword location speaks of, following no reference. */
function schemaAt(root: unknown, location: string): Record<string, unknown> {
  let at: unknown = root;
  for (const part of location.replace(/^#/, '').split('/').slice(1, -1)) {
    at = own(at)[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return own(at);
}

const CONTAINERS = new Set(['properties', 'items', 'allOf', 'anyOf', 'if', 'then', 'else', '$ref', 'additionalProperties', 'prefixItems', 'contains', 'dependentSchemas']);

function property(pointer: string): string {
  return pointer.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? `.${part}` : `.${part}`)).join('');
}

/** rjsf's validator without code generation, so that the policy needs no unsafe-eval. */
export function validator(lang: () => Lang, whole?: RJSFSchema): ValidatorType {
  const raw = (schema: RJSFSchema, data: Data): RJSFValidationError[] => {
    const found: RJSFValidationError[] = [];
    const seen = new Set<string>();
    const add = (pointer: string, rule: string, at: Record<string, unknown>) => {
      const key = `${pointer} ${rule}`;
      if (seen.has(key)) return;
      seen.add(key);
      const text = message(rule, at, lang());
      found.push({ name: rule, property: property(pointer), message: text, stack: text, params: {} });
    };
    const clean = data === undefined ? {} : data;
    const result = validatorOf(schema).validate(clean);
    const units: OutputUnit[] = result.errors;
    for (const unit of units) {
      if (CONTAINERS.has(unit.keyword)) continue;
      if (/\/(if|contains|oneOf|anyOf)\//.test(unit.keywordLocation)) continue;
      const at = schemaAt(schema, unit.keywordLocation);
      const pointer = unit.instanceLocation.replace(/^#/, '');
      if (unit.keyword === 'required') {
        const value = pointer.split('/').slice(1).reduce<unknown>((data_, part) => own(data_)[part], clean);
        for (const name of (at.required as string[] | undefined) ?? []) {
          if (own(value)[name] === undefined) add(`${pointer}/${name}`, 'required', own(own(at.properties)[name]));
        }
      } else {
        const value = pointer.split('/').slice(1).reduce<unknown>((from, part) => own(from)[part], clean);
        add(pointer, unit.keyword === 'type' && (value === null || value === undefined) ? 'required' : unit.keyword, at);
      }
    }
    const formats: Parameters<typeof formatErrors>[3] = [];
    formatErrors(schema, clean, '', formats);
    formats.forEach((one) => add(one.pointer, one.rule, one.schema));
    return found;
  };
  return {
    validateFormData(formData, schema, customValidate, transformErrors, uiSchema) {
      let errors = raw(whole ?? schema, formData);
      if (transformErrors) errors = transformErrors(errors, uiSchema);
      const errorSchema = toErrorSchema(errors);
      if (!customValidate) return { errors, errorSchema };
      const handled = customValidate(formData, createErrorHandler(formData as never), uiSchema);
      return validationDataMerge({ errors, errorSchema }, unwrapErrorHandler(handled) as never);
    },
    isValid(schema, formData) {
      try {
        return validatorOf(schema as object).validate(formData === undefined ? {} : formData).valid;
      } catch {
        return false;
      }
    },
    rawValidation(schema, formData) {
      return { errors: raw(schema, formData) as never };
    },
    toErrorList(schema: never, path: never) {
      return toErrorList(schema, path);
    },
    reset() {},
  } as ValidatorType;
}
