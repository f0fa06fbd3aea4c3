import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { readAsPublic } from '@sunhall/shared/api';
import type { CatalogItem } from '@sunhall/shared/model';
import { TYPES } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';
import { marks } from './marks';

/** How long typing must rest before suggestions are asked for, in milliseconds. */
const REST = 150;
const SUGGESTIONS = 8;

/** Published items by words, pinyin, initials or code, the best first. */
export const find = (asked: { q: string; type?: string; org?: string; jurisdiction?: string; page?: number; size?: number }) => readAsPublic('/api/catalog/search', { query: asked });

/** A name with what was typed marked in it. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  return <bdi>{marks(text, typed).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}</bdi>;
}

/** The field of the front page: items are suggested while somebody types, chosen by arrows and Enter or by a click. */
export function Search({ q, onSearch }: { q: string; onSearch(words: string): void }) {
  const t = useT();
  const text = useText();
  const go = useNavigate();
  const [words, setWords] = useState(q);
  const [rested, setRested] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  useEffect(() => setWords(q), [q]);
  useEffect(() => {
    const rest = setTimeout(() => setRested(words.trim()), REST);
    return () => clearTimeout(rest);
  }, [words]);
  const found = useQuery({ queryKey: ['suggestions', rested], enabled: open && rested !== '', queryFn: () => find({ q: rested, size: SUGGESTIONS }), placeholderData: keepPreviousData, staleTime: 60_000, retry: false });
  const items: CatalogItem[] = open && rested && words.trim() ? found.data?.items ?? [] : [];
  const shown = items.length > 0;
  useEffect(() => setAt(-1), [rested, open]);
  const choose = (item: CatalogItem) => {
    setOpen(false);
    void go(`/items/${encodeURIComponent(item.code)}`);
  };
  const key = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !open) {
      event.preventDefault();
      setOpen(true);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && shown) {
      event.preventDefault();
      // Below the last and above the first is the field itself.
      const places = items.length + 1;
      setAt((old) => (old + 1 + (event.key === 'ArrowDown' ? 1 : -1) + places) % places - 1);
    } else if (event.key === 'Enter' && items[at]) {
      event.preventDefault();
      choose(items[at]);
    }
  };
  return (
    <form className="search" role="search" onSubmit={(event) => { event.preventDefault(); setOpen(false); onSearch(words.trim()); }}>
      <label className="sh-only-read" htmlFor="q">{t('搜索事项', 'Search services')}</label>
      <div className="ask">
        <input id="q" type="text" enterKeyHint="search" autoComplete="off" spellCheck={false} maxLength={100} value={words} role="combobox" aria-autocomplete="list" aria-expanded={shown} aria-controls={shown ? 'suggestions' : undefined} aria-activedescendant={items[at] ? `suggestion-${at}` : undefined}
          onChange={(event) => { setWords(event.target.value); setOpen(true); }} onKeyDown={key} onBlur={() => setOpen(false)} placeholder={t('事项名称、拼音或首字母,如“食品”“spjy”', 'Name of a service, pinyin or initials, such as “food”')} />
        {shown && (
          <ul id="suggestions" role="listbox" aria-label={t('建议', 'Suggestions')} className="suggestions" onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
            {items.map((item, index) => (
              <li key={item.code} id={`suggestion-${index}`} role="option" aria-selected={index === at} onClick={() => choose(item)}>
                <Marked text={text(item.name)} typed={rested} /> <span className="sh-quiet">{text(TYPES[item.type]) || item.type}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className="sh-only-read" aria-live="polite">{shown ? t(`${items.length} 条建议,可用上下键选择`, `${items.length} suggestions, use the arrow keys`) : ''}</span>
      <button type="submit">{t('搜索', 'Search')}</button>
    </form>
  );
}
