import type { IDataObject } from 'n8n-workflow';
import { FakeTrigger, told } from './fakeTrigger';

describe('which events start the workflow', () => {
	const events = [
		told('own', { account: '1' }),
		told('other', { account: '2' }),
		told('business'),
		told('foreign', { account: '1', isForeign: true }),
	];

	it.each([
		['those of the number of the credential', '1', {}, ['own', 'business']],
		['those of any number, where the credential names none', '', {}, ['own', 'other', 'business']],
		['those of any number', '1', { accounts: 'any' }, ['own', 'other', 'business']],
		[
			'those of selected numbers',
			'1',
			{ accounts: 'selected', accountIds: '2, 3' },
			['other', 'business'],
		],
	])('%s; what is about the whole business always', async (_what, account, parameters, ids) => {
		const trigger = new FakeTrigger(parameters);
		trigger.account = account;
		await trigger.hear(...events);
		expect(trigger.heard).toEqual([ids]);
	});

	it.each<[string, IDataObject, string]>([
		['numbers without a number', { accounts: 'selected' }, 'Phone Number IDs is empty'],
		['an event that there is not', { events: ['news.sung'] }, 'Trigger On is "news.sung"'],
		['an option that cannot be meant', { options: { includeRaw: 'maybe' } }, 'Include Raw is'],
		[
			'a filter in which an expression finds nothing',
			{ filters: { about: '={{ $vars.topic }}' } },
			'is empty, so every event would pass',
		],
	])('none where the panel has %s; the log says it', async (_what, parameters, sentence) => {
		const trigger = new FakeTrigger(parameters);
		// As n8n does with an expression that finds nothing.
		if (parameters.filters) trigger.evaluated = { filters: { about: '' } };
		expect(await trigger.hear(...events)).toBe(500);
		expect(trigger.heard).toEqual([]);
		expect(trigger.log).toEqual([expect.stringContaining(sentence)]);
	});

	it('those that all filters let pass', async () => {
		const trigger = new FakeTrigger({ filters: { about: 'tea' } });
		await trigger.hear(told('a', { about: 'tea' }), told('b', { about: 'coffee' }));
		const open = new FakeTrigger({ filters: { about: '' } });
		await open.hear(told('a', { about: 'tea' }), told('b', { about: 'coffee' }));
		expect([trigger.heard, open.heard]).toEqual([[['a']], [['a', 'b']]]);
	});
});

describe('an item', () => {
	const itemsWith = async (options: object, event = told('a', { more: 1 })) => {
		const trigger = new FakeTrigger({ options });
		await trigger.hear(event, told('b'));
		return trigger.executions[0];
	};

	it('is an event in the order in which people read it', async () => {
		const [item] = (await itemsWith({})) ?? [];
		expect(JSON.stringify(item)).toBe(
			'{"json":{"event":"news.told","eventId":"a","timestamp":"t","provider":"acme","more":1}}',
		);
	});

	it('has what it was read from where that is wanted, and not there already', async () => {
		expect((await itemsWith({ includeRaw: true }))?.[0]).toMatchObject({
			json: { raw: { raw: 'a' } },
		});
		expect((await itemsWith({ includeRaw: true }, told('a', { raw: 'own' })))?.[0]).toMatchObject({
			json: { raw: 'own' },
		});
	});

	it('says why details are not there, where they are wanted and there can be some', async () => {
		const items = await itemsWith({ includeGroupDetails: true }, told('a', { place: 'p' }));
		expect(items).toMatchObject([
			{ json: { eventId: 'a', details: { reason: expect.stringMatching(/./) as string } } },
			{ json: { eventId: 'b' } },
		]);
		expect(items?.[1]?.json).not.toHaveProperty('details');
	});

	it('may stand for many receipts', async () => {
		expect(await itemsWith({ mergeReceipts: true })).toHaveLength(1);
		expect(await itemsWith({})).toHaveLength(2);
	});

	it('says why its file could not be had', async () => {
		const items = await itemsWith({ downloadMedia: true }, told('a', { file: 'https://f' }));
		expect(items?.[0]).toMatchObject({
			json: { eventId: 'a', download: { reason: 'Acme does not provide files here' } },
		});
		expect(items?.[1]).not.toHaveProperty('json.download');
		expect((await itemsWith({}, told('a', { file: 'https://f' })))?.[0]).not.toHaveProperty(
			'json.download',
		);
	});
});
