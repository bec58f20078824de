import { buildOutputSchema } from '../../../scripts/generate/outputSchemas';

const run = (...outputs: object[]) => ({ parameters: {}, requests: [], outputs: outputs as [] });

it('a schema of a new operation follows from what its samples give', () => {
	const runs = [run({ groupId: 'G', tags: [] }), run({ tags: [{ id: 1 }], gone: null })];
	expect(buildOutputSchema(undefined, runs)).toEqual({
		type: 'object',
		properties: {
			groupId: { type: 'string' },
			tags: {
				type: 'array',
				items: { type: 'object', properties: { id: { type: 'number' } } },
			},
		},
		version: 1,
	});
});

it('a published schema keeps what it says, and gets the keys that it does not name', () => {
	const known = { type: 'object', properties: { groupId: { type: 'string' } }, version: 1 };
	expect(buildOutputSchema(known, [run({ status: 'ok', groupId: 7 })])).toEqual({
		...known,
		properties: { groupId: { type: 'string' }, status: { type: 'string' } },
	});
});

it("Meta's own answer, without Simplify, is in no schema", () => {
	const raw = { ...run({ id: 'G' }), parameters: { simplify: false } };
	expect(buildOutputSchema(undefined, [raw]).properties).toEqual({});
});
