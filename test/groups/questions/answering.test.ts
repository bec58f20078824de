import {
	readAnswering,
	requirePeople,
} from '../../../nodes/WhatsAppGroups/groups/questions/answering';

const readLabels = (approveLabel?: string, disapproveLabel?: string) =>
	readAnswering({
		responseType: 'approval',
		approvalOptions: { values: [{ approvalType: 'double', approveLabel, disapproveLabel }] },
		formFields: {},
		options: {},
	} as never);

const readForm = (...values: object[]) =>
	readAnswering({
		responseType: 'customForm',
		approvalOptions: {},
		formFields: { values },
		options: {},
	} as never);

it.each([undefined, '', ' ', '\u200b'])(
	'a label that shows nothing is the usual one: %j',
	(label) => {
		expect(readLabels(label, label)).toMatchObject({ approve: 'Approve', decline: 'Decline' });
	},
);

it('takes labels that differ in a sign only', () => {
	expect(readLabels('Yes 👍', 'Yes 👎')).toMatchObject({ approve: 'Yes 👍', decline: 'Yes 👎' });
});

it.each([
	['OK', 'ok'],
	['Decline', ''],
])('refuses buttons that nobody could tell apart: %j and %j', (approve, decline) => {
	expect(() => readLabels(approve, decline)).toThrow('so nobody could tell them apart');
});

it.each(['', '\u200b'])('refuses an element without a label: %j', (fieldLabel) => {
	expect(() => readForm({ fieldLabel, fieldType: 'text', fieldName: 'a' })).toThrow(
		'Form element 1 has no Label',
	);
});

it('offers choices as browsers send them back, each once', () => {
	const options = [' Sat\nurday', 'Sat urday ', '', 'Sunday'].map((option) => ({ option }));
	const element = { fieldLabel: 'Day', fieldType: 'dropdown', fieldOptions: { values: options } };
	expect(readForm(element)).toMatchObject({
		elements: [{ key: 'Day', choices: ['Sat urday', 'Sunday'] }],
	});
});

it('lets everybody answer only where nobody was to be named', () => {
	const nobody = { people: [], isPosted: false };
	const computed = { whoMayAnswer: '={{ $json.manager }}' };
	expect(() => requirePeople(nobody, computed)).toThrow('everybody in the group could answer');
	expect(() => requirePeople(nobody, { whoMayAnswer: '' })).not.toThrow();
	expect(() => requirePeople(undefined, computed)).not.toThrow();
	expect(() => requirePeople({ ...nobody, people: ['anna'] }, computed)).not.toThrow();
});

it.each(['approved', 'timedOut', '__proto__'])(
	'refuses the name %s for an element',
	(fieldName) => {
		expect(() => readForm({ fieldLabel: 'A', fieldName })).toThrow('a name that the output has');
	},
);
