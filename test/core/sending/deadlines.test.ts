import { Deadlines } from '../../../nodes/WhatsAppGroups/core/sending/deadlines';

it('gives requests of one moment one signal, however the time of day is set', () => {
	const deadlines = new Deadlines();
	const early = deadlines.signalFor(60_000);
	expect(deadlines.signalFor(60_000)).toBe(early);
	const now = performance.now();
	jest.spyOn(performance, 'now').mockReturnValue(now + 3_000);
	jest.spyOn(Date, 'now').mockReturnValue(0);
	expect(deadlines.signalFor(60_000)).not.toBe(early);
	jest.restoreAllMocks();
});
