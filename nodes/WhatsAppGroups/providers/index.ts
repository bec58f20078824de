import type { Provider } from '../core/provider';
import { dialog360 } from './dialog360';
import { meta } from './meta';
import { oneMsg } from './oneMsg';

/** Every provider, in the order of the panel. */
export const providers: readonly Provider[] = [meta, dialog360, oneMsg];
