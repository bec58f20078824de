import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { addGroupAnalyticsRoute } from './groupAnalytics';
import { addGroupRoutes } from './groupRoutes';
import { addMediaRoutes } from './mediaRoutes';
import { addMembershipRoutes } from './membershipRoutes';
import { addMessageRoutes } from './messageRoutes';
import { addNodeRoutes } from './nodeRoutes';
import { surround } from './scope';
import { addSubscriptionRoutes } from './subscriptionRoutes';
import { addTemplateRoutes } from './templateRoutes';

/** Meta's Graph addresses, below `/vNN.N`. */
export function addGraph(scope: FastifyInstance, emulation: Emulation): void {
	surround(scope, emulation);
	addNodeRoutes(scope, emulation);
	addGroupRoutes(scope, emulation);
	addMembershipRoutes(scope, emulation);
	addMessageRoutes(scope, emulation);
	addMediaRoutes(scope, emulation);
	addTemplateRoutes(scope, emulation);
	addGroupAnalyticsRoute(scope, emulation);
	addSubscriptionRoutes(scope, emulation);
}
