type Mark = 'added' | 'removed' | 'changed';

/** Every step, gateway and event of a flow chart with what is written at it; where it is drawn is no difference. */
function elements(xml: string): Map<string, string> {
  const process = /<(?:\w+:)?process\b[\s\S]*<\/(?:\w+:)?process>/.exec(xml)?.[0] ?? xml;
  return new Map([...process.matchAll(/<((?:\w+:)?(?:userTask|serviceTask|task|callActivity|subProcess|exclusiveGateway|parallelGateway|startEvent|endEvent|boundaryEvent))\b[^>]*?\bid="([^"]+)"[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g)].map((found) => [found[2] ?? '', found[0].replace(/<(?:\w+:)?(?:incoming|outgoing)>[^<]*<\/(?:\w+:)?(?:incoming|outgoing)>/g, '').replace(/\s+/g, ' ').replace(/ (?=[/>])/g, '')]));
}

/** Two flow charts compared: what to mark in the left one and in the right one. */
export function marks(before: string | undefined, after: string): { left: Record<string, Mark>; right: Record<string, Mark> } {
  const left: Record<string, Mark> = {};
  const right: Record<string, Mark> = {};
  if (!before) return { left, right };
  const [old, now] = [elements(before), elements(after)];
  for (const [id, written] of now) {
    if (!old.has(id)) right[id] = 'added';
    else if (old.get(id) !== written) right[id] = left[id] = 'changed';
  }
  for (const id of old.keys()) if (!now.has(id)) left[id] = 'removed';
  return { left, right };
}
