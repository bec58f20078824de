import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSources } from '../../n8nServer/sourceHash';
import { makeTemporaryFolder } from '../support/temporaryFolder';

describe('the hash of the sources', () => {
	let checkout: string;

	beforeEach(() => {
		checkout = makeTemporaryFolder('sources');
		mkdirSync(join(checkout, 'nodes/core'), { recursive: true });
		writeFileSync(join(checkout, 'nodes/core/send.ts'), 'one');
	});

	it('stays as long as nothing that ships changes', () => {
		const before = hashSources(checkout);
		mkdirSync(join(checkout, 'test'));
		writeFileSync(join(checkout, 'test/some.test.ts'), 'x');
		expect(hashSources(checkout)).toBe(before);
	});

	it('changes with a byte, a name, and a new file', () => {
		const hashes = new Set([hashSources(checkout)]);
		writeFileSync(join(checkout, 'nodes/core/send.ts'), 'two');
		hashes.add(hashSources(checkout));
		writeFileSync(join(checkout, 'nodes/core/rate.ts'), '');
		hashes.add(hashSources(checkout));
		writeFileSync(join(checkout, 'package.json'), '{}');
		hashes.add(hashSources(checkout));
		expect(hashes.size).toBe(4);
	});
});
