import type { IWebhookFunctions } from 'n8n-workflow';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { logRefusal } from '../../../nodes/WhatsAppGroups/core/webhooks/refusalLog';

describe('the log of refused requests', () => {
	let lines: string[];
	beforeEach(() => {
		jest.useFakeTimers();
		resetProcessState();
		lines = [];
	});
	afterEach(() => jest.useRealTimers());

	function refuse(httpStatus: number, reason: string, workflowId = 'one'): void {
		const context = {
			getNode: () => ({ id: 'node', name: 'Trigger' }),
			getWorkflow: () => ({ id: workflowId }),
			logger: { warn: (line: string) => lines.push(line) },
		};
		logRefusal(context as unknown as IWebhookFunctions, httpStatus, reason);
	}

	const secondIsOver = async () => await jest.advanceTimersByTimeAsync(1_000);

	it('has the first one at once, and those of each second after that in one line', async () => {
		for (let times = 0; times < 300; times++) refuse(401, 'No signature');
		refuse(403, 'Wrong token');
		expect(lines).toEqual(['Trigger: No signature. Responded with 401; no execution was started.']);
		await secondIsOver();
		refuse(401, 'No signature');
		await secondIsOver();
		expect(lines.slice(1)).toEqual([
			'Trigger: 300 more requests were refused within a second, and started no execution: 299 × No signature (401); 1 × Wrong token (403).',
			'Trigger: 1 more request was refused within a second, and started no execution: 1 × No signature (401).',
		]);
	});

	it('has a line at once again after a second without any', async () => {
		refuse(401, 'No signature');
		await secondIsOver();
		refuse(401, 'No signature');
		expect(lines).toHaveLength(2);
		expect(lines[1]).toBe(lines[0]);
	});

	it('is kept for each trigger', () => {
		refuse(401, 'No signature', 'one');
		refuse(401, 'No signature', 'another');
		expect(lines).toHaveLength(2);
	});
});
