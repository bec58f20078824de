import { eventCatalogue } from '../../nodes/WhatsAppGroups/events/catalogue';
import { loadFixture } from './readFixture';

it('says of every event whose number it is about, if it is about one', () => {
	const accountsOf = (fixture: string) =>
		eventCatalogue
			.read(loadFixture(fixture), () => true)
			.map(({ json }) => eventCatalogue.accountOf(json));
	expect(accountsOf('webhook.messages.text')).toEqual(['106540352242922']);
	expect(accountsOf('webhook.template_status_update')).toEqual([undefined]);
});
