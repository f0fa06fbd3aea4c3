// What every browser test of the pages does: a context of its own for each person, axe (WCAG 2.1 AA) on every page it comes by;
// a request to another host, a fault of a script, a refusal by the security policy, a page wider than its window, a word that its
// box cuts off or a table that has to be pushed aside on a desk is a fault.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { launch } from './browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const HIGHEST = 2400;
/** Pictures for the documents: small enough to be kept beside the source. */
const FOR_DOCUMENTS = process.env.SUNHALL_PICTURES === 'documents';
const MOST_BYTES = 140_000;
/** A picture of every page at every width, for whoever wants to look at them all. */
const EVERY_WIDTH = process.env.SUNHALL_PICTURES === 'widths';
const USUAL = { width: 1280, height: 860 };
/** A telephone, a tablet, a desk, a wide screen; large letters on the telephone and on the desk. */
const WIDTHS = [['phone', 360, 740], ['tablet', 768, 1024], ['desk', 1280, 860], ['wide', 1920, 1000], ['large', 360, 740, true], ['large-desk', 1280, 860, true]];

/**
 * Runs in the page: what is wider than the window, what is cut off, and which table of a desk is wider than its place. A word that
 * ends in an ellipsis and says itself in a title is not cut off, nor is what only screen readers are told.
 */
