/** An engine for resolutions in a process of its own, to be killed: `draft-node.ts <database url> <port> [limits]`. */
import postgres from 'postgres';
import { resolutionKind } from '#server/draft-kind.ts';
import { startNode } from '#server/drafting/testing.ts';

const [url = '', port = '0', limits = '{}'] = process.argv.slice(2);
const node = await startNode(postgres(url, { max: 6, onnotice: () => {} }), {
  port: Number(port),
  kinds: { resolution: resolutionKind },
  limits: JSON.parse(limits),
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: node.port });
