import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

interface Part { key: string; label: string; children: ReactNode }

/**
 * A page's parts, one shown at a time (WAI-ARIA tabs). Names wrap on a narrow screen, so that none hides behind a menu; arrows lead
 * from one to the next.
 */
export function Parts({ items, activeKey, onChange }: { items: Part[]; activeKey?: string; onChange?(key: string): void }) {
  const scope = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(items[0]?.key ?? '');
  const wanted = activeKey ?? own;
  const active = items.find((one) => one.key === wanted) ?? items[0];
  const choose = (key: string) => {
    setOwn(key);
    onChange?.(key);
  };
  const move = (event: KeyboardEvent) => {
    const at = items.findIndex((one) => one.key === active?.key);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    const to = next === undefined ? undefined : items[(next + items.length) % items.length];
    if (!to) return;
    event.preventDefault();
    choose(to.key);
    list.current?.querySelector<HTMLElement>(`[data-part="${to.key}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} className="c-tabs" role="tablist" onKeyDown={move}>{items.map((one) => <button key={one.key} type="button" role="tab" id={`${scope}${one.key}`} data-part={one.key} aria-selected={one.key === active?.key} aria-controls={one.key === active?.key ? `${scope}panel` : undefined} tabIndex={one.key === active?.key ? 0 : -1} onClick={() => choose(one.key)}>{one.label}</button>)}</div>
      <div role="tabpanel" id={`${scope}panel`} aria-labelledby={`${scope}${active?.key}`} key={active?.key}>{active?.children}</div>
    </>
  );
}
