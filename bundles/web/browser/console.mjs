// The staff console, each officer at their main work by page: a plug-in from upload to force, counter intake, handling with
// operations, supervision, the difference of two editions, the move of running cases, removal and return, an incident, the
// catalog's proceedings, the organisation's own housekeeping, what is absent:
//   node console.mjs <address> <password> <plug-in> <its next version> <item> <application.json> <folder for pictures>
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { begin } from './tour.mjs';

const [base, password, first, second, item, applicationFile, pictures] = process.argv.slice(2);
/** Where a message gateway writes what it takes; without one the platform has no text messages. */
const messages = process.env.SUNHALL_MESSAGES;
const plugin = item.replace('sunshine-market-', '');
const application = JSON.parse(readFileSync(applicationFile, 'utf8'));
const { page, look, widths, staff, until, api, play } = await begin({ base, password, pictures });
const PENALTY = 'sunshine-market-food-penalty';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj trailer<</Root 1 0 R>>\n%%EOF\n');
const open = async (login, path) => {
  const at = await staff(login);
  await at.goto(`${base}/console${path}`);
  return at;
};
const dialog = (at) => at.locator('.ant-modal').last();
const confirm = async (at, name = '确认') => {
  await dialog(at).getByRole('button', { name, exact: true }).click();
  await until('the dialog to close', async () => (await at.locator('.ant-modal:visible').count()) === 0);
};

async function upload(jar) {
  const admin = await open('admin1', '/plugins');
  await admin.locator('input[name=plugin]').setInputFiles(jar);
  await admin.getByText('检查通过,已提交法制审核').waitFor();
  return admin;
}

async function review(version, running) {
  const office = await api('legal1');
  const edition = await until(`the proposal of ${version}`, async () => (await office.get(`/api/catalog/editions?item=${item}`)).json.items.find((one) => one.pluginVersion === version && one.state === 'PROPOSED'));
  const legal = await open('legal1', `/review/${edition.id}`);
  await legal.locator('.djs-shape').first().waitFor();
  return { legal, edition, approve: async () => {
    if (running) await legal.locator('select[name=runningCases]').selectOption(running);
    await legal.locator('textarea[name=opinion]').fill('程序合法,时限符合规定,同意。');
    await legal.getByRole('button', { name: '审核通过' }).click();
    await legal.getByRole('button', { name: '公布', exact: true }).click();
    await legal.locator('.c-stage', { hasText: '现行有效' }).waitFor();
  } };
}

/** The administrator brings a plug-in in, the legal office lets it take effect; a district sees nothing of it. */
async function land() {
  await upload(first);
  const { legal, approve } = await review('1.0.0');
  await legal.getByText('以下是事项的全部内容').waitFor();
  await look(legal, 'console-review-first', { picture: false });
  await widths(legal, 'console-review-first');
  await approve();
  const district = await open('admin2', '/plugins');
  await district.getByText('还没有插件').or(district.locator('tbody')).first().waitFor();
  assert.equal(await district.getByText(plugin).count(), 0, 'a district administrator sees the own plug-ins only');
  await district.close();
}

/** A clerk is told by text message, too; the gateway refuses this number once it is confirmed. */
async function reached() {
  const at = await open('window1', '/notices');
  if (!messages) return;
  const way = at.locator('[data-channel=sms]');
  await way.locator('input[name=address]').fill('13900000009');
  await way.getByRole('button', { name: '发送验证码' }).click();
  await way.locator('input[name=code]').waitFor();
  await way.locator('input[name=code]').fill(/"13900000009".*码是 (\d{6})/.exec(readFileSync(messages, 'utf8'))[1]);
  await way.getByRole('button', { name: '确认', exact: true }).click();
  await way.getByText('已确认').waitFor();
}

/** What was told stands in the clerk's list; what could not be sent stands in the operator's until it is sent off again. */
async function told() {
  const at = await open('window1', '/notices');
  await at.locator('.sh-notices .sh-new').first().waitFor({ timeout: 15_000 });
  await look(at, 'console-notices');
  await widths(at, 'console-notices');
  const operator = await open('operator1', '/notices');
  await operator.getByRole('heading', { name: '对外发送情况' }).waitFor();
  if (messages) {
    await operator.getByText('the message gateway answered 400').first().waitFor({ timeout: 15_000 });
    await look(operator, 'console-deliveries');
    await operator.getByRole('button', { name: '重新发送' }).first().click();
    await operator.getByText('条通知将重新发送').waitFor();
  }
  await widths(operator, 'console-deliveries');
  await at.locator('.sh-notices').getByRole('link', { name: '查看办件' }).first().click();
  await at.waitForURL(/\/console\/cases\/.+/);
}

