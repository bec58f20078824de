import { startEmulator, type Emulator } from '../../emulator';
import { emulatorAccount } from '../../n8nServer/credential';
import { read } from '../architecture/sources';

const page = read('docs/start-emulator.md');

describe('the page about the emulator', () => {
	let emulator: Emulator;

	beforeAll(async () => {
		emulator = await startEmulator();
	});

	afterAll(async () => await emulator.close());

	/** Does what a line with `curl` does, in another emulator and with a group of its own. */
	async function curl(line: string, group: Record<string, string>): Promise<number> {
		const [, address = ''] = /(http:\S+)/.exec(line) ?? [];
		const [, body] = / -d '([^']*)'/.exec(line) ?? [];
		const filled = body === undefined ? undefined : { ...JSON.parse(body), ...known(body, group) };
		const answer = await fetch(address.replace('http://127.0.0.1:4010', emulator.url), {
			method: / -X (\w+)/.exec(line)?.[1] ?? 'GET',
			headers: { 'content-type': 'application/json' },
			body: filled === undefined ? undefined : JSON.stringify(filled),
		});
		return answer.status;
	}

	/** Where the page has "…", the reader fills in what the group has. */
	function known(body: string, group: Record<string, string>): Record<string, string> {
		return Object.fromEntries(
			Object.entries(JSON.parse(body) as Record<string, string>)
				.filter(([, value]) => value.includes('…'))
				.map(([name]) => [name, group[name] ?? '']),
		);
	}

	it('has commands that work, in this order', async () => {
		const group = await emulator.control<Record<string, string>>('POST', '/groups', {
			subject: 'Docs',
		});
		const lines = page.split('\n').filter((line) => line.startsWith('curl '));
		expect(lines).toHaveLength(3);
		for (const line of lines)
			expect({ line, status: await curl(line, group) }).toMatchObject({ status: 200 });
	});

	it('has the account that the emulator starts with', () => {
		for (const value of Object.values(emulatorAccount)) expect(page).toContain(`\`${value}\``);
	});

	/** What stands in the table behind the name of a credential, by the labels of its fields. */
	function tableOf(credential: string): Record<string, string> {
		const [, rows = ''] =
			new RegExp(`\\| \\*${credential}\\* ((?:\\|.*\\n)(?:\\| \\|.*\\n)*)`).exec(page) ?? [];
		const cells = [...rows.matchAll(/\| ([\w ]+) \| `(.+)` \|/g)];
		return Object.fromEntries(cells.map(([, label = '', value = '']) => [label, value]));
	}

	it.each([
		['360dialog', '', ({ 'API Key': key = '' }) => ({ 'd360-api-key': key })],
		['1msg', 'Channel ID', ({ Token = '' }) => ({ authorization: `Bearer ${Token}` })],
	])('has a credential for %s that works', async (name, path, toHeaders) => {
		const { 'Base URL': baseUrl = '', ...fields } = tableOf(`WhatsApp Groups ${name} API`);
		const root = baseUrl.replace('http://127.0.0.1:4010', emulator.url);
		const address = [root, fields[path], 'groups'].filter(Boolean).join('/');
		const answer = await fetch(address, { headers: toHeaders(fields) });
		expect(answer.status).toBe(200);
		expect(await answer.json()).not.toHaveProperty('error');
	});

	it('lets a day pass', async () => {
		const [, body = ''] = /`(\{"advanceMs":\d+\})`/.exec(page) ?? [];
		await expect(
			emulator.control('POST', '/clock', JSON.parse(body) as object),
		).resolves.toBeDefined();
	});
});
