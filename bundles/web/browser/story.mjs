// The food licence, from the uploaded plug-in to the verified QR code, by pages alone:
//   node story.mjs <address> <plug-in jar> <password> <application.json> <folder for pictures>
// Every page it comes by is tried with axe (WCAG 2.1 AA); a request to another host, a fault of a script or a refusal by the
// security policy fails it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { qrCodes } from './qr.mjs';
import { begin } from './tour.mjs';

const [base, jar, password, applicationFile, pictures] = process.argv.slice(2);
const application = JSON.parse(readFileSync(applicationFile, 'utf8'));
const ITEM = 'sunshine-market-food-licence';
const { page, look, staff, until, play } = await begin({ base, password, pictures });

async function comeIntoEffect() {
  const anybody = await page('anybody');
  const policy = (await anybody.goto(`${base}/`)).headers()['content-security-policy'];
  assert.match(policy, /script-src 'self';/);
  assert.doesNotMatch(policy, /unsafe-eval/);
  await anybody.getByRole('heading', { name: '公开事项' }).waitFor();
  if ((await anybody.request.get(`${base}/api/disclosure/items/${ITEM}`)).status() === 200) return;
  const admin = await staff('admin1');
  await admin.getByRole('link', { name: '插件' }).first().click();
  await admin.locator('input[name=plugin]').setInputFiles(jar);
  await admin.getByText('检查通过,已提交法制审核').waitFor();
  await look(admin, 'console-plugins');
  const legal = await staff('legal1');
  await look(legal, 'console-home');
  await legal.goto(`${base}/console/review`);
  await legal.getByRole('link', { name: /食品经营许可/ }).first().click();
  await legal.locator('.djs-shape').first().waitFor();
  await look(legal, 'console-review');
  await legal.locator('textarea[name=opinion]').fill('与《食品经营许可和备案管理办法》相符,同意。');
  await legal.getByRole('button', { name: '审核通过' }).click();
  await legal.getByRole('button', { name: '公布', exact: true }).click();
  await legal.getByText('现行有效').waitFor();
  await until('the item in the hall', async () => (await anybody.request.get(`${base}/api/disclosure/items/${ITEM}`)).status() === 200);
}

async function hall() {
  const anybody = await page('anybody');
  await until('the item in the index', async () => (await (await anybody.request.get(`${base}/api/catalog/search?q=${ITEM}`)).json()).items?.some((one) => one.code === ITEM));
  // Nothing is loaded anew: the new item shows up in the open page.
  await anybody.getByLabel('搜索事项').fill('食品');
  await anybody.getByRole('button', { name: '搜索', exact: true }).click();
  const found = anybody.locator(`a[href$="/items/${ITEM}"]`);
  await anybody.locator('mark').first().waitFor();
  await found.waitFor();
  await look(anybody, 'hall-front');
  await found.click();
  await anybody.locator('.djs-shape').first().waitFor();
  await look(anybody, 'hall-item');
  for (const [name, width] of [['phone', 360], ['wide', 1920]]) {
    await anybody.setViewportSize({ width, height: 800 });
    await look(anybody, `hall-item-${name}`, { picture: name === 'phone' });
  }
  await anybody.setViewportSize({ width: 360, height: 740 });
  await anybody.getByRole('button', { name: '大字版' }).click();
  await anybody.goto(`${base}/`);
  await anybody.getByRole('link', { name: /食品经营许可/ }).first().waitFor();
  await look(anybody, 'hall-front-large-phone');
  await anybody.getByRole('button', { name: '大字版' }).click();
  await anybody.setViewportSize({ width: 1280, height: 860 });
  await anybody.getByRole('button', { name: 'English' }).click();
  await anybody.getByRole('heading', { name: 'Public services, in the open' }).waitFor();
  await look(anybody, 'hall-front-en');
  await anybody.getByRole('button', { name: '中文' }).click();
}

