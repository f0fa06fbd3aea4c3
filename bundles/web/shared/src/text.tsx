import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

/** Text of the platform: Chinese first, English second. */
export interface Text {
  zh: string;
  en?: string;
}
export type Lang = 'zh' | 'en';

interface Reading {
  lang: Lang;
  large: boolean;
  setLang(lang: Lang): void;
  setLarge(large: boolean): void;
}

const ReadingContext = createContext<Reading>({ lang: 'zh', large: false, setLang: () => {}, setLarge: () => {} });

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}

let spoken: Lang = 'zh';
/** The language requests are sent in. */
export const spokenLang = () => (spoken === 'en' ? 'en' : 'zh-CN');

/** Language and size of letters, kept in this browser. */
export function ReadingProvider({ children, title }: { children: ReactNode; title: Text }) {
  const [lang, setLang] = useState<Lang>(kept('sunhall.lang') === 'en' ? 'en' : 'zh');
  const [large, setLarge] = useState(kept('sunhall.large') === 'yes');
  spoken = lang;
  useEffect(() => {
    document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
    document.documentElement.dataset.large = large ? 'yes' : 'no';
    document.title = (lang === 'en' && title.en) || title.zh;
    keep('sunhall.lang', lang);
    keep('sunhall.large', large ? 'yes' : 'no');
  }, [lang, large, title]);
  const value = useMemo(() => ({ lang, large, setLang, setLarge }), [lang, large]);
  return <ReadingContext.Provider value={value}>{children}</ReadingContext.Provider>;
}

export const useReading = () => useContext(ReadingContext);

/** t('中文', 'English'): both are written beside each other, so none can be forgotten. */
export function useT() {
  const { lang } = useReading();
  return useCallback((zh: string, en: string) => (lang === 'en' ? en : zh), [lang]);
}

/** Text of the platform in the reader's language. */
export function useText() {
  const { lang } = useReading();
  return useCallback((text?: Text | string | null) => textIn(text, lang), [lang]);
}

export function textIn(text: Text | string | null | undefined, lang: Lang): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return (lang === 'en' && text.en) || text.zh || '';
}

const ZONE = 'Asia/Shanghai';

/** "2026年7月3日" / "3 July 2026"; with the time of day if asked for. */
export function date(value: string | undefined | null, lang: Lang, time = false): string {
  if (!value) return '';
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+08:00` : value);
  if (Number.isNaN(at.getTime())) return value;
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric',
    ...(time ? { hour: '2-digit', minute: '2-digit', hour12: false } : {}),
  }).format(at);
}

export function useDate() {
  const { lang } = useReading();
  return useCallback((value?: string | null, time = false) => date(value, lang, time), [lang]);
}
