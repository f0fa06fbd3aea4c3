import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import '@sunhall/shared/sunhall.css';
import { Problem } from '@sunhall/shared/api';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { ReadingProvider } from '@sunhall/shared/text';
import './hall.css';
import { Front } from './Front';
import { Shell } from './Shell';

const client = new QueryClient({
  defaultOptions: { queries: { retry: (count, error) => count < 2 && error instanceof Problem && (error.body.status === 0 || error.body.status >= 500), staleTime: 15_000, refetchOnWindowFocus: true } },
});
const page = (load: () => Promise<{ default: React.ComponentType }>) => {
  const Page = lazy(load);
  return <Suspense fallback={<Loading />}><Page /></Suspense>;
};
const router = createBrowserRouter([
  {
    path: '/',
    element: <Shell />,
    errorElement: <Shell failed />,
    children: [
      { index: true, element: <Front /> },
      { path: 'items/:code', element: page(() => import('./Item')) },
      { path: 'items/:code/form', element: page(() => import('./BlankForm')) },
      { path: 'apply/:code', element: page(() => import('./Apply')) },
      { path: 'sign-in', element: page(() => import('./SignIn')) },
      { path: 'mine', element: page(() => import('./Mine')) },
      { path: 'mine/:id', element: page(() => import('./MyCase')) },
      { path: 'notices', element: page(() => import('./Notices')) },
      { path: 'progress/:code?', element: page(() => import('./Progress')) },
      { path: 'verify/:code?', element: page(() => import('./Verify')) },
      { path: 'contact', element: page(() => import('./Contact')) },
      { path: 'results', element: page(() => import('./Results')) },
      { path: '*', element: <div className="wrap"><Trouble error={new Problem({ status: 404 })} /></div> },
    ],
  },
]);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ReadingProvider title={{ zh: '阳光大厅 · 行政权力网上公开透明运行', en: 'Sunhall · administrative power in the open' }}>
      <QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider>
    </ReadingProvider>
  </StrictMode>,
);
