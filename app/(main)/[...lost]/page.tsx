/** Every address that nobody owns: with several root layouts Next shows our 404 only from inside one of them. */
import { notFound } from 'next/navigation';

export default function Lost(): never {
  notFound();
}
