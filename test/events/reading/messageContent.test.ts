import { readPlain } from '../../../nodes/WhatsAppGroups/events/reading/messageContent';

it('a contact can be mapped: names, numbers and addresses', () => {
	const contact = {
		name: { formatted_name: 'Ana M', first_name: 'Ana', last_name: 'M' },
		org: { company: 'Acme', title: 'x' },
		phones: [{ phone: '+1 650', type: 'CELL', wa_id: '1650' }, 'no phone'],
		emails: [{ email: 'ana@example.com', type: 'WORK' }, {}],
	};
	expect(readPlain('contacts', [contact, null, {}])).toEqual({
		contacts: [
			{
				name: 'Ana M',
				firstName: 'Ana',
				lastName: 'M',
				company: 'Acme',
				phones: [{ phone: '+1 650', type: 'CELL', waId: '1650' }],
				emails: ['ana@example.com'],
			},
			{ phones: [], emails: [] },
		],
	});
});

it('a user ID in place of the phone number of a contact is shown as what it is', () => {
	expect(readPlain('contacts', [{ phones: [{ wa_id: 'US.13491208655302741918' }] }])).toEqual({
		contacts: [{ phones: [{ userId: 'US.13491208655302741918' }], emails: [] }],
	});
});

it('a place can be mapped, also where its numbers are quoted', () => {
	const place = { latitude: '37.48', longitude: -122.15, name: 'Home', address: 'A 1', url: 'u' };
	expect(readPlain('location', place)).toEqual({
		location: { latitude: 37.48, longitude: -122.15, name: 'Home', address: 'A 1', url: 'u' },
	});
});

it.each([
	['contacts', 'x', { contacts: [] }],
	['location', [1], { location: {} }],
	['order', { latitude: 1 }, {}],
])('what has another form is left to the content as it came: %s %j', (type, content, expected) => {
	expect(readPlain(type, content)).toEqual(expected);
});
