/** Asks the emulator; throws with its words when it refuses. */
export async function ask(path, body) {
	const response = await fetch(`/_emulator${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		...(body === undefined
			? {}
			: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.error ?? `The emulator answered ${response.status}.`);
	return answer;
}

export async function groups() {
	return (await ask('/groups')).groups;
}

export async function group(id) {
	return await ask(`/groups/${encodeURIComponent(id)}`);
}
