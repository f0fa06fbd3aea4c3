type Json = Record<string, unknown>;

/** What the field is called: the titles on the way. */
export function title(schema: unknown, pointer: string): string {
  let at = schema as Json | undefined;
  const names: string[] = [];
  for (const part of pointer.split('/').filter(Boolean)) {
    if (!at) break;
    const next: Json | undefined = /^\d+$/.test(part) ? (at.items as Json | undefined) : property(at, part);
    if (/^\d+$/.test(part)) names.push(`${Number(part) + 1}`);
    else names.push(String(next?.title ?? part));
    at = next;
  }
  return names.join(' › ');
}

export function property(schema: Json | undefined, name: string): Json | undefined {
  if (!schema) return undefined;
  const direct = ((schema.properties ?? {}) as Record<string, Json>)[name];
  if (direct) return direct;
  for (const one of (schema.allOf ?? []) as Json[]) {
    for (const branch of ['then', 'else']) {
      const found = property(one[branch] as Json | undefined, name);
      if (found) return found;
    }
    const found = property(one, name);
    if (found) return found;
  }
  return undefined;
}
