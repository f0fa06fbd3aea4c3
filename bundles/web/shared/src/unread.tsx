import { useQuery } from '@tanstack/react-query';
import { read } from './api';
import { useT } from './text';

/** How many own notices are not read; nothing while the notices are switched off. */
export function useUnread(signedIn: boolean): number {
  const head = useQuery({ queryKey: ['notices', 'head'], enabled: signedIn, retry: false, refetchInterval: 60_000, queryFn: () => read('/api/notices', { query: { limit: 1 } }) });
  return (signedIn && head.data?.unread) || 0;
}

/** The number beside the word for notices. */
export function Unread({ count }: { count: number }) {
  const t = useT();
  return count > 0 ? <span className="sh-count" title={t(`${count} 条未读`, `${count} unread`)}>{count > 99 ? '99+' : count}<span className="sh-only-read">{t('条未读', ' unread')}</span></span> : null;
}
