/** Says the name of the house, asks nobody anything. */
export default function EmptyPage() {
  return (
    <main>
      <h1>Вече</h1>
    </main>
  );
}