/** The window takes in for somebody; another window's list shows it without anybody touching it. */
async function counter() {
  const window = await staff('window1');
  await window.locator('.c-ways a').first().waitFor();
  await look(window, 'console-home');
  await widths(window, 'console-home');
  await open('window1', '/intake');
  const other = await page('window1 at another desk');
  await other.goto(`${base}/console/`);
  await other.locator('input[name=login]').fill('window1');
  await other.locator('input[name=password]').fill(password);
  await other.locator('button[type=submit]').click();
  await other.locator('[data-live=true]').waitFor();
  await other.getByRole('link', { name: '待办' }).first().click();
  await other.getByRole('heading', { name: '待办' }).waitFor();

  await window.locator('select[name=item]').selectOption(item);
  await window.locator('#root_applicant_name').waitFor();
  await window.locator('input[name=onBehalfOf]').fill('citizen1');
  for (const [name, value] of Object.entries(application.applicant)) await window.locator(`#root_applicant_${name}`).fill(String(value));
  await window.locator('#root_premises_address').fill(application.premises.address);
  await window.locator('#root_premises_area').fill(String(application.premises.area));
  await window.locator('#root_mainFormat-1').check();
  await window.locator('#root_businessItems-0').check();
  await window.locator('#root_salesKinds-0').check();
  await window.locator('#root_online-1').check();
  await window.locator('#root_licenceVerifiable-0').check();
  await window.locator('#root_safetyRules_0').fill('食品安全自查制度');
  await window.locator('#root_declared').check();
  await look(window, 'console-intake', { picture: false });
  await widths(window, 'console-intake');
  if (await window.locator('#root_cateringKinds-0').count()) await window.locator('#root_cateringKinds-0').check();
  await window.getByRole('button', { name: '下一步:材料' }).click();
  await window.locator('input[data-material=layout]').setInputFiles({ name: '布局图<b>.pdf', mimeType: 'application/pdf', buffer: PDF });
  await window.getByText('布局图<b>.pdf').waitFor();
  await window.locator('input[name=original-layout]').check();
  await window.locator('input[name=kept-layout]').fill('窗口档案柜,图纸过大');
  await look(window, 'console-intake-materials');
  await widths(window, 'console-intake-materials');
  await window.getByRole('button', { name: '提交收件' }).click();
  const receipt = await window.locator('[data-receipt]').getAttribute('data-receipt');
  assert.match(receipt, /^[0-9A-Z]{16}$/);
  await look(window, 'console-intake-receipt');
  await widths(window, 'console-intake-receipt');
  const id = (await window.getByRole('link', { name: '打开办件' }).getAttribute('href')).split('/').pop();
  // Pages that are told of changes ask by themselves only every two minutes: this came by the hint.
  await other.locator(`a[href$="/cases/${id}"]`).first().waitFor({ timeout: 15_000 });
  await widths(other, 'console-worklist');
  return id;
}

