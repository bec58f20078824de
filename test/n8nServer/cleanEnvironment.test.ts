import { cleanEnvironment } from '../../n8nServer/cleanEnvironment';

describe('the environment of a program under test', () => {
	it("leaves the settings of the user's own n8n, of Node and of the calling npm behind", () => {
		const own = {
			PATH: '/bin',
			HTTPS_PROXY: 'http://proxy',
			npm_config_registry: 'http://registry',
		};
		const foreign = {
			N8N_PORT: '1',
			DB_TYPE: 'postgresdb',
			WEBHOOK_URL: 'x',
			NODE_OPTIONS: '-r x',
			npm_lifecycle_event: 'start',
			npm_config_local_prefix: '/x',
			QUEUE_BULL_PREFIX: 'x',
		};
		expect(cleanEnvironment({ N8N_PORT: '2' }, { ...own, ...foreign })).toEqual({
			...own,
			N8N_PORT: '2',
		});
	});
});
