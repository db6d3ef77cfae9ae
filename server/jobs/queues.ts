/** Names of the queues. Making one takes the owner's rights (a partition each), so migrate.ts makes them all. */
export const QUEUES = ['sweep', 'drafts', 'contacts', 'reminders', 'webhooks', 'push', 'mailbox'] as const;
