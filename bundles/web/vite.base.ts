import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import type { UserConfig } from 'vite';

/** What both applications share; their folder is the root, the shared package is read as source. */
export function application(folder: string, base: string, port: number): UserConfig {
  return {
    root: folder,
    base,
    plugins: [react()],
    resolve: { alias: { '@sunhall/shared': resolve(folder, '../shared/src'), '@rjsf/validator-ajv8': resolve(folder, '../shared/src/no-ajv.ts') } },
    build: {
      outDir: resolve(folder, '../target', folder.split(/[\\/]/).pop() ?? 'app', 'pages'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      modulePreload: { polyfill: false },
      manifest: true,
    },
    server: { port, proxy: { '/api': { target: process.env.SUNHALL_API ?? 'http://127.0.0.1:8181', changeOrigin: false } } },
  };
}
