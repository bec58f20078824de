import type { IDataObject } from 'n8n-workflow';
import { emulatorCredentials } from '../../support/actionHost';
import { byId } from '../../support/emulatorHost';
import { template, text, useResumedSending, type Given } from '../../support/resumedSending';

const sending = useResumedSending();

const reminder = { body_1: 'Saturday', body_2: '12 Oak St' };
const reminderOf = (given: Given = {}, schema: IDataObject[] = []): Given =>
	template(reminder, {
		templateName: byId('group_viewing_reminder'),
		variables: { mappingMode: 'defineBelow', value: reminder, schema, matchingColumns: [] },
		...given,
	});

describe('what the panel keeps', () => {
	const schema = (displayName: string, ...others: IDataObject[]) => [
		{ id: 'body_1', displayName, required: true, type: 'string' },
		...others,
	];

	it('does not count: labels, examples and new fields of the form, and the order of its values', async () => {
		expect(await sending.isSkipped(reminderOf({}, schema('Body {{1}}')))).toBe(false);
		expect(await sending.isSkipped(reminderOf({}, schema('Body {{1}} (e.g. Saturday)')))).toBe(
			true,
		);
		expect(
			await sending.isSkipped(reminderOf({}, schema('Body', { id: 'body_2', removed: true }))),
		).toBe(true);
		const { body_1, body_2 } = reminder;
		expect(
			await sending.isSkipped({ ...reminderOf(), variables: { value: { body_2, body_1 } } }),
		).toBe(true);
	});

	it('does not count: whether a name was typed or chosen, and what a hidden field holds', async () => {
		expect(await sending.isSkipped(reminderOf())).toBe(false);
		const templateName = { __rl: true, mode: 'list', value: 'group_viewing_reminder' };
		expect(await sending.isSkipped(reminderOf({ templateName, groupIds: 'G9' }))).toBe(true);
	});

	it('does not count: the order of keys in components, and whether they are written by hand', async () => {
		const [first, second] = Object.values(reminder);
		const components = (...parameters: object[]) => ({
			components: JSON.stringify([{ parameters, type: 'body' }]),
		});
		expect(await sending.isSkipped(reminderOf())).toBe(false);
		const byHand = components({ type: 'text', text: first }, { text: second, type: 'text' });
		expect(await sending.isSkipped(reminderOf({ options: byHand }))).toBe(true);
		const turned = components({ type: 'text', text: second }, { type: 'text', text: first });
		expect(await sending.isSkipped(reminderOf({ options: turned }))).toBe(false);
	});

	it('does not count: how it is sent, how long it is pinned, and what the broadcast is called', async () => {
		expect(await sending.isSkipped(text())).toBe(false);
		const options = {
			messagesPerSecond: 10,
			retryForSeconds: 1,
			retriesUnknown: true,
			highThroughput: true,
			pinForDays: 7,
			broadcast: 'march',
		};
		expect(await sending.isSkipped(text({ options }))).toBe(true);
	});

	it('counts where it is in the request: a preview, data for the events', async () => {
		const others = [{ previewUrl: true }, { callbackData: 'step 3' }];
		for (const options of [{}, ...others])
			expect(await sending.isSkipped(text({ options }))).toBe(false);
		for (const options of [{}, ...others])
			expect(await sending.isSkipped(text({ options }))).toBe(true);
	});

	it('counts where it changes the text: Clean Up Variables', async () => {
		const of = (body_1: string, cleanUpVariables: boolean) =>
			template(
				{ ...reminder, body_1 },
				{ templateName: byId('group_viewing_reminder'), options: { cleanUpVariables } },
			);
		expect(await sending.isSkipped(of('Saturday', false))).toBe(false);
		expect(await sending.isSkipped(of('Saturday', true))).toBe(true);
		expect(await sending.isSkipped(of('Saturday\n10:00', true))).toBe(false);
		expect(await sending.isSkipped(of('Saturday 10:00', false))).toBe(true);
	});
});

describe('a template', () => {
	const offer = (language: string) =>
		Object.assign(
			sending.host.emulator.state.templates.create({
				businessId: emulatorCredentials.businessAccountId,
				name: 'offer',
				language,
				category: 'UTILITY',
				components: [
					{ type: 'BODY', text: 'An offer for {{1}}.' },
					{
						type: 'BUTTONS',
						buttons: [
							{ type: 'URL', text: 'See', url: 'https://example.com/{{1}}' },
							{ type: 'QUICK_REPLY', text: 'No' },
						],
					},
				],
			}),
			{ status: 'APPROVED' },
		);

	it('is another message in another language, with another variable or button', async () => {
		for (const language of ['en', 'de']) offer(language);
		const value = { body_1: 'Ana', button_0_url: 'ana', button_1_quick_reply: 'no-ana' };
		const of = (others: IDataObject = {}, language = 'en') =>
			template(
				{ ...value, ...others },
				{ templateName: byId('offer'), languageCode: byId(language) },
			);
		const all = [
			of(),
			of({}, 'de'),
			of({ body_1: 'Eve' }),
			of({ button_0_url: 'eve' }),
			of({ button_1_quick_reply: 'no-eve' }),
		];
		for (const each of all) expect(await sending.isSkipped(each)).toBe(false);
		for (const each of all) expect(await sending.isSkipped(each)).toBe(true);
		const turned = Object.fromEntries(Object.entries(value).reverse());
		expect(await sending.isSkipped({ ...of(), variables: { value: turned } })).toBe(true);
	});
});