/** Fills the form by keyboard alone: Tab to each field, then type, arrows, space. */
async function apply() {
  const citizen = await page('citizen1');
  await citizen.goto(`${base}/apply/${ITEM}`);
  await citizen.locator('input[name=login]').fill('citizen1');
  await citizen.locator('input[name=password]').fill(password);
  await citizen.keyboard.press('Enter');
  await citizen.locator('#root_applicant_name').waitFor();
  await citizen.getByRole('button', { name: /下一步/ }).click();
  await citizen.locator('.sh-errors').waitFor();
  await look(citizen, 'hall-apply-errors');
  await citizen.locator('.sh-errors button').first().click();
  await until('the focus on the first fault', () => citizen.evaluate(() => document.activeElement?.id === 'root_applicant_name'), 5_000);
  const keys = citizen.keyboard;
  const tabTo = async (id) => {
    for (let i = 0; i < 120; i++) {
      if (await citizen.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
      await keys.press('Tab');
    }
    throw new Error(`Tab never comes to ${id}; it stands on ${await citizen.evaluate(() => document.activeElement?.outerHTML?.slice(0, 120))}`);
  };
  const type = async (id, text) => {
    await tabTo(id);
    await keys.insertText(String(text));
  };
  const tick = async (id) => {
    await tabTo(id);
    await keys.press('Space');
  };
  for (const [name, value] of Object.entries(application.applicant)) await type(`root_applicant_${name}`, value);
  await type('root_premises_address', application.premises.address);
  await type('root_premises_area', application.premises.area);
  await tabTo('root_mainFormat-0');
  await keys.press('ArrowDown');
  await tick('root_businessItems-0');
  await tick('root_businessItems-1');
  await tick('root_salesKinds-0');
  await tick('root_cateringKinds-0');
  await tabTo('root_online-0');
  await keys.press('Space');
  await type('root_onlineAddress', application.onlineAddress);
  await tabTo('root_licenceVerifiable-0');
  await keys.press('Space');
  await citizen.locator('#root_safetyRules_0').waitFor();
  await type('root_safetyRules_0', application.safetyRules[0]);
  await citizen.getByRole('button', { name: '添加一行' }).press('Enter');
  await type('root_staff_0_name', '𠮷<script>alert(1)</script>\u202e');
  await type('root_staff_0_duty', '厨师👩‍🍳');
  await tick('root_declared');
  await citizen.getByRole('button', { name: '保存草稿' }).press('Enter');
  await citizen.getByText('草稿已保存').waitFor();
  await citizen.reload();
  await citizen.locator('#root_applicant_name').waitFor();
  await until('the draft in the form', async () => (await citizen.locator('#root_applicant_name').inputValue()) === application.applicant.name);
  await look(citizen, 'hall-apply');
  await citizen.getByRole('button', { name: /下一步/ }).click();
  await citizen.locator('input[data-material=layout]').waitFor();
  await look(citizen, 'hall-uploads', { picture: false });
  await citizen.getByRole('button', { name: /下一步/ }).click();
  await citizen.locator('.sh-paper').waitFor();
  await look(citizen, 'hall-preview');
  // A letter that no paper can print is refused with its name, before anything is filed.
  await citizen.getByRole('button', { name: '确认提交' }).click();
  await citizen.getByText('文书含有无法印制的字').waitFor();
  await citizen.getByRole('button', { name: '上一步' }).click();
  await citizen.getByRole('button', { name: '上一步' }).click();
  await citizen.locator('#root_staff_0_name').fill(`<script>alert(1)</script>${'很长的名字'.repeat(5)}`);
  await citizen.locator('#root_staff_0_duty').fill('厨师');
  await citizen.getByRole('button', { name: /下一步/ }).click();
  await citizen.getByRole('button', { name: /下一步/ }).click();
  await citizen.getByRole('button', { name: '确认提交' }).click();
  await citizen.getByText('提交成功').waitFor();
  await citizen.locator('.djs-shape').first().waitFor();
  const id = citizen.url().split('/').pop();
  const receipt = await citizen.locator('.notice strong').first().innerText();
  return { id, receipt };
}

async function step(login, id, name, outcome, opinion, before = async () => {}) {
  const at = await staff(login);
  await at.goto(`${base}/console/worklist`);
  const link = at.locator(`a[href$="/cases/${id}"]`).first();
  await link.waitFor();
  if (outcome === 'supplement') await look(at, 'console-worklist');
  await link.click();
  const form = at.locator(`form[data-step=${name}]`);
  await form.locator(`input[value="${outcome}"]`).check();
  await before(at, form);
  await form.locator('textarea[name=opinion]').fill(opinion);
  await form.getByRole('button', { name: '签署提交' }).click();
  await form.waitFor({ state: 'detached' });
  return at;
}

async function handle({ id, receipt }) {
  const window = await step('window1', id, 'Intake', 'supplement', '材料不齐,一次告知。', async (at, form) => {
    await form.locator('input[name=missing-layout]').check();
    await look(at, 'console-case');
  });
  assert.ok(window);
  const citizen = await page('citizen1');
  await citizen.goto(`${base}/mine/${id}`);
  await citizen.getByRole('heading', { name: '需要补正' }).waitFor();
  await look(citizen, 'hall-supplement');
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj trailer<</Root 1 0 R>>\n%%EOF\n');
  await citizen.locator('input[data-material=layout]').setInputFiles({ name: '布局图.pdf', mimeType: 'application/pdf', buffer: pdf });
  await citizen.getByText('布局图.pdf').waitFor();
  await citizen.getByRole('button', { name: '提交补正' }).click();
  await citizen.getByRole('heading', { name: '需要补正' }).waitFor({ state: 'detached' });
  await step('window1', id, 'Intake', 'accept', '材料齐全,予以受理。');
  await step('examiner1', id, 'Examination', 'pass', '申请材料真实、合法。');
  await step('inspector1', id, 'SiteCheck', 'pass', '布局合理,设施齐全。');
  await step('inspector2', id, 'SiteCheck', 'pass', '同意。');
  const supervisor = await staff('supervisor1');
  await supervisor.goto(`${base}/console/lamps`);
  await supervisor.locator(`a[href$="/cases/${id}"]`).first().waitFor();
  await look(supervisor, 'console-lamps');
  await step('chief1', id, 'Opinion', 'grant', '拟准予许可。');
  await step('head1', id, 'Decision', 'grant', '准予许可。');
  await step('window1', id, 'Issue', 'issued', '已制证。');
  const last = await step('window1', id, 'Delivery', 'delivered', '申请人当面领取。');
  await last.getByText('办结').first().waitFor();
  for (const tab of ['流程', '文书', '过程', '材料']) {
    await last.getByRole('tab', { name: tab }).click();
    if (tab === '流程') await last.locator('.djs-shape').first().waitFor();
    await look(last, `console-case-${{ 流程: 'flow', 文书: 'papers', 过程: 'timeline', 材料: 'materials' }[tab]}`, { picture: tab === '流程' });
  }
  return receipt;
}

async function see({ id, receipt }) {
  const citizen = await page('citizen1');
  await citizen.goto(`${base}/mine/${id}`);
  const licence = citizen.getByRole('link', { name: '食品经营许可证', exact: true });
  await licence.waitFor();
  await citizen.locator('.djs-shape').first().waitFor();
  await look(citizen, 'hall-my-case');
  const href = await licence.getAttribute('href');
  const pdf = await until('the licence as PDF', async () => {
    const answer = await citizen.request.get(`${base}${href}`);
    return answer.status() === 200 ? answer.body() : null;
  });
  writeFileSync(join(pictures, 'licence.pdf'), pdf);
  const [link] = qrCodes(pdf);
  assert.ok(link, 'a QR code in the licence');
  const path = new URL(link).pathname;
  assert.match(path, /\/verify\//);
  const anybody = await page('anybody');
  await anybody.goto(`${base}${path.slice(path.indexOf('/verify/'))}`);
  await anybody.getByText('真实有效').waitFor();
  await look(anybody, 'hall-verify');
  await anybody.goto(`${base}/progress`);
  await anybody.locator('input[name=code]').fill(receipt);
  await anybody.getByRole('button', { name: '查询', exact: true }).click();
  await anybody.locator('input[name=fact]').fill(application.applicant.name);
  await anybody.getByRole('button', { name: '查看详情' }).click();
  await anybody.getByText('已出具的文书').waitFor();
  await look(anybody, 'hall-progress');
  await anybody.goto(`${base}/results`);
  await anybody.locator('tbody tr').first().waitFor();
  await look(anybody, 'hall-results');
  for (const [login, path_, name] of [['legal1', 'catalog', 'console-catalog'], ['admin1', 'organisations', 'console-organisations'], ['supervisor1', 'cases', 'console-cases'], ['window1', 'intake', 'console-intake'],
    ['admin1', 'organisations/sunshine-market', 'console-organisation'], ['legal1', 'catalog/sunshine-market-food-licence', 'console-item'], ['legal1', 'catalog?tab=packs', 'console-packs'],
    ['legal1', 'catalog?tab=calendar', 'console-calendar'], ['legal1', 'catalog?tab=law', 'console-law'], ['admin1', 'plugins?tab=refused', 'console-refused'], ['window1', 'notices', 'console-notices']]) {
    const at = await staff(login);
    await at.goto(`${base}/console/${path_}`);
    await at.locator('tbody tr:visible, select:visible, .sh-notices li, .sh-empty:visible').first().waitFor();
    await look(at, name, {});
  }
  await anybody.goto(`${base}/console/`);
  await anybody.locator('input[name=login]').waitFor();
  await look(anybody, 'console-sign-in', { picture: false });
}

await play(async () => {
  await comeIntoEffect();
  await hall();
  const filed = await apply();
  await handle(filed);
  await see(filed);
});
