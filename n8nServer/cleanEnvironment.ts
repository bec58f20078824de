/**
 * Settings of the user's own n8n, of the npm that started us and of Node would change what is
 * tested; they stay behind.
 */
const foreign =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL$|VUE_APP_|CREDENTIALS_|GENERIC_TIMEZONE$|NODE_OPTIONS$|NODE_PATH$|NODE_ENV$|npm_(?!config_)|npm_config_(local_|global_)?prefix$|INIT_CWD$)/;

/** This process' environment without what would leak into a program under test. */
export function cleanEnvironment(
	extra: NodeJS.ProcessEnv = {},
	from: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
	const kept = Object.entries(from).filter(([name]) => !foreign.test(name));
	return { ...Object.fromEntries(kept), ...extra };
}