/** What nobody applies for: the office opens it itself, with the party it is about. */
async function exOfficio() {
  const at = await open('chief1', '/intake');
  await at.locator('select[name=item]').selectOption(PENALTY);
  await at.getByRole('heading', { name: '依职权登记案件' }).waitFor();
  await at.locator('#root_applicant_name').fill('演示餐饮有限公司');
  await at.locator('#root_applicant_creditCode').fill('91329900MA1K4N7Q9J');
  await at.locator('#root_source').selectOption({ label: '监督检查' });
  await at.locator('#root_facts').fill('经营超过保质期的食品。');
  await at.locator('#root_value').fill('1200');
  assert.equal(await at.locator('input[name=byAgent]').count(), 0, 'nobody applies, so nobody acts for an applicant');
  await look(at, 'console-ex-officio');
  await widths(at, 'console-ex-officio');
  // Kept, left, found again in the list, and gone from it once it was handed in.
  await at.getByRole('button', { name: '保存草稿' }).click();
  await at.getByText('草稿已保存').waitFor();
  const draft = new URL(at.url()).searchParams.get('draft');
  await at.goto(`${base}/console/intake`);
  await at.locator(`[data-draft="${draft}"]`).getByRole('button', { name: /^继续/ }).click();
  await at.getByRole('heading', { name: '依职权登记案件' }).waitFor();
  await until('what was kept', async () => (await at.locator('#root_applicant_name').inputValue()) === '演示餐饮有限公司' && (await at.locator('#root_value').inputValue()) === '1200');
  await at.getByRole('button', { name: '下一步:材料' }).click();
  await at.getByRole('button', { name: '登记案件' }).click();
  await at.locator('[data-receipt]').waitFor();
  await at.getByRole('link', { name: '打开办件' }).click();
  await at.getByText('演示餐饮有限公司').first().waitFor();
  const opened = (await (await api('chief1')).get(`/api/cases/${new URL(at.url()).pathname.split('/').pop()}`)).json;
  assert.equal(opened.form.value, 1200);
  await at.goto(`${base}/console/intake`);
  await at.locator('select[name=item]').waitFor();
  assert.equal(await at.locator(`[data-draft="${draft}"]`).count(), 0, 'a draft that was handed in is gone');
}

async function step(login, id, name, outcome) {
  const at = await open(login, `/cases/${id}`);
  const form = at.locator(`form[data-step=${name}]`);
  await form.locator(`input[value="${outcome}"]`).check();
  await form.locator('textarea[name=opinion]').fill('经审查,符合规定。');
  await form.getByRole('button', { name: '签署提交' }).click();
  await form.waitFor({ state: 'detached' });
  return at;
}

async function handle(id) {
  const window = await open('window1', `/cases/${id}`);
  await window.getByRole('tab', { name: '材料' }).click();
  await window.getByRole('button', { name: /^查看/ }).first().click();
  await window.locator('iframe.c-frame').waitFor();
  assert.match(await window.locator('iframe.c-frame').getAttribute('src'), /^blob:/);
  await dialog(window).getByRole('button', { name: '关闭', exact: true }).last().click();
  await step('window1', id, 'Intake', 'accept');

  const examiner = await open('examiner1', `/cases/${id}`);
  await examiner.getByRole('button', { name: '申请延期' }).click();
  await dialog(examiner).locator('input[type=number]').fill('3');
  await dialog(examiner).locator('textarea[name=reason]').fill('需要补充核实。');
  await look(examiner, 'console-operation');
  await widths(examiner, 'console-operation');
  await confirm(examiner);
  await examiner.getByText('已申请延期').waitFor();

  const head = await open('head1', `/cases/${id}`);
  await head.getByRole('button', { name: '审批延期' }).click();
  await dialog(head).getByLabel('是', { exact: true }).check();
  await dialog(head).locator('textarea[name=reason]').fill('同意延长。');
  await confirm(head);
  await head.getByText('已申请延期').waitFor({ state: 'detached' });

  await examiner.goto(`${base}/console/cases/${id}`);
  await examiner.getByRole('button', { name: '第三方结果' }).click();
  const form = dialog(examiner);
  for (const [name, value] of [['number', 'J-2026-1'], ['by', '阳光检测中心'], ['kind', '检测'], ['conclusion', '合格']]) await form.locator(`[name=${name}]`).fill(value);
  await form.locator('input[name=at]').fill('2026-03-02T09:00');
  await form.locator('input[name=uploads]').setInputFiles({ name: '检测报告<b>.pdf', mimeType: 'application/pdf', buffer: PDF });
  await form.getByText('检测报告<b>.pdf').waitFor();
  await look(examiner, 'console-third-party', { picture: false });
  await confirm(examiner);
  await examiner.locator('[data-result="J-2026-1"]').getByRole('button', { name: /检测报告/ }).click();
  await examiner.locator('iframe.c-frame').waitFor();
  await dialog(examiner).getByRole('button', { name: '关闭', exact: true }).last().click();

  await step('examiner1', id, 'Examination', 'pass');
  const at = await open('supervisor1', `/cases/${id}`);
  for (const tab of ['流程', '意见', '文书', '过程']) {
    await at.getByRole('tab', { name: tab }).click();
    if (tab === '流程') await at.locator('.djs-shape').first().waitFor();
    if (tab === '意见') await at.getByRole('cell', { name: /经审查/ }).first().waitFor();
    await look(at, `console-case-${{ 流程: 'flow', 意见: 'opinions', 文书: 'papers', 过程: 'timeline' }[tab]}`, { picture: tab === '意见' });
    if (tab !== '过程') await widths(at, `console-case-${{ 流程: 'flow', 意见: 'opinions', 文书: 'papers' }[tab]}`);
  }
  await at.getByRole('tab', { name: '文书' }).click();
  await at.getByRole('button', { name: '预览、打印' }).first().click();
  await until('the paper as PDF', async () => (await at.locator('iframe.c-frame').count()) === 1);
  await dialog(at).getByRole('button', { name: '关闭', exact: true }).last().click();
  await at.getByRole('tab', { name: '申请表' }).click();
  await widths(at, 'console-case');
  await at.getByRole('link', { name: '打印案卷' }).click();
  await at.getByRole('heading', { name: '六、办理过程' }).waitFor();
  await at.getByRole('cell', { name: /经审查/ }).first().waitFor();
  const file = await at.locator('.c-case-file').innerText();
  for (const words of [application.applicant.name, application.premises.address, '经营布局', '行政许可受理通知书', '经审查,符合规定。']) assert.ok(file.includes(words), `the file of the case says ${words}`);
  await look(at, 'console-case-file');
  await widths(at, 'console-case-file');
  const printed = await at.pdf({ format: 'A4' });
  assert.ok(printed.length > 10_000 && printed.subarray(0, 5).toString() === '%PDF-', 'it prints');
}

