import { extendSavedValues, lostValues } from '../../../scripts/generate/savedValues';

const saved = { 'group.create': ['subject'], provider: ['meta'] };

it('a list of saved values takes what is new, and lets go of nothing', () => {
	const now = { 'group.create': ['title', 'subject'], 'group.rename': ['subject'] };
	expect(extendSavedValues(saved, now)).toEqual({
		'group.create': ['subject', 'title'],
		provider: ['meta'],
		'group.rename': ['subject'],
	});
});

it('what is renamed or gone is named', () => {
	expect(lostValues(saved, { 'group.create': ['title'] })).toEqual([
		'group.create: subject',
		'provider',
	]);
	expect(lostValues(saved, saved)).toEqual([]);
});
