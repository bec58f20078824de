import type { INodeProperties } from 'n8n-workflow';
import { triggerProperties } from '../../../scripts/generate/triggerProperties';

const notices = triggerProperties.filter(({ name }) => name.endsWith('EventsNotice'));

it('the panel says below the events which of them 1msg.io tells only on demand, and that alone', () => {
	const [{ displayName, displayOptions } = {} as INodeProperties, ...others] = notices;
	expect(others).toEqual([]);
	expect(displayName).toContain('raw hooks');
	const { provider, events = [] } = displayOptions?.show ?? {};
	expect(provider).toEqual(['oneMsg']);
	expect(events).toEqual(
		expect.arrayContaining(['group.created', 'participant.joined', 'group.suspended']),
	);
	expect(events).not.toContain('message.received');
	expect(events).not.toContain('message.delivered');
});

it('it stands right below them', () => {
	const names = triggerProperties.map(({ name }) => name);
	expect(names[names.indexOf('events') + 1]).toBe('oneMsgEventsNotice');
});
