'use client';
/** Prints the page; itself never printed. */
import { Button } from '#components/ui/button.tsx';

export function PrintButton({ label }: { label: string }) {
  return (
    <Button tone="ink" onPress={() => window.print()}>
      {label}
    </Button>
  );
}
