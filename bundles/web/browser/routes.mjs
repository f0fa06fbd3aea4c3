// Fails when a page was not tried with axe: node routes.mjs <folder of pictures> [hall] [console] (both when none is named)
// The addresses come from the routers themselves, so that a new page without a test cannot be forgotten.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..');
const tried = new Set(readFileSync(join(process.argv[2], 'tried.txt'), 'utf8').split('\n').filter(Boolean));
const missing = [];
const asked = process.argv.slice(3);
for (const [name, base] of [['hall', ''], ['console', '/console']]) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const router = readFileSync(join(workspace, name, 'src/main.tsx'), 'utf8');
  const paths = [...router.matchAll(/\bpath: '([^'/][^']*)'/g)].map(([, path]) => path);
  if (paths.length < 8) throw new Error(`the router of ${name} was not understood`);
  for (const path of ['', ...paths]) {
    if (path === '*') continue;
    const pattern = path.split('/').filter(Boolean).map((part) => (part.startsWith(':') ? (part.endsWith('?') ? '(/[^/]+)?' : '/[^/]+') : `/${part}`)).join('');
    if (![...tried].some((one) => new RegExp(`^${base}${pattern}/?$`).test(one))) missing.push(`${base}/${path}`);
  }
}
if (missing.length > 0) {
  console.error(`not tried with axe: ${missing.join(', ')}`);
  process.exit(1);
}
console.log(`every page of ${asked.join(' and ') || 'both applications'} was tried with axe`);
