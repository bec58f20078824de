import type { Provider } from '../core/provider';
import { meta } from './meta';

/** Every provider, in the order of the panel. */
export const providers: readonly Provider[] = [meta];
