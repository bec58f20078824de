import { onAbort } from '../../../nodes/WhatsAppGroups/core/process/wait';

it('is told of a stop also when that came before', () => {
	const act = jest.fn();
	onAbort(AbortSignal.abort(), act);
	expect(act).toHaveBeenCalledTimes(1);
});

it('is told once, unless it called that off', () => {
	const stop = new AbortController();
	const [told, calledOff] = [jest.fn(), jest.fn()];
	onAbort(stop.signal, told);
	onAbort(stop.signal, calledOff)();
	stop.abort();
	expect([told.mock.calls.length, calledOff.mock.calls.length]).toEqual([1, 0]);
});
