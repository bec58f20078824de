/** Whether the name of a host means the machine itself: nobody else gets there by it. */
export function isLocalHost(name: string): boolean {
	return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/.test(name);
}

/** Addresses and names that mean something only in the network of this machine. */
const ownNetwork =
	/^(10\.\d+|172\.(1[6-9]|2\d|3[01])|192\.168|169\.254)\.\d+\.\d+$|^\[f[cd]|^\[fe80|^[^.:]+$|\.(internal|lan|local)$/;

/** Whether nobody outside gets to a host of this name. */
export function isInOwnNetwork(name: string): boolean {
	return isLocalHost(name) || ownNetwork.test(name);
}
