// What a modeller knows of the platform: the moddle descriptor, the element templates and the plug-in for Camunda Modeler.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Validator } from '@cfworker/json-schema';
// The parser and writer that bpmn.io and Camunda Modeler are built on; it has no types.
// @ts-expect-error no declarations
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';

const SDK = resolve(import.meta.dirname, '../../../../plugins-sdk');
const SCHEMAS = join(SDK, 'api/src/main/resources/SUNHALL-SCHEMA');
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
/** Read anew each time: moddle writes into what it is given. */
const descriptor = () => json(join(SCHEMAS, 'sunhall-moddle.json'));
const FLOWS = ['samples/food-licence', 'samples/subsistence-benefit', 'samples/penalty', 'archetype/src/test/expected/data', 'archetype/src/test/expected/java']
  .map((project) => join(SDK, project, 'src/main/resources/SUNHALL-INF/workflows'))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

/** Every own attribute and outcome that stands in the file, counted by name. */
function written(xml: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, name] of xml.matchAll(/\s(sunhall:[A-Za-z]+)=/g)) counts[name!] = (counts[name!] ?? 0) + 1;
  counts['sunhall:outcome'] = [...xml.matchAll(/<sunhall:outcome\s/g)].length;
  return counts;
}

describe('the moddle descriptor', () => {
  it.each(FLOWS.map((file) => [relative(SDK, file), file]))('opens %s without a warning and finds what is ours', async (_, file) => {
    const xml = readFileSync(file!, 'utf8');
    const { rootElement, warnings } = await new BpmnModdle({ sunhall: descriptor() }).fromXML(xml);

    expect(warnings).toEqual([]);
    const steps = rootElement.rootElements[0].flowElements.filter((one: { $type: string }) => /Task$/.test(one.$type));
    expect(steps.length).toBeGreaterThan(2);
    for (const step of steps) {
      expect(Object.keys(step.$attrs ?? {}).filter((name) => name.startsWith('sunhall')), `${step.id} is read as ours, not as unknown`).toEqual([]);
      const named = step.$type === 'bpmn:UserTask' ? step.get('sunhall:post') : step.get('sunhall:task');
      expect(named, step.id).toBeTruthy();
      for (const outcome of step.extensionElements?.values ?? []) {
        expect(outcome.$type).toBe('sunhall:Outcome');
        expect(outcome.label).toBeTruthy();
      }
    }
  });

  it.each(FLOWS.map((file) => [relative(SDK, file), file]))('loses nothing of %s when it is saved', async (_, file) => {
    const xml = readFileSync(file!, 'utf8');
    const moddle = new BpmnModdle({ sunhall: descriptor() });
    const { rootElement } = await moddle.fromXML(xml);
    const { xml: saved } = await moddle.toXML(rootElement, { format: true });

    expect(written(saved)).toEqual(written(xml));
  });

  it('is what keeps them apart from unknown ones', async () => {
    const { rootElement } = await new BpmnModdle().fromXML(readFileSync(FLOWS[0]!, 'utf8'));
    const step = rootElement.rootElements[0].flowElements.find((one: { $type: string }) => one.$type === 'bpmn:UserTask');
    expect(step.$attrs['sunhall:post'], 'without it they are mere attributes').toBe('window');
  });
});

describe('the element templates of Camunda Modeler', () => {
  const templates = json(join(SCHEMAS, 'sunhall-element-templates.json'));

  it('are valid by Camunda’s own schema', () => {
    const schema = json(resolve(import.meta.dirname, '../../node_modules/@camunda/element-templates-json-schema/resources/schema.json'));
    const result = new Validator(schema, '7', false).validate(templates);
    expect(result.errors).toEqual([]);
    const broken = structuredClone(templates);
    delete broken[0].properties[0].binding;
    expect(new Validator(schema, '7', false).validate(broken).valid).toBe(false);
  });

  it('set every attribute that the platform knows, and no other', () => {
    const known: Record<string, string[]> = {};
    for (const type of descriptor().types) {
      for (const element of type.extends ?? []) known[element] = type.properties.map((one: { name: string }) => `sunhall:${one.name}`).sort();
    }
    for (const template of templates) {
      const bound = template.properties.map((one: { binding: { name: string } }) => one.binding.name).sort();
      expect(bound).toEqual(known[template.appliesTo[0]]);
    }
  });

  it('write attributes that are kept even where no descriptor is installed', async () => {
    const moddle = new BpmnModdle();
    const xml = readFileSync(FLOWS[0]!, 'utf8');
    const { rootElement } = await moddle.fromXML(xml);
    const step = rootElement.rootElements[0].flowElements.find((one: { $type: string }) => one.$type === 'bpmn:UserTask');
    step.set('sunhall:limit', '7wd');
    const { xml: saved } = await moddle.toXML(rootElement);
    expect(saved).toContain('sunhall:limit="7wd"');
  });
});

describe('the plug-in for Camunda Modeler', () => {
  it('registers the same descriptor', () => {
    const window: { plugins?: { type: string; plugin: unknown }[] } = {};
    runInNewContext(readFileSync(join(SCHEMAS, 'camunda-modeler/client.js'), 'utf8'), { window });
    expect(JSON.parse(JSON.stringify(window.plugins))).toEqual([{ type: 'bpmn.modeler.moddle', plugin: descriptor() }]);
    const module = { exports: {} as { name?: string; script?: string } };
    runInNewContext(readFileSync(join(SCHEMAS, 'camunda-modeler/index.js'), 'utf8'), { module });
    expect(module.exports.script).toBe('./client.js');
  });
});

describe('the guide', () => {
  it('configures bpmn.io as it says', async () => {
    const [, snippet] = readFileSync(join(SDK, 'guide/editors.md'), 'utf8').match(/```js\n([\s\S]*?)```/)!;
    const made: { moddleExtensions?: Record<string, object> }[] = [];
    class BpmnModeler { constructor(options: object) { made.push(options); } }
    runInNewContext(snippet!, { BpmnModeler, sunhallModdle: descriptor() });
    const { warnings, rootElement } = await new BpmnModdle(made[0]!.moddleExtensions).fromXML(readFileSync(FLOWS[0]!, 'utf8'));
    expect(warnings).toEqual([]);
    expect(rootElement.rootElements[0].flowElements.some((one: { post?: string }) => one.post === 'window')).toBe(true);
  });
});
