import { toRow } from '../../../nodes/WhatsAppGroups/groups/analytics/rows';

const names = { numbers: { cost: 'cost', volume: 'volume' } };

it.each([
	[0.1 + 0.2, 0.3],
	[0.075000000000000011, 0.075],
	['12.340000000000002', 12.34],
	[0.0000123, 0.0000123],
	[123456789.01, 123456789.01],
	[0, 0],
])('gives the cost %s without what adding up left of it', (cost, shown) => {
	expect(toRow({ cost }, names)).toEqual({ cost: shown });
});

it('leaves out what is no number', () => {
	expect(toRow({ cost: 'none', volume: 3 }, names)).toEqual({ volume: 3 });
});
