import type { IDataObject } from 'n8n-workflow';
import {
	addExpectation,
	decryptResume,
	encryptResume,
	endExpectation,
	isOver,
	mostExpected,
	readExpectations,
} from '../../../nodes/WhatsAppGroups/core/registration/expectations';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';

let keys = 0;
let staticData: IDataObject;
let key: string;
const store = (others: IDataObject = {}) => ({
	staticData,
	key,
	owner: () => 'me',
	...others,
});
const expectation = (id: string) => ({ id, resume: 'encrypted', pattern: { about: id } });
const namesOf = (all = readExpectations(store())) => [...all.keys()];

beforeEach(() => {
	staticData = {};
	key = `trigger ${(keys += 1)}`;
});
afterEach(() => jest.restoreAllMocks());

it('touches nothing where nobody waits', () => {
	expect(readExpectations(store()).size).toBe(0);
	expect(staticData).toEqual({});
});

it('is there after a restart', () => {
	expect(addExpectation(store(), { ...expectation('a'), untilMs: Date.now() + 1_000 })).toBe(
		'added',
	);
	resetProcessState();
	expect(readExpectations(store()).get('a')).toEqual({
		resume: 'encrypted',
		pattern: { about: 'a' },
		untilMs: expect.any(Number),
	});
	resetProcessState();
	expect(readExpectations(store({ owner: () => 'a copy' })).size).toBe(0);
});

it('says when n8n has it saved', () => {
	expect(addExpectation(store(), expectation('a'))).toBe('added');
	expect(addExpectation(store(), expectation('a'))).toBe('saved');
	staticData = {};
	expect(addExpectation(store(), expectation('a'))).toBe('added');
});

it('does not take one that is over for the same that is asked again', () => {
	const announced = { ...expectation('a'), isAnnounced: true };
	for (const asked of [announced, expectation('a')]) {
		expect(addExpectation(store(), asked)).toBe('added');
		expect(addExpectation(store(), asked)).toBe('saved');
		endExpectation(store(), 'a');
		expect(addExpectation(store(), asked)).toBe('added');
		const again = readExpectations(store()).get('a');
		expect(again && isOver(again)).toBe(false);
	}
});

it('is saved again where somebody has saved older data over it', () => {
	addExpectation(store(), expectation('a'));
	staticData = {};
	expect(namesOf()).toEqual(['a']);
	resetProcessState();
	expect(namesOf()).toEqual(['a']);
});

it('joins what two processes have saved, and what is over for one is over', () => {
	addExpectation(store(), expectation('a'));
	const other = { key: `${key} of another process` };
	expect(namesOf(readExpectations(store(other)))).toEqual(['a']);
	addExpectation(store(other), expectation('b'));
	expect(namesOf().sort()).toEqual(['a', 'b']);
	expect(endExpectation(store(other), 'a')).toBe(true);
	const a = readExpectations(store()).get('a');
	expect(a && isOver(a)).toBe(true);
	expect(endExpectation(store(), 'unknown')).toBe(false);
});

it('what is asked now replaces what was announced, whoever has saved it', () => {
	const announced = { ...expectation('a'), isAnnounced: true, untilMs: Date.now() + 60_000 };
	const other = { key: `${key} of another process` };
	const isAnnounced = (given: IDataObject = {}) =>
		readExpectations(store(given)).get('a')?.isAnnounced === true;
	expect(addExpectation(store(), announced)).toBe('added');
	expect([isAnnounced(), isAnnounced(other)]).toEqual([true, true]);
	const older = { ...staticData };
	expect(addExpectation(store(other), expectation('a'))).toBe('added');
	expect([isAnnounced(), isAnnounced(other)]).toEqual([false, false]);
	staticData = older;
	expect(isAnnounced(other)).toBe(false);
	expect(addExpectation(store(other), expectation('a'))).toBe('saved');
});

it('takes no more than it can keep, and those that are over do not count', () => {
	for (let at = 0; at < mostExpected; at += 1)
		expect(addExpectation(store(), expectation(`e${at}`))).toBe('added');
	expect(addExpectation(store(), expectation('one more'))).toBe('full');
	endExpectation(store(), 'e7');
	expect(addExpectation(store(), expectation('one more'))).toBe('added');
});

it('remembers the newest hundred that are over, for a day', () => {
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now');
	for (let at = 0; at < 130; at += 1) {
		clock.mockReturnValue(now + at);
		addExpectation(store(), expectation(`e${at}`));
		endExpectation(store(), `e${at}`);
	}
	expect(namesOf()).toHaveLength(100);
	expect(namesOf()).toContain('e129');
	expect(namesOf()).not.toContain('e0');
	clock.mockReturnValue(now + 25 * 60 * 60_000);
	expect(namesOf()).toEqual([]);
	expect(staticData).toEqual({});
});

it('stays small: a hundred that wait and a hundred that are over', () => {
	const resume = encryptResume(`https://n8n.example/webhook-waiting/${'1'.repeat(200)}`, {
		chainSecret: 's',
	});
	const pattern = {
		groupId: 'g'.repeat(60),
		messageId: 'm'.repeat(90),
		words: ['Approve', 'Decline'],
	};
	for (let at = 0; at < 200; at += 1) {
		addExpectation(store(), { id: `execution ${at}`, resume, pattern });
		if (at < 100) endExpectation(store(), `execution ${at}`);
	}
	expect(JSON.stringify(staticData).length).toBeLessThan(120_000);
});

it('keeps the address so that only the secret reads it, the second one, too', () => {
	const kept = encryptResume('https://n8n.example/resume', { chainSecret: 'old' });
	expect(kept).not.toContain('resume');
	expect(decryptResume(kept, { chainSecret: 'new', secondChainSecret: 'old' })).toBe(
		'https://n8n.example/resume',
	);
	expect(decryptResume(kept, { chainSecret: 'new' })).toBeUndefined();
});
