/**
 * Until when Meta answers a version of the Graph API; absent while no date is known. From its
 * version table, July 2026.
 */
export const graphVersions: Readonly<Record<string, string | undefined>> = {
	'v20.0': '2026-09-24',
	'v21.0': '2027-01-21',
	'v22.0': '2027-05-20',
	'v23.0': '2027-10-08',
	'v24.0': '2028-02-18',
	'v25.0': '2028-07-29',
	'v26.0': undefined,
};