async function supervise(id) {
  const at = await open('supervisor1', '/lamps');
  await at.locator('[data-count=green]').waitFor();
  const all = Number(await at.locator('[data-count=green]').innerText());
  assert.ok(all > 0, 'a clock runs');
  await at.locator('.c-orgs button').filter({ hasText: '市场监督管理局' }).first().click();
  await at.locator('.c-wall button').filter({ has: at.locator('[data-count=green]') }).click();
  await at.waitForURL(/lamp=green/);
  await at.locator(`a[href$="/cases/${id}"]`).first().waitFor();
  await look(at, 'console-lamps');
  await widths(at, 'console-lamps');
  await at.locator(`a[href$="/cases/${id}"]`).first().click();
  await at.locator('[data-code]').waitFor();
  await open('supervisor1', '/cases');
  await at.locator('input[name=name]').fill(application.applicant.name);
  await at.locator('select[name=item]').selectOption(item);
  await at.getByRole('button', { name: '查询', exact: true }).click();
  await at.locator(`a[href$="/cases/${id}"]`).first().waitFor();
  for (const kind of ['CSV', 'XLSX']) {
    const [file] = await Promise.all([at.waitForEvent('download'), at.getByRole('button', { name: `导出 ${kind}` }).click()]);
    assert.equal(file.suggestedFilename(), `cases.${kind.toLowerCase()}`);
  }
  await look(at, 'console-cases');
  await widths(at, 'console-cases');
}

/** The next version: what differs is seen, running cases are tried and moved. */
async function renew(id) {
  await upload(second);
  const { legal, edition, approve } = await review('1.1.0', 'MOVE_AT_NEXT_STEP');
  await legal.locator('.sh-changed').first().waitFor();
  assert.equal(await legal.locator('.djs-container').count(), 2, 'two flow charts side by side');
  assert.ok(await legal.locator('del', { hasText: '5 个工作日' }).count() > 0, 'limits are said in words, before');
  assert.ok(await legal.locator('ins', { hasText: '4 个工作日' }).count() > 0, 'limits are said in words, after');
  await look(legal, 'console-review-difference');
  await widths(legal, 'console-review-difference');
  await legal.getByRole('link', { name: '试算' }).click();
  await legal.locator('[data-movable]').waitFor();
  await look(legal, 'console-migration');
  await widths(legal, 'console-migration');
  await legal.goBack();
  await approve();
  await legal.goto(`${base}/console/migrations/${encodeURIComponent(edition.id)}`);
  await legal.locator('[data-movable]').waitFor();
  assert.ok(Number(await legal.locator('[data-movable]').getAttribute('data-movable')) >= 1, 'the running case can be moved');
  await legal.getByRole('button', { name: /^全部转入/ }).click();
  await confirm(legal);
  const office = await api('legal1');
  await until('the case under its new edition', async () => (await office.get(`/api/cases/${id}`)).json.summary.edition === edition.id);
  await legal.getByRole('heading', { name: '已转入的办件' }).waitFor();
  await legal.getByRole('button', { name: '撤销转入' }).first().click();
  await confirm(legal);
  assert.notEqual((await office.get(`/api/cases/${id}`)).json.summary.edition, edition.id, 'undone');
  await legal.goto(`${base}/console/review`);
  await legal.getByRole('tab', { name: '全部版本' }).click();
  await legal.locator('tbody tr.ant-table-row').first().waitFor();
  await look(legal, 'console-review-queue');
  await widths(legal, 'console-review-queue');
}

