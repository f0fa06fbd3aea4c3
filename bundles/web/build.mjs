// Builds both applications: node build.mjs. Nothing is done when no input has changed; npm ci only when the lock file has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, 'target');
const APPLICATIONS = ['hall', 'console'];
/** The hall's first load: compressed script that a reader waits for (issue 7, "Feel"). */
const HALL_FIRST_LOAD = 200 * 1024;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`需要 Node 20.19 或更高版本,现在是 ${process.version} / Node 20.19 or newer is needed`);

install();
const descriptions = join(here, '..');
const digest = digestOf(inputs());
const stamp = join(target, 'stamp');
if (!process.argv.includes('--types') && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) process.exit(0);
mkdirSync(target, { recursive: true });
rmSync(stamp, { force: true });
await types();
if (process.argv.includes('--types')) process.exit(0);
run('types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']);
if (!process.argv.includes('--quick')) run('tests', ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot']);
for (const name of APPLICATIONS) {
  run(name, ['node_modules/vite/bin/vite.js', 'build', '--config', `${name}/vite.config.ts`, '--logLevel', 'warn']);
  compress(join(target, name, 'pages'));
}
checkSize();
writeFileSync(stamp, digest);

function install() {
  const lock = digestOf(['package.json', 'package-lock.json', '.npmrc'].map((name) => join(here, name)));
  const installed = join(here, 'node_modules', '.sunhall-lock');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: here, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (npm.status !== 0) fail('网页的依赖来自 npm,npm ci 失败 / the pages need packages from the npm registry: npm ci failed');
  writeFileSync(installed, lock);
}

/** Types of the HTTP interface from the descriptions that the domains ship. */
async function types() {
  const { default: openapi, astToString } = await import('openapi-typescript');
  const whole = { openapi: '3.1.0', info: { title: 'Sunhall', version: '0' }, paths: {}, components: { schemas: {} } };
  for (const file of apiFiles()) {
    const part = JSON.parse(readFileSync(file, 'utf8'));
    Object.assign(whole.paths, part.paths);
    for (const [kind, entries] of Object.entries(part.components ?? {})) {
      whole.components[kind] = { ...entries, ...(whole.components[kind] ?? {}) };
    }
  }
  writeFileSync(join(here, 'shared/src/api.generated.ts'), astToString(await openapi(whole, { emptyObjectsUnknown: true })));
}

function apiFiles() {
  return readdirSync(descriptions).sort()
    .map((name) => join(descriptions, name, 'src/main/resources/OPENAPI-INF'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => join(folder, name)));
}

/** A static file is packed once here, not at every request. */
function compress(folder) {
  rmSync(join(folder, '.vite'), { recursive: true, force: true });
  for (const file of files(folder)) {
    if (!/\.(js|css|html|svg|json|txt)$/.test(file)) continue;
    const bytes = readFileSync(file);
    if (bytes.length < 900) continue;
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  }
}

/** The scripts that index.html names, and what they import at once. */
function checkSize() {
  for (const name of APPLICATIONS) {
    const pages = join(target, name, 'pages');
    const html = readFileSync(join(pages, 'index.html'), 'utf8');
    const wanted = new Set();
    const visit = (file) => {
      if (wanted.has(file)) return;
      wanted.add(file);
      const source = readFileSync(file, 'utf8');
      for (const [, from] of source.matchAll(/(?:^|[;}\s])(?:import|export)[^'"();]*?from\s*["'](\.[^"']+\.js)["']/g)) visit(join(dirname(file), from));
      for (const [, from] of source.matchAll(/(?:^|;)import\s*["'](\.[^"']+\.js)["']/g)) visit(join(dirname(file), from));
    };
    for (const [, src] of html.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.js)"/g)) visit(join(pages, src));
    const bytes = [...wanted].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
    console.log(`${name}: first load ${(bytes / 1024).toFixed(0)} kB of compressed script in ${wanted.size} files`);
    writeFileSync(join(target, name, 'first-load.txt'), `${bytes}\n`);
    if (name === 'hall' && bytes > HALL_FIRST_LOAD) fail(`the hall's first load is ${bytes} bytes of script, more than ${HALL_FIRST_LOAD}`);
  }
}

function inputs() {
  const own = APPLICATIONS.concat('shared').flatMap((name) => files(join(here, name)))
    .filter((file) => !file.endsWith('api.generated.ts') && !file.includes('node_modules'));
  const rest = ['build.mjs', 'tsconfig.json', 'vite.base.ts', 'package-lock.json'].map((name) => join(here, name));
  const sdk = join(here, '../../plugins-sdk');
  // What modellers are given is tested here, where their parser is.
  const modelled = [join(sdk, 'api/src/main/resources/SUNHALL-SCHEMA'), join(sdk, 'samples'), join(sdk, 'archetype/src')]
    .flatMap((folder) => files(folder)).filter((file) => !file.includes('target') && /\.(bpmn|json|js)$/.test(file));
  return [...own, ...rest, ...apiFiles(), ...modelled].sort();
}

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    if (name === 'node_modules') return [];
    return statSync(file).isDirectory() ? files(file) : [file];
  });
}

function digestOf(names) {
  const sum = createHash('sha256');
  for (const name of names) sum.update(relative(here, name)).update(readFileSync(name));
  return sum.digest('hex');
}

function run(what, args) {
  const done = spawnSync(process.execPath, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) fail(`${what}: failed`);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
