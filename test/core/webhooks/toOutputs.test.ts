import { FakeTrigger, told } from './fakeTrigger';

describe('what starts the workflow', () => {
	const read = { ...told('b'), event: 'news.read' };

	it('comes out at one place', async () => {
		const trigger = new FakeTrigger();
		await trigger.hear(told('a'), read);
		expect(trigger.heard).toEqual([['a', 'b']]);
	});

	it('comes out at the place of its kind, where each kind has one', async () => {
		const trigger = new FakeTrigger({ options: { outputPerKind: true } });
		await trigger.hear(told('a'), read, told('c'));
		await trigger.hear({ ...read, eventId: 'd' });
		expect(trigger.heard).toEqual([['a', 'c'], ['b'], [], ['d']]);
	});
});
