import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { lookAtLink } from '../../../nodes/WhatsAppGroups/core/sending/lookAtLink';

const url = 'https://files.example/plan.jpg';
const type = { 'content-type': 'image/jpeg' };
const length = { 'content-length': '9' };

interface Given {
	readonly statusCode: number;
	readonly headers?: IDataObject;
	readonly body?: object;
}

/** Looks at a link whose server gives these answers; no answer is none. */
async function look(...answers: Array<Given | undefined>) {
	const asked: IHttpRequestOptions[] = [];
	let unread = 0;
	const httpRequest = async (options: IHttpRequestOptions) => {
		const answer = answers[asked.push(options) - 1];
		if (!answer) throw new Error('ECONNREFUSED');
		return await Promise.resolve({ body: { destroy: () => (unread += 1) }, ...answer });
	};
	const helpers = { httpRequest } as unknown as IExecuteFunctions['helpers'];
	const link = await lookAtLink({ helpers }, url);
	return { link, asked, methods: asked.map(({ method }) => method), unread };
}

it('is told type and size, and leaves the file where it is', async () => {
	const { link, asked, unread } = await look({ statusCode: 200, headers: { ...type, ...length } });
	expect(link).toEqual({ httpStatus: 200, mimeType: 'image/jpeg', bytes: 9 });
	expect(unread).toBe(1);
	expect(asked).toEqual([
		{
			method: 'HEAD',
			url,
			abortSignal: expect.any(AbortSignal),
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'stream',
		},
	]);
});

it.each([200, 299])(
	'takes %i for an answer, and says no more than it knows',
	async (statusCode) => {
		expect(await look({ statusCode })).toMatchObject({
			link: { httpStatus: statusCode },
			unread: 1,
		});
	},
);

it.each([199, 300, 405])(
	'asks again with GET where the answer to HEAD is %i',
	async (statusCode) => {
		const { link, methods } = await look(
			{ statusCode, headers: length },
			{ statusCode: 200, headers: type },
		);
		expect(link).toEqual({ httpStatus: 200, mimeType: 'image/jpeg' });
		expect(methods).toEqual(['HEAD', 'GET']);
	},
);

it('says what the second answer says, or that there is none', async () => {
	expect((await look({ statusCode: 404 }, { statusCode: 410 })).link).toEqual({ httpStatus: 410 });
	expect(await look()).toMatchObject({ link: {}, methods: ['HEAD', 'GET'] });
});

it.each([undefined, {}])('needs no content to take an answer for one: %j', async (body) => {
	expect((await look({ statusCode: 200, body })).link).toEqual({ httpStatus: 200 });
});
