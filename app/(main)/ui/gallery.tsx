'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { toast } from '#components/ui/toast.tsx';

export function Gallery({ ru }: { ru: boolean }) {
  const [name, setName] = useState('');
  return (
    <>
      <TextField label={ru ? 'Имя' : 'Name'} value={name} onChange={setName} />
      <Button onPress={() => toast({ title: 'ok' })}>OK</Button>
    </>
  );
}
