import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { addNamespace } from '../../../nodes/WhatsAppGroups/providers/oneMsg/namespace';

const template: GraphRequest = {
	method: 'POST',
	on: 'phoneNumber',
	edge: 'messages',
	body: { to: '1', type: 'template', template: { name: 'a' } },
};
let channels = 0;
const newChannel = () => `channel ${(channels += 1)}`;
const templates = (...namespaces: unknown[]) => ({
	data: namespaces.map((namespace) => ({ namespace })),
});

it('is found among the templates of the channel, and kept for it', async () => {
	const ask = jest.fn(async () => await Promise.resolve(templates('', undefined, 'N', 'M')));
	const channel = newChannel();
	const complete = {
		...template,
		body: { ...template.body, template: { name: 'a', namespace: 'N' } },
	};
	expect(await addNamespace(template, channel, ask)).toEqual(complete);
	expect(await addNamespace(template, channel, ask)).toEqual(complete);
	expect(ask.mock.calls).toEqual([
		[{ method: 'GET', on: 'businessAccount', edge: 'message_templates' }],
	]);
	await addNamespace(template, newChannel(), ask);
	expect(ask).toHaveBeenCalledTimes(2);
});

it('is asked for again after a look-up that failed', async () => {
	const channel = newChannel();
	const fail = async () => await Promise.reject(new Error('No answer'));
	await expect(addNamespace(template, channel, fail)).rejects.toThrow('No answer');
	const found = await addNamespace(
		template,
		channel,
		async () => await Promise.resolve(templates('N')),
	);
	expect(found.body).toMatchObject({ template: { namespace: 'N' } });
});

it('is missed in words when no template has one', async () => {
	for (const answer of [templates(), templates(undefined), undefined])
		await expect(
			addNamespace(template, newChannel(), async () => await Promise.resolve(answer)),
		).rejects.toMatchObject({
			name: 'InputRefusal',
			message: expect.stringMatching(/namespace/),
			remedy: expect.stringMatching(/approved/),
		});
});

it.each([
	{ ...template, edge: 'groups' },
	{ ...template, body: { type: 'text' } },
	{ ...template, body: undefined },
])('is no business of any other request: %j', async (request) => {
	const ask = jest.fn();
	expect(await addNamespace(request, newChannel(), ask)).toBe(request);
	expect(ask).not.toHaveBeenCalled();
});
