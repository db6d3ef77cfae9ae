/** Telephones and addresses as people type them; what is not clearly one comes back as typed, with a flag. */
export type ContactFlag = 'phone_unsure' | 'email_unsure';

export function readPhone(source: string): { phone: string; unsure: boolean } {
  const text = source.trim();
  const first = text.split(/[;,/]|\s{2,}|\sи\s/)[0] ?? text;
  const digits = first.replace(/(?:доб|вн|ext).*$/i, '').replace(/\D/g, '');
  if (/^[78]\d{10}$/.test(digits)) return { phone: `+7${digits.slice(1)}`, unsure: first !== text };
  if (/^9\d{9}$/.test(digits)) return { phone: `+7${digits}`, unsure: first !== text };
  if (/^\+/.test(first) && digits.length >= 8 && digits.length <= 15)
    return { phone: `+${digits}`, unsure: false };
  return { phone: text, unsure: true };
}

export function readEmail(source: string): { email: string; unsure: boolean } {
  const text = source
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[;,.]+$/, '');
  const good =
    /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9а-яё](?:[a-z0-9а-яё-]*[a-z0-9а-яё])?(?:\.[a-zа-яё0-9-]{2,})+$/i.test(
      text,
    );
  return { email: good ? text.toLowerCase() : source.trim(), unsure: !good || text.length > 254 };
}

/** Telephone and address out of a mixed cell or line; `rest` is what remains. */
export function takeContacts(source: string): { phone?: string; email?: string; rest: string } {
  const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(source)?.[0];
  let rest = email ? source.replace(email, ' ') : source;
  const phone = /(?:\+7|\b8|\b9)[\s(-]*\d{2,4}[\s)-]*\d{2,3}[\s-]*\d{2}[\s-]*\d{2}\b/.exec(rest)?.[0];
  if (phone) rest = rest.replace(phone, ' ');
  rest = rest
    .replace(/(?:тел|моб|e-?mail|почта|эл\. почта)\.?\s*:?\s*(?=$|[,;\s])/gi, ' ')
    .replace(/\s+/g, ' ');
  return { ...(phone && { phone }), ...(email && { email }), rest: rest.replace(/^[\s,;]+|[\s,;]+$/g, '') };
}
