import { businessCases } from './business';
import { groupCases } from './groups';
import { messageCases } from './messages';
import type { OperationCase } from './operationCase';
import { peopleCases } from './people';

/** Every operation there is; a new one adds its entry in one of these lists. */
export const operationCases: OperationCase[] = [
	...groupCases,
	...peopleCases,
	...messageCases,
	...businessCases,
];
