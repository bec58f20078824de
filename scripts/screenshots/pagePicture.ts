import type { Emulator } from '../../emulator';
import { launchBrowser } from '../../n8nServer/browser';
import { emulatorAccount } from '../../n8nServer/credential';
import { EmulatorControl } from '../../n8nServer/emulatorControl';
import { keepPicture } from './keepPicture';

const people = [
	{ waId: '14155550101', name: 'Ana' },
	{ waId: '14155550102', name: 'Ben' },
];

/** A group in which somebody has asked, been answered, and somebody else wants to join. */
async function makeScene({ url }: Emulator): Promise<void> {
	const control = new EmulatorControl(url);
	await control.post('/reset');
	const { groupId, inviteLink } = await control.createGroup({
		subject: 'Oak Street 12',
		joinApprovalMode: 'approval_required',
		participants: people,
	});
	await control.person('write', {
		groupId,
		waId: '14155550101',
		text: 'When does the plumber come?',
	});
	const body = 'Tomorrow at nine. Please leave the cellar open.';
	await control.graph('POST', `/${emulatorAccount.phoneNumberId}/messages`, {
		messaging_product: 'whatsapp',
		recipient_type: 'group',
		to: groupId,
		type: 'text',
		text: { body },
	});
	await control.person('open-invite', { inviteLink, waId: '14155550103', name: 'Dan' });
}

/** The emulator's page with that group. */
export async function takePagePicture({
	emulator,
	images,
}: {
	emulator: Emulator;
	images: string;
}): Promise<void> {
	await makeScene(emulator);
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
		await page.goto(emulator.url);
		await page.locator('#join-requests', { hasText: 'Dan' }).waitFor();
		await page.locator('#messages', { hasText: 'Tomorrow at nine' }).waitFor();
		await keepPicture(page, { images, name: 'emulator-page' }, { fullPage: true });
	} finally {
		await browser.close();
	}
}
