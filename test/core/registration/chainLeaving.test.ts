import type { IDataObject } from 'n8n-workflow';
import {
	readBehind,
	type ChainMessage,
} from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { encryptAddress } from '../../../nodes/WhatsAppGroups/core/registration/neighbourSecrets';
import { encrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import { encrypted, Hearer, keys, requestFor } from './fakeChain';
import { crm, inChain, ownAddress } from './fakeNode';

const behind = 'https://behind.example/webhook/b/webhook';
const previous = { address: crm, fields: ['messages'], headers: { 'x-crm': '1' } };
const leaving: ChainMessage = { action: 'leave', about: behind, previous, next: crm };

/** Another one each time it is written. */
const toEarlierForm = (address: string) =>
	`https://behind.example/#encrypted=${encrypt(address, sign('secrets of neighbours', keys.chainSecret))}`;

let hearer: Hearer;
beforeEach(() => (hearer = new Hearer()));

describe('a callback that leaves', () => {
	it('gives whoever was behind it to the one in front', async () => {
		hearer.knows({ next: behind });
		expect(await hearer.hear(await requestFor(leaving))).toMatchObject({ found: true });
		expect(hearer.state).toMatchObject({ address: ownAddress, next: crm });
		expect(hearer.asked).toEqual([]);
	});

	it.each([
		['the key before this one', encryptAddress(behind, { chainSecret: 'before' })],
		['this key, as earlier versions did', toEarlierForm(behind)],
	])('is known where its address was encrypted with %s', async (_how, next) => {
		hearer.keys = { ...keys, secondChainSecret: 'before' };
		hearer.knows({ next });
		await hearer.hear(await requestFor(leaving));
		expect(hearer.state).toMatchObject({ next: crm });
	});

	it('leaves with all that is known of the one before it', async () => {
		hearer.knows({ previous: { address: behind } });
		await hearer.hear(await requestFor(leaving));
		expect(hearer.state?.previous).toEqual(
			leaving.action === 'leave' ? leaving.previous : undefined,
		);
	});

	it.each([
		[{ fields: 'x', headers: 'x' }, { previous: undefined }],
		[
			{ previous: { address: '' }, next: 7 },
			{ previous: undefined, next: '7' },
		],
		[{ previous: { address: crm, fields: [7] } }, { previous: { address: crm, fields: ['7'] } }],
		[{ previous: { address: crm, headers: 'x' } }, { previous: { address: crm, headers: {} } }],
	])('is not trusted to have the form that it should: %j', async (words, state) => {
		hearer.knows({ previous: { address: behind }, next: behind });
		const about = { action: 'leave', about: behind };
		expect(await hearer.hear(encrypted({ ...about, ...words }))).toMatchObject({ found: true });
		expect({ previous: hearer.state?.previous, next: hearer.state?.next }).toEqual({
			next: undefined,
			...state,
		});
	});

	it('hands on headers that are encrypted, if they are a text', () => {
		const read = (encryptedHeaders: unknown) =>
			readBehind({ previous: { address: crm, encryptedHeaders } as IDataObject }).previous;
		expect(read('e')).toStrictEqual({ address: crm, encryptedHeaders: 'e' });
		expect(read(7)).toStrictEqual({ address: crm });
	});

	it('must say which one it is, and cannot be ours', async () => {
		hearer.knows({});
		for (const about of [undefined, ownAddress])
			expect(await hearer.hear(encrypted({ action: 'leave', about }))).toMatchObject({
				found: false,
			});
	});

	it('may say nothing of who was behind it', async () => {
		hearer.knows({ next: behind });
		expect(await hearer.hear(encrypted({ action: 'leave', about: behind }))).toMatchObject({
			found: true,
		});
		expect(hearer.state?.next).toBeUndefined();
	});

	it('is told to those behind where it is not known here', async () => {
		hearer.knows({ next: crm });
		hearer.answer = inChain(true);
		expect(await hearer.hear(await requestFor(leaving))).toMatchObject({ found: true });
		expect(hearer.asked).toMatchObject([{ url: crm }]);
		expect(hearer.state?.next).toBe(crm);
		hearer.knows({ next: undefined });
		expect(await hearer.hear(await requestFor(leaving))).toMatchObject({ found: false });
	});

	it('is nothing that any other word does', async () => {
		hearer.knows({ next: behind });
		hearer.answer = inChain(false);
		expect(await hearer.hear(encrypted({ action: 'stay', about: behind }))).toMatchObject({
			found: false,
		});
		expect(hearer.state?.next).toBe(behind);
	});
});
