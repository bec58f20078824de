/** What `npm pack --json` says of a tarball. */
export interface PackedTarball {
	readonly filename: string;
	/** Packed, in bytes. */
	readonly size: number;
	readonly files: ReadonlyArray<{ readonly path: string }>;
}

export const mostPackedBytes = 300_000;

/** The nodes with their icons, codex files and output schemas, the credentials, and no more. */
const needed = [
	/^(LICENSE|README\.md|package\.json|index\.js)$/,
	/^dist\/credentials\/\w+\.credentials\.js$/,
	/^dist\/nodes\/WhatsAppGroups\/(\w+\/)*\w+(\.node)?\.js$/,
	/^dist\/nodes\/WhatsAppGroups\/\w+\.(node\.json|svg|dark\.svg)$/,
	/^dist\/nodes\/WhatsAppGroups\/__schema__\/v\d+\.\d+\.\d+\/\w+\/\w+\.json$/,
];

/** What is wrong with a tarball: too large, or with files that no user needs. */
export function faultsOf({ size, files }: PackedTarball): string[] {
	const unneeded = files
		.map(({ path }) => path)
		.filter((path) => !needed.some((pattern) => pattern.test(path)));
	return [
		...(size > mostPackedBytes ? [`${size} bytes packed, more than ${mostPackedBytes}`] : []),
		...unneeded.map((path) => `${path} is of no use to a user`),
	];
}
