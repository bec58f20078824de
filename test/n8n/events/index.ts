import type { EventCase } from './eventCase';
import { groupCases } from './groups';
import { messageCases } from './messages';
import { peopleCases } from './people';

/** Every event there is; a new one adds its entry in one of these lists. */
export const eventCases: EventCase[] = [...groupCases, ...peopleCases, ...messageCases];
