/** An address that needs no token, for a file that a person sent. */
export function storageUrl(mediaId: string, baseUrl: string, graphUrl: string): string {
	return `${baseUrl}/oneMsg-storage/${mediaId}?seal=${sealOf(graphUrl)}`;
}

function sealOf(graphUrl: string): string {
	const { searchParams } = new URL(graphUrl);
	return `${searchParams.get('ext') ?? ''}.${searchParams.get('hash') ?? ''}`;
}
