import { name, version } from '../../package.json';
import { read } from '../architecture/sources';

it('the page about queue mode installs this package in this version, as n8n reads its list', () => {
	const [, list = ''] = /N8N_COMMUNITY_PACKAGES='(.+)'/.exec(read('docs/queue-mode.md')) ?? [];
	expect(JSON.parse(list)).toEqual([{ name, version }]);
});
