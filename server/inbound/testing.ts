/** A board whose addressee may answer by mail: the link, its address, and real MIME to send there. */
import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { Env } from '../env.ts';
import { replyAddress } from '../mail/reply-address.ts';
import { boardWorld, UPRAVLENIE } from '../recommendation/testing.ts';
import { createTestServices } from '../testing/services.ts';

export const DOMAIN = 'reply.example.org';
const composer = nodemailer.createTransport({ streamTransport: true, buffer: true });

export async function mailWorld(inbound: Omit<NonNullable<Env['inbound']>, 'domain'>) {
  const world = await createTestServices({ env: { inbound: { domain: DOMAIN, ...inbound } } });
  const b = await boardWorld(world);
  const { commands, queries } = world.nouns.recommendation;
  const desk = await queries.lettersDesk(b.secretary, b.forum.slug);
  const subject = desk.desks.find((one) => one.addressee.name === UPRAVLENIE);
  if (!subject) throw new Error('no desk');
  const { resolutionId } = subject;
  const made = await commands.createAnswerLink(b.secretary, {
    resolutionId,
    addresseeId: subject.addressee.id,
  });
  if (!made.ok) throw new Error(made.code);
  const { linkId } = made.data;
  const address = replyAddress(world.services.env.authSecret, DOMAIN, linkId);
  const mailDesk = () => world.nouns.inbound.queries.mailDesk(b.secretary, b.forum.slug);
  return {
    world,
    b,
    linkId,
    address,
    mailDesk,
    waiting: async () => (await mailDesk()).waiting,
    async mime(over: SendMailOptions = {}): Promise<Buffer> {
      const sent = await composer.sendMail({
        from: 'Начальник управления <uo@district.example>',
        to: address,
        subject: 'О резолюции',
        text: 'Приказ издан.',
        ...over,
      });
      return sent.message as unknown as Buffer;
    },
  };
}
