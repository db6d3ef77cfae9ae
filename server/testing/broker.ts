/**
 * How a test worker gets the one PostgreSQL of the run: globalSetup listens on loopback and starts the server at the
 * first question, so that a run of pure tests pays nothing. What is asked for is the address of the migrated template.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Template {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

export interface Broker {
  readonly address: string;
  close(): Promise<void>;
}

export async function openBroker(start: () => Promise<Template>): Promise<Broker> {
  let template: Promise<Template> | null = null;
  const server: Server = createServer((_request, response) => {
    template ??= start();
    template.then(
      (found) => response.end(JSON.stringify(found)),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await template?.catch(() => {});
    },
  };
}

export async function askBroker(address: string): Promise<Template> {
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok) throw new Error(`the test database did not start: ${text}`);
  return JSON.parse(text) as Template;
}
