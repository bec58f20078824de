import type { INode } from 'n8n-workflow';
import { toAsked } from '../../../nodes/WhatsAppGroups/core/sending/askForSetup';
import { InputRefusal } from '../../../nodes/WhatsAppGroups/errors/inputRefusal';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';

const after = async (failure: unknown) => await toAsked(Promise.reject(failure as Error));

it('an answer is one', async () => {
	expect(await toAsked(Promise.resolve({ id: '1' }))).toEqual({ body: { id: '1' } });
});

it('what the credential lacks is why nothing was asked', async () => {
	const skipped = 'The App ID is missing';
	expect(await after(new InputRefusal(skipped, 'Fill it in.'))).toEqual({
		skipped,
		remedy: 'Fill it in.',
	});
	expect(await after(new InputRefusal(skipped))).toEqual({ skipped });
});

it('a refusal is told with its code, its status and what to do', async () => {
	const refusal = { httpStatus: 403, code: 10, message: 'Not for you' };
	expect(await after(toNodeApiError({ name: 'Node' } as INode, refusal))).toEqual({
		failure: expect.stringMatching(/permission/),
		remedy: expect.stringMatching(/\w/),
		httpStatus: 403,
		code: 10,
	});
});

it('whatever else goes wrong is told in its own words', async () => {
	expect(await after(new Error('Out of memory'))).toEqual({ failure: 'Out of memory' });
});
