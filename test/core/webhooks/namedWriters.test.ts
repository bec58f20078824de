import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Occurrence } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { toItems } from '../../../nodes/WhatsAppGroups/core/webhooks/toItems';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { catalogueWith } from './fakeCatalogue';

const occurrence = { json: { event: 'news.told', eventId: '1' }, raw: {} } as Occurrence;

async function isNamed(typeVersion: number, options: IDataObject): Promise<boolean> {
	const context = {
		getNode: () => ({ typeVersion }),
		getNodeParameter: () => options,
	} as unknown as IWebhookFunctions;
	const making = { context, catalogue: catalogueWith({}), provider: meta };
	const [item] = await toItems(making, [occurrence]);
	return item?.json.writer === 'named';
}

it.each<[number, IDataObject, boolean]>([
	[1.1, {}, false],
	[1.2, {}, false],
	[1.3, {}, true],
	[1.3, { chatInput: 'text' }, false],
	[1.2, { chatInput: 'nameAndText' }, true],
	[1.2, { chatInput: 'Name and Text' }, true],
])('in version %s with the options %j, agents read who wrote: %s', async (version, options, is) => {
	expect(await isNamed(version, options)).toBe(is);
});
