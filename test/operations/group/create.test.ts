import { operation } from '../../../nodes/WhatsAppGroups/operations/group/create';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';
import documented from '../../fixtures/meta.create_group.request.json';
import minimal from '../../fixtures/meta.create_group.request.minimal.json';

const parameters = { resource: 'group', operation: 'create' };

describe('the request', () => {
	it("is Meta's documented one", () => {
		const values = {
			subject: documented.subject,
			joinApprovalMode: 'approval_required',
			additionalFields: { description: documented.description },
		};
		expect(requestOf(operation, 'graph', values)).toEqual({ method: 'POST', on: 'phoneNumber', edge: 'groups', body: documented });
	});

	it('leaves an empty description out, and cuts white space around the subject', () => {
		const { body } = requestOf(operation, 'graph', { subject: `  ${minimal.subject}\n`, additionalFields: { description: '' } });
		expect(body).toEqual({ ...minimal, join_approval_mode: 'auto_approve' });
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it.each(['Ärger & Co. 🎉👨‍👩‍👧', 'مجموعة العملاء', 'קבוצת לקוחות'])('keeps the subject %s', async (subject) => {
		const [created] = await host.outputs({ ...parameters, subject });
		expect(created).toMatchObject({ subject, requestId: expect.stringMatching(/^\d+$/) });
		const request = (await host.requests()).find(({ body }) => body?.subject === subject);
		expect(request?.body).toMatchObject({ messaging_product: 'whatsapp', subject });
	});
});
