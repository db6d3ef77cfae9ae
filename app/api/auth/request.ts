/** What a route knows of its request, in the form next-auth wants; null where no provider is set. */
import { cookies, headers } from 'next/headers';
import { runtime } from '#server/runtime.ts';
import type { AuthDeps } from './handler.ts';

export async function authRequest() {
  const { env } = runtime().services;
  if (!env.oidc) return null;
  const head = Object.fromEntries((await headers()).entries());
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const deps: AuthDeps = {
    secret: env.authSecret,
    oidc: env.oidc,
    secure: head['x-forwarded-proto'] === 'https',
    signIn: (said) => runtime().account.commands.oidcSignIn(null, said, { channel: 'system' }),
  };
  return { headers: head, cookies: jar, deps };
}
