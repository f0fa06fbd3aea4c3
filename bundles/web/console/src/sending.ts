import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, upload } from '@sunhall/shared/api';

/** A file on its way: how far it is, what came of it, what was found wrong; what it changes is read again afterwards. */
export function useSending<T>() {
  const client = useQueryClient();
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [taken, setTaken] = useState<T | null>(null);
  const send = async (path: string, file: File, again: string[], type?: string): Promise<boolean> => {
    setError(null);
    setTaken(null);
    setPart(0);
    try {
      setTaken(await upload<T>(path, file, setPart, type));
      await Promise.all(again.map((key) => client.invalidateQueries({ queryKey: [key] })));
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setPart(null);
    }
  };
  return { part, error, taken, faults: error instanceof Problem ? error.body.errors ?? [] : [], send };
}
