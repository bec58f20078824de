import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultAccounts } from '../accounts';
import { errorOf, type Answer } from './graphClient';
import { makeGroup, useEmulator, type Host } from './useEmulator';

/** The error of a documented refusal, without what differs each time. */
export function documented(name: string): Record<string, unknown> {
	const text = readFileSync(join(__dirname, `../../test/fixtures/meta.error.${name}.json`), 'utf8');
	const { fbtrace_id: _, ...error } = (JSON.parse(text) as { error: Record<string, unknown> })
		.error;
	return error;
}

export function expectRefusal(answer: Answer, status: number, name: string): void {
	const { fbtrace_id: trace, ...error } = errorOf(answer);
	expect({ status: answer.status, error }).toEqual({ status, error: documented(name) });
	expect(trace).toMatch(/^A[\w-]{22}$/);
}

/** An emulator that also has a number which may not have groups. */
export function useRefusals(): Host & { newGroup(body?: object): Promise<string> } {
	const accounts = structuredClone(defaultAccounts);
	accounts.businesses[0]?.phoneNumbers.push({
		id: '106540352242800',
		number: '15550783800',
		display: '+1 555-078-3800',
		verifiedName: 'Not official',
		eligible: false,
	});
	const host = useEmulator({ accounts, settings: { asyncDelayMs: 5 } });
	const ana = { waId: '16505551234', name: 'Ana' };
	return {
		...host,
		newGroup: async (body) =>
			await makeGroup(host, { subject: 'Deal', participants: [ana], ...body }),
	};
}
