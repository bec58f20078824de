import type { FieldValues } from '../../core/declarations/field';
import type { Targets } from '../../core/execution/sendToEach';
import { InputRefusal } from '../../errors/inputRefusal';
import type { recipients } from '../fields/targets';

type Recipients = FieldValues<typeof recipients>;

/** The groups that a message goes to, each once. @throws InputRefusal when there are none. */
export function groupsToReach({ sendTo, groupId, groupIds }: Recipients): Targets {
	const ids = sendTo === 'groups' ? groupIds : [groupId.trim()].filter((id) => id !== '');
	if (ids.length === 0)
		throw new InputRefusal(
			'No group is chosen',
			'Choose a group, or check the expression. Nothing was sent.',
		);
	return { key: 'groupId', plural: 'groups', ids };
}
