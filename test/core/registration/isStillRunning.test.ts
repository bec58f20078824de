import { isStillRunning } from '../../../nodes/WhatsAppGroups/core/registration/isStillRunning';

it.each([
	[409, 'The execution "7" is running already.', true],
	// A run in the editor, in n8n 2.41.
	[500, `{"code":0,"message":"Cannot read properties of undefined (reading 'resumeToken')"}`, true],
	[500, '{"code":0,"message":"The database is away"}', false],
	[502, 'Bad Gateway', false],
	[401, '{"error":"Invalid token"}', false],
	[404, 'The execution "7" does not exist.', false],
	[200, "(reading 'resumeToken')", false],
])('n8n says that an execution still runs: %i %s → %s', (httpStatus, text, isIt) => {
	expect(isStillRunning({ httpStatus, text })).toBe(isIt);
});
