import type { Text } from './text';

// What the pages read. The full description is /api/openapi.json.

export interface Page<T> {
  items: T[];
  next?: string | null;
}
export interface Who {
  signedIn: boolean;
  person?: string | null;
  name?: string | null;
  org?: string | null;
  jurisdiction?: string | null;
  roles: string[];
  posts: { org: string; name: string }[];
}
export interface Organisation {
  id: string;
  name: Text;
  jurisdiction: string;
  parent?: string | null;
  functions: string[];
  address: string;
  phone: string;
  supervisionPhone: string;
}
export interface PublishedItem {
  code: string;
  name: Text;
  type: string;
  org: string;
  orgName: Text;
  jurisdiction: string;
  edition: string;
  number: number;
  effectiveFrom?: string;
  updatedAt: string;
  contact?: { address: string; phone: string; supervisionPhone: string };
  fields?: Record<string, unknown>;
}
export interface Material {
  key: string;
  name: Text;
  required: boolean;
  when?: Record<string, unknown>;
  formats: string[];
  basis?: string;
  note?: Text;
}
export interface Definition {
  edition: string;
  digest: string;
  item: { code: string; name: Text; type: string; materials?: Material[]; limits?: Record<string, { limit: string; basis?: string }>; [key: string]: unknown };
  form: { schema: Record<string, unknown>; ui: Record<string, unknown> };
  bpmn: string;
}
export interface Edition {
  id: string;
  item: string;
  itemName: Text;
  number: number;
  state: string;
  digest: string;
  plugin: string;
  pluginId: string;
  pluginVersion: string;
  implementingSubject: string;
  jurisdiction: string;
  effectiveFrom?: string;
  proposedAt: string;
  reviewedBy?: string;
  reviewReasons?: string;
  runningCases?: string;
  version: number;
  review?: Review;
}
export interface Change {
  area: string;
  file: string;
  place: string;
  kind: string;
  label: Text;
  before: string;
  after: string;
}
export interface Review {
  against?: string;
  intact: boolean;
  item: Record<string, unknown>;
  steps: { id: string; title: Text; post?: string; limit?: string; handlers?: number; task?: string; outcomes?: { name: string; label: Text; effect?: string; documents?: string[]; negative?: boolean }[] }[];
  changes: Change[];
  [key: string]: unknown;
}
export interface CatalogItem {
  code: string;
  name: Text;
  type: string;
  powerSubject: string;
  implementingSubject: string;
  jurisdiction: string;
  inForce?: Edition;
  pending?: Edition;
}
export interface Progress {
  receipt: string;
  code?: string;
  item: string;
  itemName: Text;
  orgName: Text;
  applicant: string;
  stage: string;
  stageText: Text;
  steps: Text[];
  submittedAt: string;
  acceptedAt?: string;
  decidedAt?: string;
  endedAt?: string;
  result?: string;
  limits: { kind: string; title: Text; startedAt: string; due: string; provisional: boolean; stopped: boolean; endedAt?: string }[];
  notice?: Text;
  papers: { kind: string; title: Text; issuedAt: string }[];
  updatedAt: string;
}
export interface PaperProof {
  verification: string;
  state: string;
  kind: string;
  title: Text;
  number?: string;
  code?: string;
  issuerName: Text;
  applicant: string;
  issuedAt: string;
}
export interface PublishedResult {
  code: string;
  item: string;
  itemName: Text;
  orgName: Text;
  applicant: string;
  result: string;
  number?: string;
  decidedAt: string;
  publishedAt: string;
}
export interface CaseSummary {
  id: string;
  receipt: string;
  code?: string | null;
  item: string;
  itemName: Text;
  edition?: string;
  org: string;
  stage: string;
  stageTitle: Text;
  parked?: Text | null;
  submittedAt: string;
  version: number;
}
export interface Clock {
  id: string;
  title: Text;
  owner: string;
  startedAt: string;
  due: string;
  dueOn: string;
  provisional: boolean;
  endedAt?: string | null;
  lamp: string;
  remaining: Text;
  basis: string;
  working: Text[];
}
export interface Paper {
  id: string;
  kind: string;
  title: Text;
  number?: string | null;
  verification: string;
  issuedAt: string;
  state: string;
}
export interface TaskRow {
  caseId: string;
  reference: string;
  itemName: Text;
  task: string;
  step: string;
  title: Text;
  post?: string | null;
  openedAt: string;
  signed: string[];
  outcomes: { name: string; label: Text; negative: boolean }[];
  automatic: boolean;
  due?: string;
  lamp?: string;
  claimedBy?: string | null;
  parked?: boolean;
}
export interface CaseView {
  summary: CaseSummary;
  form: Record<string, unknown>;
  materials: Record<string, string[]>;
  lacking: string[];
  facts: Record<string, unknown>;
  tasks: TaskRow[];
  missing: { what: string; note: string }[];
  extension?: { by: string; reason: string; person: string } | null;
  result?: string | null;
  reasons: string[];
  clocks: Clock[];
  papers: Paper[];
  flow?: { done: string[]; present: string[] };
  operations?: { name: string; title: Text; schema: Record<string, unknown> }[];
}
export interface TimelineEntry {
  sequence: number;
  type: string;
  at: string;
  actor: string;
  data: Record<string, unknown>;
  words?: Record<string, string>;
}
export interface LampRow {
  case: string;
  receipt: string;
  code?: string;
  item: string;
  itemName: Text;
  org: string;
  orgName: Text;
  jurisdiction: string;
  step?: Text;
  post?: string;
  parked: boolean;
  clock: string;
  kind: string;
  title: Text;
  lamp: string;
  since: string;
  due: string;
  remaining: Text;
}
export interface PluginRow {
  digest: string;
  plugin: string;
  version: string;
  title: Text;
  jurisdiction: string;
  state: string;
  landedAt: string;
  items: string[];
  hasCode: boolean;
  trouble?: Text;
}
