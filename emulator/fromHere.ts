import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * On this machine, and by an address of this machine: a stranger's host name that was made to point
 * here (DNS rebinding) gets neither the page nor the control.
 */
export function isFromHere({ ip, hostname }: FastifyRequest): boolean {
	const host = hostname.replace(/^\[|\]$/g, '');
	return isLoopback(ip) && (host === 'localhost' || isLoopback(host));
}

function isLoopback(address: string): boolean {
	const plain = address.replace(/^::ffff:/, '');
	return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
