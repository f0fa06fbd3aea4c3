// A headless Chromium: a system one, or the binary that npm's @sparticuz/chromium carries. Letters come from the fonts of the
// papers (bundles/templates), so that a machine without Chinese fonts draws the same pictures.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const fonts = join(dirname(fileURLToPath(import.meta.url)), '../../templates/target/fonts');

export async function launch() {
  const folder = join(tmpdir(), 'sunhall-browser');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir>
<alias binding="strong"><family>Noto Sans SC</family><prefer><family>Noto Sans SC Medium</family></prefer></alias><alias binding="strong"><family>sans-serif</family><prefer><family>Noto Sans SC Medium</family></prefer></alias></fontconfig>`);
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const options = { headless: true, env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') } };
  if (system) return chromium.launch({ ...options, executablePath: system, args: ['--no-sandbox'] });
  process.env.FONTCONFIG_PATH = folder;
  const { default: carried } = await import('@sparticuz/chromium');
  return chromium.launch({ ...options, executablePath: await carried.executablePath(), args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'] });
}
