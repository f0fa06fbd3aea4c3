import type { paths } from './api.generated';
import { spokenLang } from './text';

/** RFC 9457, as the platform answers. */
export interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  status: number;
  instance?: string;
  errors?: { pointer: string; rule?: string; detail: string }[];
}

export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title ?? String(body.status));
  }
}

export interface Answer<T> {
  body: T;
  etag: string | null;
}

async function problem(response: Response): Promise<Problem> {
  try {
    return new Problem({ ...((await response.json()) as ProblemBody), status: response.status });
  } catch {
    return new Problem({ status: response.status });
  }
}

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      credentials: 'same-origin',
      // What is kept is asked for again, so that a new item shows up at once.
      cache: 'no-cache',
      ...init,
      headers: { Accept: 'application/json', 'Accept-Language': spokenLang(), ...init.headers },
    });
  } catch {
    throw new Problem({ status: 0 });
  }
  if (!response.ok) throw await problem(response);
  return response;
}

/** The operations that the descriptions know: their addresses, parameters, bodies and answers. */
type Method = 'get' | 'post' | 'put' | 'delete';
type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never;
type PathsOf<M extends Method> = { [P in keyof paths]: Operation<P, M> extends { responses: object } ? P : never }[keyof paths];
type Json<R> = R extends { content: { 'application/json': infer T } } ? T : R extends { content: object } ? never : undefined;
export type Answered<P extends keyof paths, M extends Method> = Operation<P, M> extends { responses: infer R }
  ? R extends { 200: infer A } ? Json<A> : R extends { 201: infer A } ? Json<A> : R extends { 202: infer A } ? Json<A> : undefined
  : never;
type Where<P extends keyof paths, M extends Method> = Operation<P, M> extends { parameters: infer A }
  ? (A extends { path: infer V } ? { path: V } : { path?: undefined }) & (A extends { query?: infer Q } ? { query?: { [K in keyof Q]?: Q[K] | undefined } } : { query?: undefined })
  : never;
type Sent<P extends keyof paths, M extends Method> = Operation<P, M> extends { requestBody: { content: { 'application/json': infer B } } } ? B : undefined;
interface Place { path?: Record<string, unknown>; query?: Record<string, unknown> }

/** An address of the description with its parameters filled in. */
export function place(path: string, at: Place = {}): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_whole, name: string) => encodeURIComponent(String(at.path?.[name] ?? '')));
  const query = new URLSearchParams(Object.entries(at.query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '').map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Reads what the description says is there. */
export async function read<P extends PathsOf<'get'>>(path: P, at?: Where<P, 'get'>): Promise<Answered<P, 'get'>> {
  return (await readTagged(path, at)).body;
}

/** The same with the tag that a change has to name. */
export async function readTagged<P extends PathsOf<'get'>>(path: P, at?: Where<P, 'get'>): Promise<Answer<Answered<P, 'get'>>> {
  const response = await send(place(path, at as Place));
  return { body: (await response.json()) as Answered<P, 'get'>, etag: response.headers.get('ETag') };
}

/** Sends what the description asks for; repeated with the same key it changes nothing twice. */
export async function write<M extends 'post' | 'put', P extends PathsOf<M>>(method: M, path: P, at: Where<P, M>, body: Sent<P, M>, { key = newKey(), etag }: { key?: string; etag?: string | null | undefined } = {}): Promise<Answer<Answered<P, M>>> {
  const response = await send(place(path, at as Place), {
    method: method.toUpperCase(),
    body: JSON.stringify(body ?? {}),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...(etag ? { 'If-Match': etag } : {}) },
  });
  return { body: (response.status === 204 ? undefined : await response.json()) as Answered<P, M>, etag: response.headers.get('ETag') };
}

/** Removes it. */
export async function drop<P extends PathsOf<'delete'>>(path: P, at: Where<P, 'delete'>): Promise<void> {
  await send(place(path, at as Place), { method: 'DELETE' });
}

/** Reads as everybody sees it: nobody's session goes along, so that an official finds in the hall what the public finds. */
export async function readAsPublic<P extends PathsOf<'get'>>(path: P, at?: Where<P, 'get'>): Promise<Answered<P, 'get'>> {
  return (await (await send(place(path, at as Place), { credentials: 'omit' })).json()) as Answered<P, 'get'>;
}

export async function get<T>(path: string): Promise<T> {
  return (await (await send(path)).json()) as T;
}

export async function getTagged<T>(path: string): Promise<Answer<T>> {
  const response = await send(path);
  return { body: (await response.json()) as T, etag: response.headers.get('ETag') };
}

export async function getText(path: string, accept: string): Promise<string> {
  return (await send(path, { headers: { Accept: accept } })).text();
}

export async function getBlob(path: string): Promise<Blob> {
  return (await send(path, { headers: { Accept: '*/*' } })).blob();
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends JSON; repeated with the same key it changes nothing twice. */
export async function post<T>(path: string, body: unknown, { key = newKey(), etag, method = 'POST' }: { key?: string; etag?: string | null; method?: string } = {}): Promise<T> {
  const response = await send(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...(etag ? { 'If-Match': etag } : {}) },
  });
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

export async function remove(path: string): Promise<void> {
  await send(path, { method: 'DELETE' });
}

/** Sends a file and tells how far it has come (0 to 1). */
export function upload<T>(path: string, file: Blob, progress: (part: number) => void = () => {}, type = 'application/octet-stream'): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Content-Type', type);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', spokenLang());
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new Problem({ status: 0 }));
    request.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = {};
      }
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(new Problem({ ...(body as ProblemBody), status: request.status }));
    };
    request.send(file);
  });
}