/** Taken out by page: the case stays readable and is parked; the same file brings everything back. */
async function remove(id) {
  const admin = await open('admin1', '/plugins');
  await widths(admin, 'console-plugins');
  const row = admin.locator('tr').filter({ hasText: plugin }).first();
  await row.getByRole('button', { name: '移除' }).click();
  await dialog(admin).locator('textarea[name=reason]').fill('演练:临时停用。');
  await look(admin, 'console-removal');
  await confirm(admin, '确认移除');
  await row.getByText('文件已移走').waitFor();
  const examiner = await open('examiner1', `/cases/${id}`);
  await examiner.getByText('办件已暂停').waitFor({ timeout: 30_000 });
  await examiner.getByText(application.applicant.name).first().waitFor();
  await look(examiner, 'console-case-parked');
  await admin.getByRole('tab', { name: '暂停的办件' }).click();
  await admin.locator(`a[href$="/cases/${id}"]`).first().waitFor();
  await look(admin, 'console-parked', { picture: false });
  await admin.locator('input[name=plugin]').setInputFiles(first);
  await admin.getByText('检查通过,已提交法制审核').waitFor();
  // The open page of the examiner hears of it by itself.
  await examiner.getByText('办件已暂停').waitFor({ state: 'detached', timeout: 30_000 });
  for (const tab of ['异常', '被拒绝的文件', '发布者']) {
    await admin.getByRole('tab', { name: tab }).click();
    await look(admin, `console-plugins-${{ 异常: 'incidents', 被拒绝的文件: 'refused', 发布者: 'publishers' }[tab]}`, { picture: false });
  }
}

/** Whoever runs the platform closes what went wrong, with a note. */
async function incident() {
  const operator = await open('operator1', '/plugins?tab=incidents');
  const row = operator.locator('tr').filter({ has: operator.getByRole('button', { name: '关闭', exact: true }) });
  await row.first().or(operator.getByText('没有未关闭的异常')).first().waitFor();
  const before = await row.count();
  assert.ok(before > 0, 'the test that calls this leaves an incident to close');
  await row.first().getByRole('button', { name: '关闭', exact: true }).click();
  await dialog(operator).locator('textarea[name=note]').fill('已核实,误装的包已经卸载。');
  await look(operator, 'console-incident');
  await widths(operator, 'console-incident');
  await confirm(operator);
  await until('one incident fewer', async () => (await row.count()) === before - 1);
  await operator.getByLabel('含已关闭的').check();
  await operator.getByText('误装的包已经卸载').first().waitFor();
  await widths(operator, 'console-incidents');
}

