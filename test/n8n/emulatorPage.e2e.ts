import type { Browser, Page } from 'playwright-core';
import { startEmulator, type Emulator } from '../../emulator';
import { launchBrowser } from '../../n8nServer/browser';
import { EmulatorControl, type EmulatedGroup } from '../../n8nServer/emulatorControl';

const attack = `<img src=x onerror="window.isHit=1"><script>window.isHit=1</script>`;
const ana = { waId: '14155550101', name: 'Ana' };

let emulator: Emulator;
let control: EmulatorControl;
let browser: Browser;
let page: Page;
let group: EmulatedGroup;
const complaints: string[] = [];

beforeAll(async () => {
	emulator = await startEmulator();
	control = new EmulatorControl(emulator.url);
	group = await control.createGroup({
		subject: attack,
		joinApprovalMode: 'approval_required',
		participants: [ana, { waId: '14155550103', name: attack }],
	});
	browser = await launchBrowser();
	page = await browser.newPage();
	page.on('console', (message) => complaints.push(message.text()));
	page.on('pageerror', ({ message }) => complaints.push(message));
	await page.goto(emulator.url);
});

afterAll(async () => {
	await browser.close();
	await emulator.close();
});

const said = async (text: string) => await page.locator('#notice', { hasText: text }).waitFor();
const press = async (where: string, name: string) =>
	await page.locator(where).getByRole('button', { name, exact: true }).click();

it('lets somebody ask to join, withdraw, write, reply and leave', async () => {
	await press('#join', 'Open the link');
	await said('Ben asked to join.');
	expect((await control.group(group.groupId)).joinRequests).toMatchObject([{ name: 'Ben' }]);
	await press('#join-requests', 'Withdraws');
	await said('Ben no longer wants to join.');
	await page.locator('#write [name=text]').fill('Is anybody here?');
	await press('#write', 'Write');
	await press('#messages', 'Reply');
	await page.locator('#write [name=text]').fill('I am.');
	await press('#write', 'Write');
	await page.locator('#messages blockquote', { hasText: 'Is anybody here?' }).waitFor();
	await press('#participants li:has-text("Ana")', 'Leaves');
	await said('Ana left the group.');
	const now = await control.group(group.groupId);
	const [question] = now.messages;
	expect(now).toMatchObject({
		participants: [{ name: attack }],
		joinRequests: [],
		messages: [{ text: 'Is anybody here?' }, { text: 'I am.', replyTo: question?.messageId }],
	});
});

it('shows what happens elsewhere by itself, and what people wrote as text only', async () => {
	await control.person('write', { groupId: group.groupId, waId: '14155550103', text: attack });
	const written = page.locator('#messages li', { hasText: attack });
	await written.first().waitFor();
	expect(await page.locator('#subject').textContent()).toBe(attack);
	expect(await page.locator('main img, main script').count()).toBe(0);
	expect(await page.evaluate('window.isHit')).toBeUndefined();
	expect(complaints).toEqual([]);
});

it('fits a screen of 400 pixels', async () => {
	await page.setViewportSize({ width: 400, height: 800 });
	const text = `https://www.example.com/${'long'.repeat(40)}`;
	await control.person('write', { groupId: group.groupId, waId: '14155550103', text });
	await page.locator('#messages li', { hasText: text }).waitFor();
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
});
