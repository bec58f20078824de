import { Agent } from 'node:http';

/**
 * A connection for each request. A server closes idle ones after some seconds, and a request that
 * goes out at that very moment fails: seldom, and more often on a busy machine.
 */
export const withoutKeepAlive = new Agent({ keepAlive: false });
