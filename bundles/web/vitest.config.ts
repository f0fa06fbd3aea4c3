import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({ resolve: { alias: { '@sunhall/shared': resolve(import.meta.dirname, 'shared/src') } }, test: { include: ['**/*.test.ts', '**/*.test.tsx'], exclude: ['**/node_modules/**', 'target/**'] } });
