import type { IWebhookFunctions } from 'n8n-workflow';
import type { ServerResponse } from 'node:http';
import type { Occurrence } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { toItems } from '../../../nodes/WhatsAppGroups/core/webhooks/toItems';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { WhatsAppGroupsTrigger } from '../../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { emulatorCredentials, openAction } from '../../support/actionHost';
import { HostileServer } from '../../support/hostileServer';
import { catalogueWith } from './fakeCatalogue';

const files = 20;
const aWhile = async () => await new Promise((resolve) => setImmediate(resolve));

describe('a webhook with many files', () => {
	let server: HostileServer;
	let context: IWebhookFunctions;
	let decryptions: jest.SpyInstance;
	/** Downloads that wait for their file. */
	let waiting: ServerResponse[];

	beforeEach(async () => {
		server = await HostileServer.open();
		waiting = [];
		server.answer = (response) => void waiting.push(response);
		const action = openAction({
			parameters: { options: { downloadMedia: true } },
			credentials: { ...emulatorCredentials, baseUrl: server.url },
			nodeType: new WhatsAppGroupsTrigger(),
		});
		decryptions = jest.spyOn(action, 'getCredentials');
		context = action as unknown as IWebhookFunctions;
	});
	afterEach(async () => await server.close());

	it('brings four of them at once, and decrypts the credential once', async () => {
		const making = { context, catalogue: catalogueWith({}), provider: meta };
		const occurrences = Array.from({ length: files }, (_, at) => ({
			json: {
				event: 'news.told',
				eventId: String(at),
				timestamp: 't',
				file: `${server.url}/${at}`,
			},
		})) as unknown as Occurrence[];
		const made = toItems(making, occurrences);
		for (let left = files; left > 0; left--) {
			while (waiting.length < Math.min(4, left)) await aWhile();
			for (let turn = 0; turn < 20; turn++) await aWhile();
			expect(waiting.length).toBe(Math.min(4, left));
			waiting.shift()?.end('content');
		}
		const items = await made;
		expect(items.map(({ json }) => json.eventId)).toEqual(occurrences.map((_, at) => String(at)));
		expect(items.filter(({ binary }) => binary?.data === undefined)).toEqual([]);
		expect(decryptions).toHaveBeenCalledTimes(1);
	});
});