function laidOut() {
  const found = [];
  const named = (one) => {
    const path = [];
    for (let at = one; at && at !== document.body && path.length < 4; at = at.parentElement) {
      const classes = [...at.classList].filter((name) => !name.startsWith('css-')).slice(0, 2).map((name) => `.${name}`).join('');
      path.unshift(at.id ? `#${at.id}` : `${at.tagName.toLowerCase()}${classes}`);
      if (at.id) break;
    }
    return `${path.join(' > ')} "${one.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  };
  const [whole, seen] = [document.documentElement.scrollWidth, document.documentElement.clientWidth];
  if (whole > seen + 1) {
    // What lies inside a place that can be pushed does not widen the page.
    const pushed = (one) => { for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true; return false; };
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > seen + 1 && !pushed(one));
    const widest = out.find((one) => ![...one.children].some((part) => out.includes(part))) ?? document.body;
    found.push(`wider than the window (${whole} in ${seen}): ${named(widest)}`);
  }
  const drawn = (one) => one.checkVisibility({ visibilityProperty: true }) && one.clientWidth > 1 && one.clientHeight > 1 && !one.closest('.sh-only-read');
  // A box clips sideways unless it can be pushed.
  const clips = (style) => /hidden|clip/.test(style.overflowX);
  for (const one of document.querySelectorAll('button, a.sh-button, label.sh-button, .tag, .sh-lamp, .c-kind, .c-tabs *, h1, h2, h3, h4, legend, th, td, dt, dd, .c-nav a, .nav a, select')) {
    if (!drawn(one)) continue;
    const style = getComputedStyle(one);
    if (one.tagName === 'SELECT') {
      // What is chosen has to be read whole; a list that is opened shows every choice whole by itself.
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = style.font;
      const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const words = one.selectedOptions[0]?.textContent ?? '';
      if (!one.title && pen.measureText(words).width > room + 1) found.push(`cut off (${Math.round(pen.measureText(words).width)} in ${Math.round(room)}): ${named(one).replace(/ ".*"$/, '')} "${words.slice(0, 40)}"`);
      continue;
    }
    const told = (style.textOverflow === 'ellipsis' && one.title) || one.closest('[title]')?.title === one.textContent.trim();
    const files = one.querySelector('input[type=file]');
    if (!told && !files && clips(style) && one.scrollWidth > one.clientWidth + 1) found.push(`cut off (${one.scrollWidth} in ${one.clientWidth}): ${named(one)}`);
    else if (!told && /hidden|clip/.test(style.overflowY) && !files && one.scrollHeight > one.clientHeight + 2) found.push(`cut off below (${one.scrollHeight} in ${one.clientHeight}): ${named(one)}`);
    // Words may run out of a box that does not clip, into what an outer one clips or another cell covers.
    else if (!told && /^(TD|TH|BUTTON)$/.test(one.tagName) && !clips(style) && !/auto|scroll/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1) found.push(`runs out of its box (${one.scrollWidth} in ${one.clientWidth}): ${named(one)}`);
  }
  if (seen >= 1280) {
    for (const table of document.querySelectorAll('table')) {
      if (!drawn(table)) continue;
      for (let at = table.parentElement; at && at !== document.body; at = at.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1) {
          found.push(`a table wider than its place (${at.scrollWidth} in ${at.clientWidth}): ${named(table)}`);
          break;
        }
      }
    }
  }
  return found;
}

export async function begin({ base, password, pictures }) {
  mkdirSync(pictures, { recursive: true });
  const browser = await launch();
  const people = new Map();
  const faults = [];
  let tried = 0;

  /** The page of this person, as they left it; another browser of the same person has another name. */
  async function page(who, options = {}) {
    if (people.has(who)) return people.get(who);
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: USUAL, reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(20_000);
    const made = await context.newPage();
    made.on('request', (request) => {
      if (!request.url().startsWith(base) && !/^(data|blob|about):/.test(request.url())) faults.push(`${who}: request to ${request.url()}`);
    });
    made.on('pageerror', (error) => faults.push(`${who} at ${made.url()}: ${error.message}`));
    made.on('dialog', (dialog) => {
      if (dialog.type() === 'alert') faults.push(`${who} at ${made.url()}: alert ${dialog.message()}`);
      void dialog.accept();
    });
    made.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`${who} at ${made.url()}: ${message.text()}`);
    });
    people.set(who, made);
    return made;
  }

  async function small(at, clip) {
    const session = await at.context().newCDPSession(at);
    try {
      for (const quality of [80, 60, 40, 20]) {
        const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality, captureBeyondViewport: true, clip: { ...clip, scale: 1 } });
        const bytes = Buffer.from(data, 'base64');
        if (bytes.length <= MOST_BYTES || quality === 20) return bytes;
      }
    } finally {
      await session.detach();
    }
    return undefined;
  }

  async function draw(at, name) {
    const [width, whole] = await at.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]);
    const clip = { x: 0, y: 0, width, height: Math.min(HIGHEST, whole) };
    if (FOR_DOCUMENTS) writeFileSync(join(pictures, `${name}.webp`), await small(at, clip));
    else await at.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, clip });
  }

  async function measure(at, name) {
    for (const one of await at.evaluate(laidOut)) faults.push(`${name} (${new URL(at.url()).pathname}): ${one}`);
  }

  /** Tries the page as it stands with axe and by its measures, notes its address for the count of routes, and keeps a picture of it. */
  async function look(at, name, { picture = true } = {}) {
    await at.evaluate(() => document.fonts.ready.then(() => undefined));
    await at.evaluate(AXE);
    const found = await at.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
    tried++;
    appendFileSync(join(pictures, 'tried.txt'), `${new URL(at.url()).pathname}\n`);
    for (const one of found.violations) faults.push(`axe on ${name}: ${one.id} ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
    await measure(at, name);
    if (picture) await draw(at, name);
    console.log(`  ${name}`);
  }

  /** At every width and in large letters: measured each time, tried with axe on the telephone, where most is drawn otherwise. */
  async function widths(at, name, { pictures: keep = false } = {}) {
    for (const [how, width, height, large = false] of WIDTHS) {
      await at.setViewportSize({ width, height });
      // As the page itself does it when somebody asks for large letters, and drawn before it is measured.
      await at.evaluate((yes) => {
        document.documentElement.dataset.large = yes ? 'yes' : 'no';
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
      }, large);
      const picture = EVERY_WIDTH || (keep && how === 'phone');
      if (how === 'phone') await look(at, `${name}-${how}`, { picture });
      else {
        await measure(at, `${name}-${how}`);
        if (picture) await draw(at, `${name}-${how}`);
      }
    }
    await at.evaluate(() => { document.documentElement.dataset.large = 'no'; });
    await at.setViewportSize(USUAL);
  }

  async function staff(login) {
    const at = await page(login);
    await at.goto(`${base}/console/`);
    const field = at.locator('input[name=login]');
    await at.locator('input[name=login], .c-nav').first().waitFor();
    if (await field.count()) {
      await field.fill(login);
      await at.locator('input[name=password]').fill(password);
      await at.locator('button[type=submit]').click();
      await at.locator('.c-nav').waitFor();
    }
    return at;
  }

  async function citizen(login, as = login) {
    const at = await page(as);
    await at.goto(`${base}/sign-in`);
    await at.locator('input[name=login]').fill(login);
    await at.locator('input[name=password]').fill(password);
    await at.keyboard.press('Enter');
    await at.waitForURL((url) => url.pathname === '/mine');
    return at;
  }

  async function until(what, check, most = 40_000) {
    const end = Date.now() + most;
    for (;;) {
      const found = await check();
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The HTTP interface, signed in as somebody: for what a test only prepares. */
  async function api(login) {
    const answer = await fetch(`${base}/api/identity/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password }) });
    assert.equal(answer.status, 200, `sign-in of ${login}`);
    const cookie = answer.headers.get('set-cookie').split(';')[0];
    const send = async (method, path, body, { etag, type = 'application/json' } = {}) => {
      const got = await fetch(`${base}${path}`, { method, headers: { cookie, 'Content-Type': type, 'Idempotency-Key': randomUUID(), ...(etag ? { 'If-Match': etag } : {}) }, body: body === undefined ? undefined : type === 'application/json' ? JSON.stringify(body) : body });
      const text = await got.text();
      const json = /json/.test(got.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
      return { status: got.status, json, text, etag: got.headers.get('etag') };
    };
    const must = (done, status) => {
      assert.ok(done.status < 300 || done.status === status, `${done.status} ${done.text.slice(0, 600)}`);
      return done;
    };
    return { send, get: async (path) => must(await send('GET', path)), post: async (path, body, more) => must(await send('POST', path, body, more)) };
  }

  /** Lands a plug-in, has it reviewed and published, and waits until the hall shows it. */
  async function comeIntoForce(jar, item, admin, legal, partners = []) {
    // Published, and written into the index, which follows a little later.
    const shown = async () => (await fetch(`${base}/api/disclosure/items/${item}`)).status === 200
      && (await (await fetch(`${base}/api/catalog/search?q=${item}`)).json()).items?.some((one) => one.code === item);
    if (await shown()) return;
    const bureau = await api(admin);
    const landed = await bureau.send('POST', `/api/plugins?name=${encodeURIComponent(basename(jar))}`, readFileSync(jar), { type: 'application/octet-stream' });
    assert.ok(landed.status < 300 || landed.status === 409, `${basename(jar)}: ${landed.text.slice(0, 1500)}`);
    const office = await api(legal);
    const edition = await until(`the proposal of ${item}`, async () => (await office.get(`/api/catalog/editions?item=${item}`)).json.items.find((one) => ['PROPOSED', 'IN_REVIEW', 'APPROVED'].includes(one.state)));
    const path = `/api/catalog/editions/${edition.id}`;
    for (const login of edition.state === 'APPROVED' ? [] : [...partners, legal]) {
      const reviewer = await api(login);
      const read = await reviewer.get(path);
      await reviewer.post(`${path}/approval`, { opinion: '同意。', digest: read.json.digest }, { etag: read.etag });
    }
    await office.post(`${path}/publication`, {}, { etag: (await office.get(path)).etag });
    await until(`${item} in the hall`, shown);
  }

  /** Plays the test; whatever was found wrong is told at its end and makes it fail. */
  async function play(acts) {
    try {
      await acts();
    } catch (error) {
      for (const [who, at] of people) await at.screenshot({ path: join(pictures, `failed-${who}.png`), fullPage: true }).catch(() => {});
      faults.push(error.stack);
    } finally {
      await browser.close();
    }
    if (faults.length > 0) {
      console.error([...new Set(faults)].join('\n'));
      process.exit(1);
    }
    console.log(`${tried} pages tried with axe, no finding`);
  }

  return { base, page, look, widths, staff, citizen, until, api, comeIntoForce, play, faults };
}
