import { useQuery } from '@tanstack/react-query';
import { read } from '@sunhall/shared/api';
import { useT, useText, type Text } from '@sunhall/shared/text';

export interface PersonRow { id: string; login: string; name: string; kind: string; org?: string; jurisdiction?: string; roles: string[]; posts: string[]; realName: boolean; enabled: boolean }

/** The people of an organisation, for who may see them; for everybody else ids stay ids. */
export function usePeople(org: string | undefined) {
  return useQuery({ queryKey: ['people', org], enabled: !!org, retry: false, staleTime: 60_000, queryFn: () => read('/api/identity/admin/organisations/{org}/people', { path: { org: org! } }) });
}

/** What to call who acted: a colleague's name, a part of the platform, else the id. */
export function useNames(org: string | undefined) {
  const people = usePeople(org);
  const t = useT();
  return (actor: string | undefined | null) => {
    if (!actor) return '—';
    if (actor.startsWith('system:')) return t('平台自动', 'the platform');
    return people.data?.find((one) => one.id === actor)?.name ?? actor;
  };
}

/** Organisations by what people call them. */
export function useOrgs() {
  const found = useQuery({ queryKey: ['organisations'], staleTime: 300_000, retry: false, queryFn: () => read('/api/identity/organisations') });
  const text = useText();
  return (id: string | undefined | null) => (id ? text(found.data?.find((one) => one.id === id)?.name as Text | undefined) || id : '—');
}

/** The posts of an organisation by their titles. */
export function usePostTitles(org: string | undefined) {
  const found = useQuery({ queryKey: ['posts', org], enabled: !!org, retry: false, staleTime: 60_000, queryFn: () => read('/api/identity/admin/organisations/{org}/posts', { path: { org: org! } }) });
  const text = useText();
  return (key: string) => text(found.data?.find((one) => one.key === key)?.title) || key;
}
