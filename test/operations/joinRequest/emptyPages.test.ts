import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { emulatorCredentials, runAction } from '../../support/actionHost';
import { byId } from '../../support/emulatorHost';

it.each(['approve', 'reject'])(
	'%s: All Pending goes past a page that Graph emptied',
	async (operation) => {
		const done = operation === 'approve' ? 'approved' : 'rejected';
		const decided: unknown[] = [];
		const pages: IDataObject[] = [
			{ data: [], paging: { cursors: { after: 'A' }, next: 'https://next' } },
			{ data: [{ join_request_id: 'J1' }], paging: { cursors: { after: 'B' } } },
		];
		const answer = ({ method, qs = {}, body }: IHttpRequestOptions) => {
			const ids = (body as { join_requests?: string[] } | undefined)?.join_requests;
			if (ids) decided.push(...ids);
			const page = qs.after === 'A' ? pages[1] : pages[0];
			return {
				statusCode: 200,
				headers: {},
				body: method === 'GET' ? page : { [`${done}_join_requests`]: ids },
			};
		};
		const { items } = await runAction({
			parameters: {
				resource: 'joinRequest',
				operation,
				groupId: byId('G'),
				joinRequests: 'allPending',
			},
			credentials: emulatorCredentials,
			answer,
		});
		expect(decided).toEqual(['J1']);
		expect(items.map(({ json }) => json)).toEqual([
			{ groupId: 'G', joinRequestId: 'J1', status: done },
		]);
	},
);
