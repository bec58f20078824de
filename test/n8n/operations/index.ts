import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { businessCases } from './business';
import { toDerivedCase } from './derived';
import { groupCases } from './groups';
import { messageCases } from './messages';
import type { OperationCase } from './operationCase';
import { peopleCases } from './people';

const ownCases: OperationCase[] = [
	...groupCases,
	...peopleCases,
	...messageCases,
	...businessCases,
];

/** Every operation there is: with a case of its own in one of these lists, or a derived one. */
export const operationCases: OperationCase[] = [
	...ownCases,
	...operations
		.filter(
			({ resource, operation }) =>
				!ownCases.some((own) => own.resource === resource && own.operation === operation),
		)
		.map(toDerivedCase),
];