/** A publisher is trusted with the certificate they sent, and no longer; who says so gives the reason. */
async function publishers() {
  const folder = mkdtempSync(join(tmpdir(), 'sunhall-'));
  const keystore = join(folder, 'publisher.p12');
  const keytool = (...what) => execFileSync('keytool', [...what, '-keystore', keystore, '-storepass', 'for-this-test-only'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  keytool('-genkeypair', '-alias', 'publisher', '-keyalg', 'EC', '-groupname', 'secp256r1', '-dname', 'CN=演示软件公司', '-validity', '365', '-storetype', 'PKCS12');
  const certificate = keytool('-exportcert', '-rfc', '-alias', 'publisher');
  rmSync(folder, { recursive: true });
  const at = await open('operator1', '/plugins?tab=publishers');
  await at.getByRole('button', { name: '信任发布者' }).click();
  await dialog(at).locator('input[name=jurisdiction]').fill('sunshine');
  await dialog(at).locator('input[name=name]').fill('演示软件公司');
  await dialog(at).locator('textarea[name=certificate]').fill('no certificate');
  await dialog(at).getByRole('button', { name: '确认', exact: true }).click();
  await dialog(at).locator('.sh-field-error, .sh-trouble').first().waitFor();
  await dialog(at).locator('textarea[name=certificate]').fill(certificate);
  await confirm(at);
  const row = at.locator('tr').filter({ hasText: '演示软件公司' }).first();
  await row.getByText('受信任').waitFor();
  await look(at, 'console-publishers');
  await widths(at, 'console-publishers');
  await row.getByRole('button', { name: '撤销信任' }).click();
  await dialog(at).locator('textarea[name=reason]').fill('合同到期。');
  await confirm(at);
  await row.getByText('合同到期').waitFor();
}

/** Back to what ran before: its items are proposed anew, the present edition stays until then. */
async function back() {
  const at = await open('admin1', '/plugins');
  const row = at.locator('tr').filter({ hasText: plugin }).filter({ hasText: '1.0.0' }).first();
  await row.getByRole('button', { name: '退回此版本' }).click();
  await dialog(at).locator('textarea[name=reason]').fill('新版本环节时限过短。');
  await look(at, 'console-back', { picture: false });
  await confirm(at);
  const told = at.locator('[data-back]');
  await told.getByText('已重新提出').waitFor();
  await told.getByRole('link').first().waitFor();
  const office = await api('legal1');
  await until('the former version proposed anew', async () => (await office.get(`/api/catalog/editions?item=${item}`)).json.items.some((one) => one.pluginVersion === '1.0.0' && one.state === 'PROPOSED'));
  assert.ok((await office.get(`/api/catalog/editions?item=${item}`)).json.items.some((one) => one.pluginVersion === '1.1.0' && one.state === 'IN_FORCE'), 'the present edition stays');
}

async function catalogue() {
  const admin = await open('admin1', `/catalog/${item}`);
  await admin.getByRole('button', { name: '挂起', exact: true }).click();
  await dialog(admin).locator('textarea[name=reason]').fill('近期无申请。');
  await confirm(admin);
  await admin.getByRole('link', { name: '挂起', exact: true }).waitFor();
  await look(admin, 'console-item', { picture: false });
  await widths(admin, 'console-item');
  await admin.getByRole('link', { name: '挂起', exact: true }).click();
  await admin.getByRole('heading', { name: '审核环节' }).waitFor();
  await look(admin, 'console-proceeding');
  await widths(admin, 'console-proceeding');
  const path = new URL(admin.url()).pathname.replace('/console', '');
  const legal = await open('legal1', path);
  await legal.getByRole('button', { name: '不同意' }).click();
  await dialog(legal).locator('textarea[name=words]').fill('仍有在办件,不宜挂起。');
  await confirm(legal);
  await legal.locator('.c-stage', { hasText: '未同意' }).waitFor();

  await legal.goto(`${base}/console/catalog?tab=law`);
  await legal.getByRole('button', { name: '登记变更' }).click();
  await dialog(legal).locator('select[name=trigger]').selectOption('LAW_CHANGE');
  await dialog(legal).locator('input[name=law]').fill('食品经营许可和备案管理办法');
  await dialog(legal).locator('input[name=happenedOn]').fill('2026-11-20');
  await dialog(legal).locator('input[name=publishedOn]').fill('2026-11-20');
  await dialog(legal).locator('input[name=effectiveOn]').fill('2027-06-01');
  await dialog(legal).locator('textarea[name=note]').fill('修订第二十一条。');
  await look(legal, 'console-law-dialog', { picture: false });
  await widths(legal, 'console-law-dialog');
  await confirm(legal);
  await legal.getByRole('link', { name: /食品经营许可和备案管理办法/ }).first().click();
  await legal.getByRole('heading', { name: '应当申报的事项' }).waitFor();
  await look(legal, 'console-law-change');
  await widths(legal, 'console-law-change');
  await legal.goto(`${base}/console/catalog?tab=law`);
  await legal.locator('input[name=until]').fill('2099-12-31');
  await legal.getByText('截至这一天没有').or(legal.getByRole('columnheader', { name: '废止日期' })).first().waitFor();
  await look(legal, 'console-ending', { picture: false });
  await widths(legal, 'console-law');
  await legal.goto(`${base}/console/catalog?tab=codes`);
  await legal.locator('input[name=code]').fill('320300SC1CF001000');
  await legal.locator('select[name=jurisdiction]').selectOption('xuzhou');
  await legal.locator('select[name=type]').selectOption('licence');
  await legal.getByRole('button', { name: '解释' }).click();
  await legal.locator('.sh-errors li').first().waitFor();
  await look(legal, 'console-codes');
  await widths(legal, 'console-codes');
  const operator = await open('operator1', '/catalog?tab=packs');
  await operator.locator('input[name=rules]').setInputFiles({ name: 'rules.jar', mimeType: 'application/java-archive', buffer: Buffer.from('no archive') });
  await operator.locator('.sh-errors, .sh-trouble').first().waitFor();
  await look(operator, 'console-rules-refused', { picture: false });
  for (const tab of ['packs', 'calendar', 'import']) {
    await legal.goto(`${base}/console/catalog?tab=${tab}`);
    await legal.locator('tbody tr.ant-table-row, .c-facts, input[name=items]').first().waitFor();
    await look(legal, `console-catalog-${tab}`, { picture: tab === 'packs' });
    await widths(legal, `console-catalog-${tab}`);
  }
  await legal.goto(`${base}/console/catalog?tab=import`);
  await legal.locator('input[name=items]').setInputFiles({ name: '坏.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no spreadsheet') });
  await legal.locator('.sh-trouble, [role=alert]').first().waitFor();
  await look(legal, 'console-import-faults', { picture: false });
  await legal.goto(`${base}/console/catalog`);
  await legal.getByRole('link', { name: /食品经营许可/ }).first().waitFor();
  await widths(legal, 'console-catalog');
}

/** What an organisation asked for: the legal office agrees, the information centre carries it out, and adds and disables people. */
async function agreed(path) {
  const legal = await open('legal1', `${path}?tab=changes`);
  await legal.getByRole('button', { name: '答复' }).first().click();
  await dialog(legal).getByLabel('是', { exact: true }).check();
  await dialog(legal).locator('textarea[name=opinion]').fill('同意。');
  await confirm(legal);
  const operator = await open('operator1', `${path}?tab=changes`);
  await operator.getByRole('button', { name: '执行' }).first().click();
  await confirm(operator);
  await operator.getByText('已执行').first().waitFor();
  await operator.getByRole('tab', { name: '人员' }).click();
  await operator.getByRole('button', { name: '新增人员' }).click();
  await dialog(operator).locator('input[name=login]').fill('window9');
  await dialog(operator).locator('input[name=name]').fill('演示新员工');
  await dialog(operator).locator('input[name=posts][value=window]').check();
  await dialog(operator).locator('input[name=password]').fill('first-password-2026');
  await confirm(operator);
  const person = operator.locator('tr').filter({ hasText: 'window9' });
  await person.getByText('启用').first().waitFor();
  await person.getByRole('button', { name: '修改' }).click();
  await dialog(operator).locator('input[name=enabled]').uncheck();
  await confirm(operator);
  await person.getByText('停用').first().waitFor();
}

async function housekeeping() {
  const admin = await open('admin1', '/organisations');
  await admin.locator('tbody tr.ant-table-row').first().waitFor();
  await look(admin, 'console-organisations', { picture: false });
  await widths(admin, 'console-organisations');
  await admin.getByRole('link', { name: /市场监督管理局/ }).first().click();
  await admin.getByRole('heading', { name: /市场监督管理局/ }).waitFor();
  await admin.getByRole('button', { name: '新增岗位' }).click();
  await dialog(admin).locator('input[name=key]').fill('archivist');
  await dialog(admin).locator('input[name=zh]').fill('档案员');
  await dialog(admin).locator('textarea[name=duty]').fill('归档和保管案卷');
  await confirm(admin);
  await admin.getByText('档案员').first().waitFor();
  await look(admin, 'console-organisation');
  await widths(admin, 'console-organisation');
  await admin.getByRole('tab', { name: '执法证件' }).click();
  await admin.getByRole('button', { name: '登记证件' }).click();
  await dialog(admin).locator('input[name=number]').fill(`YG-${Date.now()}`);
  await dialog(admin).locator('select[name=person]').selectOption({ label: '钱夏至' });
  await dialog(admin).locator('input[name=scope]').fill('食品经营监督检查');
  await dialog(admin).locator('input[name=validFrom]').fill('2026-01-01');
  await dialog(admin).locator('input[name=validTo]').fill('2030-12-31');
  await confirm(admin);
  await admin.getByText('食品经营监督检查').first().waitFor();
  await widths(admin, 'console-organisation-certificates');
  await admin.getByRole('tab', { name: '人员' }).click();
  await admin.locator('tr').filter({ hasText: 'window1' }).getByRole('button', { name: '变更申请' }).click();
  await dialog(admin).locator('textarea[name=reason]').fill('岗位调整。');
  await confirm(admin);
  await admin.getByRole('tab', { name: '代理', exact: true }).click();
  await admin.getByRole('button', { name: '指定代理人' }).click();
  await dialog(admin).locator('select[name=by]').selectOption({ label: '周秋分' });
  await dialog(admin).locator('select[name=post]').selectOption('section-chief');
  await dialog(admin).locator('select[name=holder]').selectOption({ label: '赵清明' });
  await dialog(admin).locator('input[name=from]').fill('2030-01-02T09:00');
  await dialog(admin).locator('input[name=until]').fill('2030-01-06T18:00');
  await dialog(admin).locator('textarea[name=reason]').fill('出差。');
  await look(admin, 'console-delegation', { picture: false });
  await confirm(admin);
  const handed = admin.locator('tr').filter({ hasText: '出差' });
  await handed.getByText('赵清明').waitFor();
  await widths(admin, 'console-organisation-delegations');
  await handed.getByRole('button', { name: '提前结束' }).click();
  await dialog(admin).locator('textarea[name=reason]').fill('行程取消。');
  await confirm(admin);
  await handed.waitFor({ state: 'detached' });
  await admin.getByRole('tab', { name: '变更申请' }).click();
  await admin.getByText('待法制同意').first().waitFor();
  await look(admin, 'console-organisation-requests', { picture: false });
  await widths(admin, 'console-organisation-requests');
  await agreed(new URL(admin.url()).pathname.replace('/console', ''));
  for (const tab of ['代理', '人员']) {
    await admin.getByRole('tab', { name: tab, exact: true }).click();
    await look(admin, `console-organisation-${tab === '代理' ? 'delegations' : 'people'}`, { picture: tab === '人员' });
    if (tab === '人员') await widths(admin, 'console-organisation-people');
  }
}

/** What is not there is explained, in both languages; the rest works on. */
async function absent() {
  const at = await staff('supervisor1');
  await at.route('**/api/supervision/**', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ type: 'https://sunhall.org/problems/rest.domain-absent', title: '该功能暂时停用', status: 503, detail: '“监察”功能目前没有运行,其他功能不受影响;数据没有丢失,恢复后即可继续。' }) }));
  await at.goto(`${base}/console/lamps`);
  await at.getByText('该功能暂时停用').first().waitFor({ timeout: 30_000 });
  await at.getByText('数据没有丢失').first().waitFor();
  await look(at, 'console-absent');
  await at.getByRole('link', { name: '办件' }).first().click();
  await at.locator('tbody tr.ant-table-row').first().waitFor();
  await at.unroute('**/api/supervision/**');
  await at.goto(`${base}/console/lamps`);
  await at.locator('[data-count=green]').waitFor();
  await at.getByRole('button', { name: 'English' }).click();
  for (const path of ['/', '/lamps', '/cases', '/organisations']) {
    await at.goto(`${base}/console${path}`);
    await at.locator('.c-main h1').first().waitFor();
    const told = await at.locator('.c-nav, .c-main h1, .c-main button, .c-main label, .c-main th').allInnerTexts();
    const chinese = told.filter((text) => /\p{Script=Han}/u.test(text) && !/市场监督|阳光市|食品|[陈]/.test(text));
    assert.deepEqual(chinese, [], `untranslated at ${path}`);
  }
  await at.getByRole('button', { name: '中文' }).click();
  const nobody = await page('nobody');
  await nobody.goto(`${base}/console/cases/none`);
  await nobody.locator('input[name=login]').waitFor();
  await widths(nobody, 'console-sign-in');
}

console.log(`${basename(first)}, ${basename(second)}`);
await play(async () => {
  await land();
  await reached();
  const id = await counter();
  await told();
  await handle(id);
  await supervise(id);
  await renew(id);
  await remove(id);
  await catalogue();
  await housekeeping();
  await publishers();
  await incident();
  await exOfficio();
  await back();
  await absent();
});
