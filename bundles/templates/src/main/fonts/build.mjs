// Makes the fonts of the papers: node build.mjs <work directory> <output directory>.
//
// A PDF's text layer is made from the glyphs, so each glyph must stand for exactly one character: where the original font gives
// several characters one glyph (⾏ U+2F8F and 行 U+884C), only the preferred one is kept, and twins.txt says what to print for the others.
// Nothing is done when the lock file, this script and the outputs are unchanged.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const work = resolve(process.argv[2]);
const out = resolve(process.argv[3]);
const inputs = ['package.json', 'package-lock.json', '.npmrc', 'build.mjs'];
const outputs = ['serif.ttf', 'serif-bold.ttf', 'sans.ttf', 'printable.txt', 'twins.txt', 'OFL-NotoSerifSC.txt', 'OFL-NotoSansSC.txt'];

const stamp = createHash('sha256');
inputs.forEach((name) => stamp.update(readFileSync(join(here, name))));
const digest = stamp.digest('hex');
const stampFile = join(work, 'stamp');
if (outputs.every((name) => existsSync(join(out, name))) && existsSync(stampFile)
    && readFileSync(stampFile, 'utf8') === digest) {
  process.exit(0);
}

mkdirSync(work, { recursive: true });
mkdirSync(out, { recursive: true });
rmSync(stampFile, { force: true });
inputs.slice(0, 3).forEach((name) => copyFileSync(join(here, name), join(work, name)));
const install = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: work, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
if (install.status !== 0) {
  console.error('The fonts of the papers come from the npm registry: "npm ci" failed. Node 20 and npm are needed on the PATH.');
  process.exit(1);
}
const subsetFont = createRequire(join(work, 'package.json'))('subset-font');

/** The characters of each glyph, from the format 12 table of the font's cmap. */
function charactersByGlyph(font) {
  let cmap = 0;
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') cmap = font.readUInt32BE(entry + 8);
  }
  const glyphs = new Map();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(table) !== 12) continue;
    for (let g = 0; g < font.readUInt32BE(table + 12); g++) {
      const [first, last, glyph] = [0, 4, 8].map((at) => font.readUInt32BE(table + 16 + 12 * g + at));
      for (let c = first; c <= last; c++) {
        const known = glyphs.get(glyph + c - first) ?? [];
        if (!known.includes(c)) known.push(c);
        glyphs.set(glyph + c - first, known);
      }
    }
  }
  return glyphs;
}

const within = (c, ...ranges) => ranges.some(([from, to]) => c >= from && c <= to);
// Korean and the compatibility ideographs with a unified twin (NFC turns them into it) are not needed.
const unified = [0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa1f, 0xfa21, 0xfa23, 0xfa24, 0xfa27, 0xfa28, 0xfa29];
const wanted = (c) => !within(c, [0x2e80, 0x2fdf], [0x1100, 0x11ff], [0x3130, 0x318f], [0xac00, 0xd7ff], [0xffa0, 0xffdc])
    && (!within(c, [0xf900, 0xfaff], [0x2f800, 0x2fa1f]) || unified.includes(c));
// Where the lower character is not the one that Chinese papers use.
const better = new Map([[0x2003, 0x3000], [0x2012, 0x2013], [0x2035, 0xff40], [0x2215, 0xff0f],
  [0x2329, 0x3008], [0x232a, 0x3009], [0x301c, 0xff5e]]);

function preferred(characters) {
  const candidates = characters.filter(wanted);
  const ideograph = candidates.find((c) => within(c, [0x4e00, 0x9fff]));
  const lowest = Math.min(...candidates);
  return ideograph ?? (candidates.includes(better.get(lowest)) ? better.get(lowest) : lowest);
}

// GB 2312: what headings are made of. Anything rarer falls back to the text face, which has every character of the font.
const gb2312 = new Set();
const decoder = new TextDecoder('gb2312');
for (let high = 0xa1; high <= 0xf7; high++) {
  for (let low = 0xa1; low <= 0xfe; low++) {
    const text = decoder.decode(Buffer.from([high, low]));
    if (text.length === 1 && text !== '\ufffd') gb2312.add(text.codePointAt(0));
  }
}
const common = (c) => c <= 0x24f || within(c, [0x2010, 0x205f], [0x3000, 0x303f], [0xff00, 0xffef]) || gb2312.has(c);

async function make(name, source, keep) {
  const font = readFileSync(join(work, 'node_modules/@expo-google-fonts', source));
  const glyphs = [...charactersByGlyph(font).values()];
  const kept = glyphs.filter((characters) => characters.some(wanted)).map(preferred).filter(keep);
  const text = kept.map((c) => String.fromCodePoint(c)).join('');
  writeFileSync(join(out, name), await subsetFont(font, text, { targetFormat: 'truetype', noLayoutClosure: true }));
  return { glyphs, kept: kept.sort((a, b) => a - b) };
}

const { glyphs, kept } = await make('serif.ttf', 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', () => true);
await make('serif-bold.ttf', 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', common);
await make('sans.ttf', 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf', common);
const hex = (c) => c.toString(16).toUpperCase().padStart(4, '0');
const ranges = [];
kept.forEach((c) => (ranges.length > 0 && ranges.at(-1)[1] === c - 1 ? (ranges.at(-1)[1] = c) : ranges.push([c, c])));
writeFileSync(join(out, 'printable.txt'), ranges.map(([from, to]) => `${hex(from)} ${hex(to)}\n`).join(''));
const twins = glyphs.filter((characters) => characters.length > 1 && characters.some(wanted))
    .flatMap((characters) => characters.filter((c) => c !== preferred(characters)).map((c) => [c, preferred(characters)]))
    .sort((a, b) => a[0] - b[0]);
writeFileSync(join(out, 'twins.txt'), twins.map(([from, to]) => `${hex(from)} ${hex(to)}\n`).join(''));
copyFileSync(join(work, 'node_modules/@expo-google-fonts/noto-serif-sc/LICENSE_FONT'), join(out, 'OFL-NotoSerifSC.txt'));
copyFileSync(join(work, 'node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT'), join(out, 'OFL-NotoSansSC.txt'));
// Only what is needed to see that nothing has changed stays behind.
rmSync(join(work, 'node_modules'), { recursive: true, force: true });
writeFileSync(stampFile, digest);
