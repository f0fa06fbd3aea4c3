import type { components } from './api.generated';

// Short names for what the pages read. Every one is a type generated from the descriptions that the domains ship
// (OPENAPI-INF), so that a change there which a page does not follow fails the build.

type Schemas = components['schemas'];
/** A type with some of its optional fields guaranteed. */
type With<T, K extends keyof T> = T & { [Key in K]-?: NonNullable<T[Key]> };

export interface Page<T> {
  items: T[];
  next?: string | null;
}
export type Who = Omit<Schemas['Who'], 'roles'> & { roles: string[] };
export type Organisation = With<Schemas['PublicOrganisation'], 'functions' | 'address' | 'phone' | 'supervisionPhone'>;
export type PublishedItem = Schemas['PublishedItem'];
export type PublishedItemBrief = Schemas['PublishedItemBrief'];
export type Material = Schemas['EditionMaterial'];
export type Definition = Schemas['EditionDefinition'];
export type Edition = Schemas['Edition'];
export type Change = Schemas['Change'];
export type Review = Schemas['Review'];
export type CatalogItem = Schemas['Item'];
export type State = Schemas['PublicState'];
export type Progress = Schemas['PublicProgress'];
export type PaperProof = Schemas['PaperProof'];
export type PublishedResult = Schemas['PublishedResult'];
export type CaseSummary = Schemas['CaseSummary'];
export type Clock = Schemas['CaseClock'];
export type Paper = Schemas['CasePaper'];
export type TaskRow = Omit<With<Schemas['CaseTask'], 'signed'>, 'lamp'> & { lamp: string };
export type CaseView = Omit<With<Schemas['Case'], 'missing' | 'reasons' | 'lacking' | 'facts'>, 'tasks'> & { tasks: TaskRow[] };
export type Draft = Schemas['CaseDraft'];
export type TimelineEntry = Schemas['CaseEvent'];
export type LampRow = Schemas['LampRow'];
export type PluginRow = Schemas['Plugin'];
export type NoticeRow = Schemas['Notice'];
