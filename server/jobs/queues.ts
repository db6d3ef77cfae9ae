/** Names of the queues. Making one takes the owner's rights (a partition each), so migrate.ts makes them all. */
export const QUEUES = ['sweep', 'drafts', 'contacts', 'reminders', 'webhooks', 'push', 'mailbox'] as const;
/**
 * pg-boss's own: every schedule becomes a job by way of it. Where it is missing pg-boss tries to make it, may not, says
 * nothing, and no schedule ever runs.
 */
export const RELAY = '__pgboss__send-it';
