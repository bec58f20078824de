/** The host of Meta's own Graph API. */
export const metaHost = 'graph.facebook.com';
