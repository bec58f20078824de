import { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { FullResponse } from '../../nodes/WhatsAppGroups/core/declarations/channel';
import { asObject } from '../../nodes/WhatsAppGroups/core/values/json';
import { toPath } from './addresses';
import { readDocumented } from './documented';
import { sampleGroupId } from './samples/fieldValues';
import {
	answerAsTrigger,
	isForTrigger,
	sampleSecrets,
	webhook_configuration,
} from './samples/sampleTrigger';

interface Given {
	readonly method: string;
	readonly url: string;
	/** Whether something was created, or deleted, at this address before. */
	readonly isCreated: boolean;
	readonly isDeleted: boolean;
}

let groupsMade = 0;
const gone = {
	error: {
		message: '(#131041) Unknown group',
		type: 'OAuthException',
		code: 131041,
		error_data: { details: 'Unknown group' },
	},
};
const seconds = () => Math.floor(Date.now() / 1000);
const point = { start: 1_764_633_600, end: 1_764_720_000, sent: 1 };
const listed = (id: string, subject: string) => ({ id, subject, created_at: String(seconds()) });
const templates = ['en', 'de'].map((language) => ({
	id: '1',
	name: 'group_offer',
	language,
	status: 'APPROVED',
	category: 'UTILITY',
	components: [
		{
			type: 'BODY',
			text: 'Hello {{1}}: {{2}}',
			example: { body_text: [['Anna', 'https://chat.whatsapp.com/...']] },
		},
	],
}));

/** What Graph answers when all goes well, as far as the operations read it. */
const answers: ReadonlyArray<[method: string, address: RegExp, answer: (given: Given) => unknown]> =
	[
		[
			'GET',
			/\/groups$/,
			({ isCreated }) => ({
				data: {
					groups: [
						listed('OLD', 'Old Purchase'),
						...(isCreated ? [listed(`NEW${++groupsMade}`, 'New Purchase Inquiry')] : []),
					],
				},
			}),
		],
		[
			'POST',
			/\/groups$/,
			() => ({ messaging_product: 'whatsapp', request_id: '1170842395620481' }),
		],
		[
			'DELETE',
			new RegExp(`/${sampleGroupId}$`),
			() => ({ success: true, request_id: '1170842395620481' }),
		],
		[
			'GET',
			/\/invite_link$/,
			() => ({ invite_link: 'https://chat.whatsapp.com/K3PqX9bVd2FLmN7tYwZ1aB' }),
		],
		[
			'GET',
			/\/join_requests$/,
			() => ({
				data: [
					{
						join_request_id: 'MTY0NjcwNDM1OTU=',
						wa_id: '16505551234',
						creation_timestamp: seconds(),
					},
				],
			}),
		],
		['POST', /\/join_requests$/, () => ({ approved_join_requests: ['MTY0NjcwNDM1OTU='] })],
		['DELETE', /\/join_requests$/, () => ({ rejected_join_requests: ['MTY0NjcwNDM1OTU='] })],
		[
			'POST',
			/\/messages$/,
			() => ({
				messaging_product: 'whatsapp',
				messages: [{ id: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQ' }],
			}),
		],
		['POST', /\/media$/, () => ({ id: '1166846181421424' })],
		['GET', /\/(message_templates|message_template_library)$/, () => ({ data: templates })],
		[
			'GET',
			new RegExp(`/${sampleGroupId}$`),
			({ isDeleted }) =>
				isDeleted
					? gone
					: {
							id: sampleGroupId,
							subject: 'New Purchase Inquiry',
							participants: [{ wa_id: '16505551234' }],
						},
		],
		[
			'GET',
			/\/1166846181421424$/,
			() => ({
				id: '1166846181421424',
				url: 'https://lookaside.fbsbx.com/file',
				mime_type: 'image/jpeg',
				file_size: 4,
			}),
		],
		[
			'POST',
			/\/send(Message|File|Sticker|Template)$/,
			() => ({ sent: true, id: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQ' }),
		],
		['POST', /\/uploadMedia$/, () => ({ mediaId: '1166846181421424' })],
		[
			'GET',
			/\/retrieveMedia$/,
			() => ({ url: 'https://storage.1msg.io/file', mimeType: 'image/jpeg' }),
		],
		[
			'GET',
			/\/templates$/,
			() => ({
				data: templates,
				templates: templates.map((template) => ({ ...template, namespace: 'ca300906' })),
			}),
		],
		[
			'GET',
			/\/inviteLink$/,
			() => ({ inviteLink: 'https://chat.whatsapp.com/K3PqX9bVd2FLmN7tYwZ1aB' }),
		],
		['GET', /\/file$/, () => Readable.from([Buffer.from('file')])],
		['GET', /lookaside/, () => Readable.from([Buffer.from('file')])],
		[
			'GET',
			/\/102290129340398$/,
			() => ({
				analytics: { data_points: [point] },
				pricing_analytics: {
					data: [{ data_points: [{ ...point, country: 'US', volume: 5, cost: 0.125 }] }],
				},
			}),
		],
		['GET', /group_analytics$/, () => ({ data: [{ data_points: [point] }] })],
	];

const answersAboutCallback = [
	'GET',
	/./,
	() => ({ id: '1065403522', webhook_configuration }),
] as const;

const documented = [...readDocumented().values()];

/** The answer of a fixture, for operations that have one. */
function findDocumented(method: string, url: string): unknown {
	return documented.find(({ request }) => request.method === method && request.path === toPath(url))
		?.answer;
}

/** A server that answers as Graph does, and remembers what it was asked. */
export class SampleServer {
	readonly requests: IHttpRequestOptions[] = [];

	readonly answer = (options: IHttpRequestOptions): FullResponse => {
		if (isForTrigger(options)) return answerAsTrigger(options, sampleSecrets);
		const { method = 'GET', url, qs } = options;
		const was = (wanted: string) =>
			this.requests.some((other) => other.url === url && other.method === wanted);
		const given = { method, url, isCreated: was('POST'), isDeleted: was('DELETE') };
		this.requests.push(options);
		const isAboutCallback = asObject(qs).fields === 'webhook_configuration';
		const found = isAboutCallback
			? answersAboutCallback
			: answers.find(([wanted, address]) => wanted === method && address.test(url));
		const body = found?.[2](given) ??
			findDocumented(method, url) ?? { success: true, id: '1166846181421424' };
		return { statusCode: 200, headers: { 'content-type': 'application/json' }, body };
	};
}
