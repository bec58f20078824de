import type { Provider } from '../core/declarations/provider';
import { dialog360 } from './dialog360/provider';
import { meta } from './meta/provider';
import { oneMsg } from './oneMsg/provider';

/** Every provider, in the order of the panel. */
export const providers: readonly Provider[] = [meta, dialog360, oneMsg];
