import type { IDataObject } from 'n8n-workflow';
import { toIds } from '../../groups/people/participant';
import { asNumber, asObject, asObjects, asText, compact } from '../../core/values/json';

function readContact(contact: IDataObject): IDataObject {
	const { name, org, phones, emails } = contact;
	const { formatted_name, first_name, last_name } = asObject(name);
	return compact({
		name: asText(formatted_name),
		firstName: asText(first_name),
		lastName: asText(last_name),
		company: asText(asObject(org).company),
		phones: asObjects(phones).map(({ phone, type, wa_id }) =>
			compact({ phone: asText(phone), type: asText(type), ...toIds(wa_id, undefined) }),
		),
		emails: asObjects(emails).flatMap(({ email }) => asText(email) ?? []),
	});
}

function readLocation(location: IDataObject): IDataObject {
	return compact({
		latitude: asNumber(location.latitude),
		longitude: asNumber(location.longitude),
		name: asText(location.name),
		address: asText(location.address),
		url: asText(location.url),
	});
}

/** Contacts and places in a form that can be mapped without looking into WhatsApp's own. */
export function readPlain(type: string, content: unknown): IDataObject {
	if (type === 'contacts') return { contacts: asObjects(content).map(readContact) };
	return type === 'location' ? { location: readLocation(asObject(content)) } : {};
}
