/** Whether the name of a host means the machine itself: nobody else gets there by it. */
export function isLocalHost(name: string): boolean {
	return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/.test(name);
}
