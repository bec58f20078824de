import fastify from 'fastify';
import { emulatorCredentials, runAction } from '../../support/actionHost';
import { byId } from '../../support/emulatorHost';

const parameters = {
	resource: 'message',
	operation: 'sendText',
	groupId: byId('Y2FwaV9ncm91cDox'),
	text: 'Hi',
};

it.each([[{}], [[]], [{ messages: [] }], [{ success: true }]])(
	'a good answer that names no message (%j) leaves the outcome unknown',
	async (body) => {
		const { items } = await runAction({
			parameters,
			credentials: emulatorCredentials,
			continueOnFail: true,
			answer: () => ({ statusCode: 200, headers: {}, body }),
		});
		expect(items[0]?.json).toMatchObject({
			error: { retry: 'unknown', message: 'The response did not come from the WhatsApp API' },
		});
	},
);

it('a redirect to a page that answers with JSON sends nothing', async () => {
	const portal = fastify();
	portal.post('/*', async (_request, reply) => await reply.redirect('/login'));
	portal.get('/login', async () => await Promise.resolve({ messages: [{ id: 'not one' }] }));
	const baseUrl = await portal.listen();
	const { items } = await runAction({
		parameters,
		credentials: { ...emulatorCredentials, baseUrl },
		continueOnFail: true,
	});
	await portal.close();
	expect(items[0]?.json).toMatchObject({ error: { retry: 'unknown', httpStatus: 302 } });
});
