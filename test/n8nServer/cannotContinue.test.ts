import { explainNpmFailure } from '../../n8nServer/cannotContinue';

describe('a failure of npm', () => {
	it.each([
		'ENOTFOUND registry',
		'EAI_AGAIN',
		'connect ECONNREFUSED 127.0.0.1:4873',
		'network request to x failed',
	])('is about the network when npm says "%s"', (said) => {
		expect(explainNpmFailure('npm install', `npm error ${said}`).message).toContain(
			'The npm registry cannot be reached: check the network connection',
		);
	});

	it('is about the disk when it is full', () => {
		expect(explainNpmFailure('npm install', 'npm error code ENOSPC').message).toContain(
			'The disk is full: free at least 3 GB',
		);
	});

	it('otherwise repeats what npm said, without the path of its log', () => {
		const { message } = explainNpmFailure(
			'npm install',
			'npm warn old\nnpm error code ELSE\nnpm error A complete log of this run can be found in: x',
		);
		expect(message).toBe(
			'`npm install` failed; put right what it says below and run the command again.\nnpm error code ELSE',
		);
	});
});
