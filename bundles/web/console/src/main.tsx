import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { lazy, StrictMode, Suspense, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import '@sunhall/shared/sunhall.css';
import { Problem } from '@sunhall/shared/api';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { ReadingProvider, useReading } from '@sunhall/shared/text';
import './console.css';
import { Shell } from './Shell';

const client = new QueryClient({ defaultOptions: { queries: { retry: (count, error) => count < 2 && error instanceof Problem && (error.body.status === 0 || error.body.status >= 500), staleTime: 5_000 } } });
const page = (load: () => Promise<{ default: ComponentType }>) => {
  const Page = lazy(load);
  return <Suspense fallback={<Loading />}><Page /></Suspense>;
};
const router = createBrowserRouter([
  {
    path: '/', element: <Shell />, errorElement: <Shell failed />,
    children: [
      { index: true, element: page(() => import('./Home')) },
      { path: 'worklist', element: page(() => import('./Worklist')) },
      { path: 'cases', element: page(() => import('./CaseList')) },
      { path: 'cases/:id', element: page(() => import('./Case')) },
      { path: 'cases/:id/file', element: page(() => import('./CaseFile')) },
      { path: 'intake', element: page(() => import('./Intake')) },
      { path: 'review', element: page(() => import('./Review')) },
      { path: 'review/:id', element: page(() => import('./Edition')) },
      { path: 'proceedings/:id', element: page(() => import('./Proceedings')) },
      { path: 'migrations/:id', element: page(() => import('./Migration')) },
      { path: 'catalog', element: page(() => import('./Catalog')) },
      { path: 'catalog/:code', element: page(() => import('./Item')) },
      { path: 'law-changes/:id', element: page(() => import('./LawChange')) },
      { path: 'plugins', element: page(() => import('./Plugins')) },
      { path: 'organisations', element: page(() => import('./Organisations')) },
      { path: 'organisations/:id', element: page(() => import('./Organisation')) },
      { path: 'notices', element: page(() => import('./Notices')) },
      { path: 'lamps', element: page(() => import('./Lamps')) },
      { path: '*', element: <Trouble error={new Problem({ status: 404 })} /> },
    ],
  },
], { basename: '/console' });

/** Whoever asks for stillness gets it from the dialogs, too. */
const STILL = matchMedia('(prefers-reduced-motion: reduce)').matches;

function Themed() {
  const { lang, large } = useReading();
  return (
    <ConfigProvider locale={lang === 'en' ? en : zh} theme={{ token: { motion: !STILL, colorPrimary: '#14507a', colorLink: '#14507a', colorTextPlaceholder: '#5c6b7a', fontSize: large ? 18 : 15, borderRadius: 6, colorTextDescription: '#526171' } }}>
      <QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider>
    </ConfigProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode><ReadingProvider title={{ zh: '阳光大厅 · 工作台', en: 'Sunhall · staff console' }}><Themed /></ReadingProvider></StrictMode>,
);
