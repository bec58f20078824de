import { resetProcessState } from '../../nodes/WhatsAppGroups/core/process/processState';

// What the node remembers must not pass from one test to the next.
afterEach(() => resetProcessState());
