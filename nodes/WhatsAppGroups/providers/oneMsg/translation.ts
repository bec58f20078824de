import type { IDataObject } from 'n8n-workflow';
import type { Form, WireRequest } from '../../core/declarations/request';

/** A question of Graph as 1msg wants it asked, and how its answer reads in Graph's words. */
export interface Translation extends Pick<WireRequest, 'method' | 'query' | 'body'> {
	/** Below the channel. */
	readonly path: string;
	readonly form?: Form;
	readonly read?: (body: unknown) => IDataObject;
}
